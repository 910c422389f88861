import type { CivilDate } from '../dates/civilDate'
import { DomainError } from '../errors'
import { addCents, type Cents } from '../money/cents'
import type { QuoteContent } from '../quotes/content'
import { remainderAfterDeposits } from '../quotes/deposit'
import { applySelection, type QuoteSelection } from '../quotes/selection'
import type { InvoiceContent, PrecedingInvoice } from './content'
import { creditableLeft } from './creditableLeft'
import { invoiceContent, type InvoiceFacts } from './draftContent'
import { totalsOf } from './vatGroups'

/** An issued deposit invoice and the money around it. */
export type IssuedDeposit = {
  content: InvoiceContent
  /** Its payments less their refunds. */
  paidCents: Cents
  creditNotes: readonly InvoiceContent[]
}

/** The quote as it was signed: version, choice and day. */
export type SignedQuote = { quote: QuoteContent; selection: QuoteSelection; signedOn: CivilDate }

type OfTheQuote = 'kind' | 'language' | 'currency' | 'quote' | 'lines' | 'documentDiscountBp'

export type FinalInvoiceFacts = Omit<InvoiceFacts, OfTheQuote> & {
  signed: SignedQuote
  /** Every deposit invoice that was issued for the quote. */
  deposits: readonly IssuedDeposit[]
}

/**
 * The final invoice of a signed quote: every line that the client chose, the paid deposits deducted and named (I5, M7, R20).
 * A deposit that was credited in part counts with the rest of it; one credited in full is not mentioned.
 *
 * @throws {DomainError} `invoice.depositUnpaid` { number } when a deposit is neither paid nor credited in full, and those of
 *   `applySelection`
 */
export function finalInvoiceContent({ signed, deposits, ...facts }: FinalInvoiceFacts): InvoiceContent {
  const { quote, selection, signedOn } = signed
  const { lines, totals } = applySelection(quote, selection)
  const preceding = deposits.flatMap(deductible)
  const { grossCents: payableCents } = remainderAfterDeposits(totals, preceding)
  const { language, currency, documentDiscountBp, number } = quote
  const whole = invoiceContent({
    ...facts,
    kind: 'standard',
    language,
    currency,
    documentDiscountBp,
    lines,
    quote: { number, signedOn, grossCents: totals.grossCents },
  })
  const prepaidCents = addCents(...preceding.map((deposit) => deposit.grossCents))
  return { ...whole, kind: 'final', prepaidCents, payableCents, preceding }
}

function deductible({ content, paidCents, creditNotes }: IssuedDeposit): PrecedingInvoice[] {
  const vat = creditableLeft(content, creditNotes)
  if (vat.every(({ netCents, vatCents }) => netCents === 0 && vatCents === 0)) return []
  const { number, issuedOn } = content
  const { grossCents } = totalsOf(vat)
  if (paidCents < grossCents) throw new DomainError('invoice.depositUnpaid', { number })
  return [{ number, issuedOn, grossCents, vat }]
}
