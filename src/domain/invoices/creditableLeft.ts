import { DomainError } from '../errors'
import type { Cents } from '../money/cents'
import { remainderAfterDeposits, splitGross } from '../quotes/deposit'
import type { VatGroup } from '../quotes/totals'
import type { InvoiceContent } from './content'
import { bookedVat, grossOf, isSameGroup, totalsOf } from './vatGroups'

type Creditable = Pick<InvoiceContent, 'kind' | 'number' | 'vat' | 'preceding'>

/**
 * What credit notes may still take back, per VAT group in the invoice's order: what it booked less the credit notes that it has
 * already (I6). A final invoice's deposits are credited on the deposit invoices, so they do not count here (M7).
 *
 * @throws {DomainError} `creditNote.ofCreditNote` { number }
 */
export function creditableLeft(invoice: Creditable, earlierCreditNotes: readonly InvoiceContent[]): VatGroup[] {
  if (invoice.kind === 'credit-note') throw new DomainError('creditNote.ofCreditNote', { number: invoice.number })
  if (earlierCreditNotes.some((note) => !isFor(invoice, note)))
    throw new RangeError(`A credit note that does not correct ${invoice.number}`)
  return remainderAfterDeposits({ vat: bookedVat(invoice) }, earlierCreditNotes).vat
}

function isFor(invoice: Creditable, { kind, preceding }: InvoiceContent): boolean {
  return kind === 'credit-note' && preceding.some(({ number }) => number === invoice.number)
}

/**
 * Splits an amount including VAT over what is left as M6 does, but never takes more of a net or of a VAT than is left there; the
 * whole of what is left is taken to the cent. Groups that get no cent are left out.
 *
 * @param left sorted by falling rate, with a positive sum
 * @param grossCents 0 … the sum of what is left
 */
export function splitOverLeft(left: readonly VatGroup[], grossCents: Cents): VatGroup[] {
  const total = totalsOf(left).grossCents
  if (grossCents < 0 || grossCents > total) throw new RangeError(`${grossCents} of the ${total} cents that are left`)
  if (grossCents === total) return left.filter((group) => group.netCents !== 0 || group.vatCents !== 0)
  return splitGross(left, grossCents).vat.flatMap((part) =>
    left.filter(isSameGroup(part)).map((group) => partWithin(group, part)),
  )
}

/** After many small parts, the rounding of M6 alone would take a net or a VAT that is no longer there. */
function partWithin(left: VatGroup, part: VatGroup): VatGroup {
  const gross = grossOf(part)
  const least = Math.max(Math.min(0, left.netCents), gross - Math.max(0, left.vatCents))
  const most = Math.min(Math.max(0, left.netCents), gross - Math.min(0, left.vatCents))
  const netCents = Math.min(Math.max(part.netCents, least), most)
  return { ...part, netCents, vatCents: gross - netCents }
}
