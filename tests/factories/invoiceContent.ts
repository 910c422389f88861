import { civilDate } from '@/domain/dates/civilDate'
import { depositInvoiceContent } from '@/domain/invoices/depositInvoice'
import type { InvoiceContent, InvoiceLine, Mention } from '@/domain/invoices/content'
import { transferReference } from '@/domain/payments/transferReference'
import { depositOf } from '@/domain/quotes/deposit'
import { isPreselected } from '@/domain/quotes/selection'
import { lineNet } from '@/domain/quotes/totals'
import { quoteContentFixture } from './quoteContent'

const mentions: Mention[] = [
  {
    code: 'PMD',
    text: 'En cas de retard de paiement, pénalités au taux de 12,40 % l’an, exigibles sans rappel (C. com. L441-10).',
  },
  { code: 'PMT', text: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €.' },
  { code: 'AAB', text: 'Les règlements reçus avant la date d’échéance ne donneront pas lieu à escompte.' },
]

/** The paid deposit invoice of `quoteContentFixture`, or what the overrides make of it. */
export function invoiceContentFixture(overrides: Partial<InvoiceContent> = {}): InvoiceContent {
  const quote = quoteContentFixture()
  const deposit = depositOf(quote.totals)
  const paid = depositInvoiceContent({
    quote,
    signedOn: civilDate('2026-11-26'),
    selectionTotals: quote.totals,
    deposit,
    number: 'FA-2026-0017',
    issuedOn: civilDate('2026-12-01'),
    paidOn: civilDate('2026-11-30'),
    paidCents: deposit.grossCents,
    paymentReference: transferReference('quote', quote.number),
    purchaseOrder: 'BC-8841',
    wording: { lineLabel: 'Acompte de 30 % sur devis DEV-2026-0042', unit: 'forfait', mentions },
  })
  return { ...paid, ...overrides }
}

/** The final invoice of the same quote: all work lines, the deposit deducted, the rest to pay by transfer (R20). */
export function finalInvoiceContentFixture(overrides: Partial<InvoiceContent> = {}): InvoiceContent {
  const quote = quoteContentFixture()
  const deposit = invoiceContentFixture()
  const { documentDiscountCents, vat, netCents, vatCents, grossCents } = quote.totals
  return {
    ...deposit,
    kind: 'final',
    number: 'FA-2027-0009',
    issuedOn: civilDate('2027-02-15'),
    suppliedOn: civilDate('2027-02-12'),
    dueOn: civilDate('2027-03-17'),
    lines: quote.lines.filter(isPreselected).map((line): InvoiceLine => ({ ...line, netCents: lineNet(line) })),
    documentDiscountCents,
    vat,
    netCents,
    vatCents,
    grossCents,
    prepaidCents: deposit.grossCents,
    payableCents: grossCents - deposit.grossCents,
    preceding: [
      { number: deposit.number, issuedOn: deposit.issuedOn, grossCents: deposit.grossCents, vat: deposit.vat },
    ],
    paymentReference: transferReference('invoice', 'FA-2027-0009'),
    ...overrides,
  }
}
