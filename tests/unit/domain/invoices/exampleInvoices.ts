import { civilDate } from '@/domain/dates/civilDate'
import type { InvoiceContent } from '@/domain/invoices/content'
import { creditNoteContent, type CreditNoteFacts } from '@/domain/invoices/creditNote'
import { depositInvoiceContent } from '@/domain/invoices/depositInvoice'
import { invoiceContent, type DraftLine, type InvoiceFacts } from '@/domain/invoices/draftContent'
import { finalInvoiceContent, type FinalInvoiceFacts, type IssuedDeposit } from '@/domain/invoices/finalInvoice'
import type { QuoteContent } from '@/domain/quotes/content'
import { splitGross } from '@/domain/quotes/deposit'
import { defaultSelection } from '@/domain/quotes/selection'
import { exampleClient, exampleSeller } from '../quotes/exampleQuote'

const wording = { lineLabel: 'Avoir', unit: 'forfait' }

export function draftLine(facts: Partial<DraftLine> = {}): DraftLine {
  return {
    label: 'Prestation',
    description: null,
    unit: 'jour',
    quantityMilli: 1_000,
    unitPriceCents: 10_000,
    discountBp: 0,
    vatRateBp: 2_000,
    vatCategory: 'S',
    ...facts,
  }
}

export function draftFacts(facts: Partial<InvoiceFacts> = {}): InvoiceFacts {
  return {
    numbering: { number: 'FA-2026-0003', issuedOn: civilDate('2026-12-01') },
    kind: 'standard',
    language: 'fr',
    currency: 'EUR',
    suppliedOn: civilDate('2026-11-30'),
    dueOn: civilDate('2026-12-31'),
    period: null,
    operation: 'services',
    seller: exampleSeller,
    client: exampleClient,
    quote: null,
    purchaseOrder: null,
    lines: [draftLine()],
    documentDiscountBp: 0,
    mentions: [],
    note: null,
    paymentReference: 'RF18539007547034',
    ...facts,
  }
}

export function exampleInvoice(facts: Partial<InvoiceFacts> = {}): InvoiceContent {
  return invoiceContent(draftFacts(facts))
}

/** A paid deposit of so many cents of the quote. */
export function exampleDeposit(
  quote: QuoteContent,
  grossCents: number,
  facts: Partial<IssuedDeposit> & { number?: string } = {},
): IssuedDeposit {
  const { number = 'FA-2026-0001', ...money } = facts
  const content = depositInvoiceContent({
    quote,
    signedOn: civilDate('2026-11-25'),
    selectionTotals: quote.totals,
    deposit: splitGross(quote.totals.vat, grossCents),
    number,
    issuedOn: civilDate('2026-11-28'),
    paidOn: civilDate('2026-11-27'),
    paidCents: grossCents,
    paymentReference: 'RF18539007547034',
    purchaseOrder: null,
    wording: { lineLabel: 'Acompte', unit: 'forfait', mentions: [] },
  })
  return { content, paidCents: grossCents, creditNotes: [], ...money }
}

export function exampleFinal(
  quote: QuoteContent,
  deposits: readonly IssuedDeposit[],
  facts: Partial<FinalInvoiceFacts> = {},
): InvoiceContent {
  return finalInvoiceContent({
    numbering: { number: 'FA-2027-0002', issuedOn: civilDate('2027-02-01') },
    suppliedOn: civilDate('2027-01-31'),
    dueOn: civilDate('2027-03-03'),
    period: null,
    operation: 'services',
    seller: exampleSeller,
    client: exampleClient,
    purchaseOrder: null,
    mentions: [],
    note: null,
    paymentReference: 'RF18539007547034',
    signed: { quote, selection: defaultSelection(quote), signedOn: civilDate('2026-11-25') },
    deposits,
    ...facts,
  })
}

export function exampleCredit(
  invoice: InvoiceContent,
  scope: CreditNoteFacts['scope'],
  earlierCreditNotes: readonly InvoiceContent[] = [],
): InvoiceContent {
  return creditNoteContent({
    numbering: { number: `AV-2027-000${earlierCreditNotes.length + 1}`, issuedOn: civilDate('2027-03-01') },
    invoice,
    earlierCreditNotes,
    scope,
    wording,
    reason: 'Jour facturé deux fois.',
    mentions: [],
    seller: exampleSeller,
    client: exampleClient,
  })
}
