import { DomainError } from '../errors'
import type { Cents } from '../money/cents'
import type { ClientSnapshot, SellerSnapshot } from '../parties/snapshots'
import type { VatGroup } from '../quotes/totals'
import type { InvoiceContent, InvoiceLine, Mention } from './content'
import { creditableLeft, splitOverLeft } from './creditableLeft'
import { creditOfLines, type Credit, type CreditedLine } from './creditedLines'
import type { Numbering } from './draftContent'
import { totalsOf } from './vatGroups'

/** How much of an invoice a credit note takes back (I6). */
export type CreditScope =
  /** All that is left. */
  | { kind: 'full' }
  /** An amount including VAT, split as M6 over what is left. */
  | { kind: 'amount'; grossCents: Cents }
  | { kind: 'lines'; lines: readonly CreditedLine[] }

export type CreditNoteFacts = {
  numbering: Numbering
  invoice: InvoiceContent
  /** Every issued credit note of this invoice. */
  earlierCreditNotes: readonly InvoiceContent[]
  scope: CreditScope
  /** Of the lines that stand for an amount, one per VAT group, e.g. "Avoir sur facture FA-2026-0001", "forfait". */
  wording: { lineLabel: string; unit: string }
  /** Why, told to the client. */
  reason: string
  /** In printing order. */
  mentions: Mention[]
  /** As they are at issue (I2). */
  seller: SellerSnapshot
  client: ClientSnapshot
}

/**
 * The credit note (381) of an invoice, a deposit or a final invoice; its amounts are positive and are what goes back to the client
 * (I6, R21). All credit notes of one invoice together never exceed what it booked, in any VAT group and in all.
 *
 * @throws {DomainError} `creditNote.ofCreditNote` { number } · `creditNote.nothingLeft` { number } · `creditNote.nothingToCredit`
 *   · `creditNote.amountTooLarge` { leftCents }, including VAT · those of `creditOfLines`
 */
export function creditNoteContent(facts: CreditNoteFacts): InvoiceContent {
  const { invoice, numbering, mentions, reason, seller, client } = facts
  const left = creditableLeft(invoice, facts.earlierCreditNotes)
  const leftCents = totalsOf(left).grossCents
  if (leftCents <= 0) throw new DomainError('creditNote.nothingLeft', { number: invoice.number })
  const credit = creditOf(facts, left)
  const totals = totalsOf(credit.vat)
  assertAmount(totals.grossCents, leftCents)
  const { number, issuedOn, grossCents, vat } = invoice
  return {
    ...invoice,
    ...numbering,
    kind: 'credit-note',
    dueOn: numbering.issuedOn,
    seller,
    client,
    ...credit,
    ...totals,
    prepaidCents: 0,
    payableCents: totals.grossCents,
    preceding: [{ number, issuedOn, grossCents, vat }],
    mentions,
    note: reason,
  }
}

function creditOf(facts: CreditNoteFacts, left: VatGroup[]): Credit {
  const { invoice, scope, wording } = facts
  switch (scope.kind) {
    case 'full':
      return isUntouched(facts) ? wholeInvoice(invoice) : creditOfGroups(left, wording)
    case 'amount':
      assertAmount(scope.grossCents, totalsOf(left).grossCents)
      return creditOfGroups(splitOverLeft(left, scope.grossCents), wording)
    case 'lines':
      return creditOfLines(invoice, scope.lines, left)
  }
}

/** Then the credit note can repeat the invoice's lines: nothing was credited or deducted before. */
function isUntouched({ invoice, earlierCreditNotes }: CreditNoteFacts): boolean {
  return earlierCreditNotes.length === 0 && invoice.preceding.length === 0
}

function wholeInvoice({ lines, documentDiscountCents, vat }: InvoiceContent): Credit {
  return { lines, documentDiscountCents, vat }
}

/** Lines too: without the discount line of another rate, a line may be more than the whole invoice. */
function assertAmount(grossCents: Cents, leftCents: Cents): void {
  if (!Number.isSafeInteger(grossCents) || grossCents <= 0) throw new DomainError('creditNote.nothingToCredit')
  if (grossCents > leftCents) throw new DomainError('creditNote.amountTooLarge', { leftCents })
}

function creditOfGroups(groups: VatGroup[], wording: CreditNoteFacts['wording']): Credit {
  return { lines: groups.map((group) => lineOf(group, wording)), documentDiscountCents: 0, vat: groups }
}

/** A price is never negative in EN 16931 (BR-27): the quantity carries the sign. */
function lineOf(group: VatGroup, { lineLabel, unit }: CreditNoteFacts['wording']): InvoiceLine {
  return {
    label: lineLabel,
    description: null,
    unit,
    quantityMilli: group.netCents < 0 ? -1_000 : 1_000,
    unitPriceCents: Math.abs(group.netCents),
    discountBp: 0,
    vatRateBp: group.rateBp,
    vatCategory: group.category,
    netCents: group.netCents,
  }
}
