import type { CivilDate } from '../dates/civilDate'
import { DomainError } from '../errors'
import type { BasisPoints } from '../money/cents'
import type { ClientSnapshot, Language, SellerSnapshot } from '../parties/snapshots'
import { computeTotals } from '../quotes/totals'
import type { InvoiceContent, InvoiceLine, Mention, OperationKind } from './content'

/** A line of a draft, before its net is worked out. */
export type DraftLine = Omit<InvoiceLine, 'netCents'>

/** What the series gives at issue (I1). */
export type Numbering = { number: string; issuedOn: CivilDate }

/** A draft invoice with everything that its issue freezes (I2). */
export type InvoiceFacts = {
  numbering: Numbering
  kind: 'standard'
  language: Language
  /** ISO 4217 (M9) */
  currency: string
  suppliedOn: CivilDate
  dueOn: CivilDate
  /** Of a retainer's invoice. */
  period: InvoiceContent['period']
  operation: OperationKind
  seller: SellerSnapshot
  client: ClientSnapshot
  quote: InvoiceContent['quote']
  purchaseOrder: string | null
  lines: readonly DraftLine[]
  documentDiscountBp: BasisPoints
  /** In printing order. */
  mentions: Mention[]
  note: string | null
  paymentReference: string
}

/**
 * The invoice that a draft becomes: free, from a quote or of a retainer; all of it is left to pay (M3–M5, M8, I2).
 *
 * @throws {DomainError} `invoice.negativeTotal` { grossCents }: money that goes back is a credit note; and those of `computeTotals`
 */
export function invoiceContent(facts: InvoiceFacts): InvoiceContent {
  const { numbering, lines, documentDiscountBp, ...frozen } = facts
  const totals = computeTotals({ lines, documentDiscountBp, depositBp: 0 })
  const { documentDiscountCents, vat, netCents, vatCents, grossCents } = totals
  if (grossCents < 0) throw new DomainError('invoice.negativeTotal', { grossCents })
  return {
    schema: 'trait-d-union/invoice/1',
    ...frozen,
    ...numbering,
    lines: lines.map((line, index) => frozenLine(line, totals.lineNetCents[index] ?? 0)),
    documentDiscountCents,
    vat,
    netCents,
    vatCents,
    grossCents,
    prepaidCents: 0,
    payableCents: grossCents,
    preceding: [],
  }
}

/** Field by field: a draft's row may carry more, and what is frozen is hashed (I3). */
function frozenLine(line: DraftLine, netCents: number): InvoiceLine {
  const { label, description, unit, quantityMilli, unitPriceCents, discountBp, vatRateBp, vatCategory } = line
  return { label, description, unit, quantityMilli, unitPriceCents, discountBp, vatRateBp, vatCategory, netCents }
}
