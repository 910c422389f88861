import type { Payload } from 'payload'

import { inTransaction } from '@/database/transaction'
import type { Invoice } from '@/payload-types'
import { issueDraft } from '@/services/invoices/issueDraft'
import { settleInvoice } from '@/services/invoices/settle'

import { createClient, createContact, requestAs } from './people'

type Line = NonNullable<Invoice['lines']>[number]

/** Two days of maintenance at 500 €, 20 % VAT: 1 200 €, unless said otherwise. */
export function invoiceLine(facts: Partial<Line> = {}): Line {
  return {
    label: 'Maintenance',
    unit: 'jour',
    quantityMilli: 2_000,
    unitPriceCents: 50_000,
    vatRateBp: 2_000,
    ...facts,
  }
}

type InvoiceFacts = Partial<Omit<Invoice, 'client'>> & { client?: string }

/** A free draft that lacks nothing, for a client of its own with a contact who gets the invoices. */
export async function createInvoiceDraft(payload: Payload, { client, ...facts }: InvoiceFacts = {}): Promise<string> {
  const draft = await payload.create({
    collection: 'invoices',
    data: {
      state: 'draft',
      kind: 'standard',
      client: client ?? (await createBilledClient(payload)),
      language: 'fr',
      lines: [invoiceLine()],
      ...facts,
    },
    depth: 0,
  })
  return draft.id
}

/** A client with somebody who gets the invoices. */
export async function createBilledClient(payload: Payload): Promise<string> {
  const { id } = await createClient(payload)
  await createContact(payload, { client: id, rights: ['billing'], name: 'Léa Comptable' })
  return id
}

/** A free invoice that is issued and unpaid. */
export async function createIssuedInvoice(payload: Payload, facts: InvoiceFacts = {}): Promise<Invoice> {
  const id = await createInvoiceDraft(payload, facts)
  await issueDraft(await requestAs(payload), id)
  return readInvoiceRow(payload, id)
}

export function readInvoiceRow(payload: Payload, id: string): Promise<Invoice> {
  return payload.findByID({ collection: 'invoices', id, depth: 0, joins: false })
}

/** Money that came for an issued invoice, which is settled by it. */
export async function payInvoice(
  payload: Payload,
  { invoiceId, amountCents }: { invoiceId: string; amountCents: number },
): Promise<void> {
  const invoice = await readInvoiceRow(payload, invoiceId)
  const req = await requestAs(payload)
  await inTransaction(req, async () => {
    await payload.create({
      collection: 'payments',
      data: {
        state: 'succeeded',
        kind: 'payment',
        amountCents,
        currency: 'EUR',
        method: 'transfer',
        client: invoice.client,
        invoice: invoiceId,
        receivedOn: '2026-11-24',
      },
      depth: 0,
      req,
    })
    await settleInvoice(req, invoiceId)
  })
}
