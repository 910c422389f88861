import { transferReference } from '../../src/domain/payments/transferReference'
import type { BenchInvoice, BenchQuote } from './documents'
import { noon } from './documents'
import { benchId, lineId } from './ids'
import { benchClient, benchNote } from './model'
import type { Row } from './copyRows'

export function clientRow(rank: number, at: string): Row {
  const { name, kind, siren, siret, vatNumber, address } = benchClient(rank)
  return {
    id: benchId('client', rank),
    name,
    kind,
    language: 'fr',
    siren,
    siret,
    vat_number: vatNumber,
    address_line1: address.line1,
    address_postal_code: address.postalCode,
    address_city: address.city,
    address_country: address.country,
    notes: benchNote,
    created_at: at,
    updated_at: at,
  }
}

/** As a draft: lines can only be written while their document is one; `finalState` follows. */
export function quoteRow({ rank, clientRank, state, number, title, day, validUntil, totals }: BenchQuote): Row {
  const at = noon(day)
  const isAccepted = state === 'accepted'
  return {
    id: benchId('quote', rank),
    state: 'draft',
    number,
    title,
    client_id: benchId('client', clientRank),
    language: 'fr',
    deposit_bp: 3_000,
    payment_term_days: 30,
    deposit_state: isAccepted ? 'paid' : 'none',
    deposit_reference: isAccepted && number !== null ? transferReference('quote', number) : null,
    valid_until: validUntil,
    sent_at: state === 'draft' ? null : at,
    accepted_at: isAccepted ? at : null,
    closed_at: state === 'draft' ? null : at,
    decline_reason: state === 'declined' ? 'price' : null,
    subtotal_cents: totals.subtotalCents,
    net_cents: totals.netCents,
    vat_cents: totals.vatCents,
    gross_cents: totals.grossCents,
    deposit_cents: totals.depositGrossCents,
    currency: 'EUR',
    vat_groups: totals.vat,
    created_at: at,
    updated_at: at,
  }
}

/** As a draft, with all that its issue freezes. */
export function invoiceRow(invoice: BenchInvoice): Row {
  const { content, rank, quoteRank } = invoice
  return {
    id: benchId('invoice', rank),
    state: 'draft',
    number: invoice.number,
    series: invoice.series,
    year: invoice.year,
    sequence: invoice.sequence,
    client_name: content.client.name,
    client_id: benchId('client', invoice.clientRank),
    kind: content.kind,
    language: content.language,
    supplied_on: content.suppliedOn,
    issued_on: content.issuedOn,
    due_on: content.dueOn,
    net_cents: content.netCents,
    vat_cents: content.vatCents,
    gross_cents: content.grossCents,
    prepaid_cents: 0,
    paid_cents: invoice.paidCents,
    balance_cents: content.grossCents - invoice.paidCents,
    payment_reference: content.paymentReference,
    quote_id: quoteRank === null ? null : benchId('quote', quoteRank),
    issued_at: invoice.issuedAt,
    sha256: invoice.sha256,
    previous_sha256: invoice.previousSha256,
    currency: content.currency,
    vat_groups: content.vat,
    content,
    created_at: invoice.issuedAt,
    updated_at: invoice.issuedAt,
  }
}

type Lined = { rank: number; lines: BenchQuote['lines'] }

export function lineRows(kind: 'quote' | 'invoice', { rank, lines }: Lined): Row[] {
  return lines.map((line, index) => ({
    _order: index + 1,
    _parent_id: benchId(kind, rank),
    id: lineId(kind, rank, index),
    label: line.label,
    unit: line.unit,
    quantity_milli: line.quantityMilli,
    unit_price_cents: line.unitPriceCents,
    discount_bp: line.discountBp,
    vat_rate_bp: line.vatRateBp,
    vat_category: line.vatCategory,
    net_cents: line.netCents,
  }))
}

/** Payments are numbered through: the first one of an invoice has this rank. */
export function paymentRows({ payments, rank, clientRank, content }: BenchInvoice, firstRank: number): Row[] {
  return payments.map(({ amountCents, receivedOn }, index) => ({
    id: benchId('payment', firstRank + index),
    state: 'succeeded',
    kind: 'payment',
    amount_cents: amountCents,
    currency: 'EUR',
    method: 'transfer',
    received_on: receivedOn,
    reference: content.paymentReference,
    client_id: benchId('client', clientRank),
    invoice_id: benchId('invoice', rank),
    provider: 'manual',
    provider_id: `bench:${rank}:${index}`,
    created_at: noon(receivedOn),
    updated_at: noon(receivedOn),
  }))
}
