import { addCents, type Cents } from '../money/cents'
import { remainderAfterDeposits } from '../quotes/deposit'
import type { VatGroup } from '../quotes/totals'
import type { InvoiceContent } from './content'

/** Net and VAT of a group together. */
export function grossOf(group: Pick<VatGroup, 'netCents' | 'vatCents'>): Cents {
  return addCents(group.netCents, group.vatCents)
}

/** The totals that VAT groups add up to (M6). */
export function totalsOf(groups: readonly VatGroup[]): Pick<InvoiceContent, 'netCents' | 'vatCents' | 'grossCents'> {
  const netCents = addCents(...groups.map((group) => group.netCents))
  const vatCents = addCents(...groups.map((group) => group.vatCents))
  return { netCents, vatCents, grossCents: addCents(netCents, vatCents) }
}

type GroupKey = Pick<VatGroup, 'category' | 'rateBp'>

/** Whether two groups have the same category and rate (M4). */
export function isSameGroup(group: GroupKey): (other: GroupKey) => boolean {
  return (other) => other.category === group.category && other.rateBp === group.rateBp
}

/** What an invoice itself books, per VAT group: a final invoice books what its deposits have not booked before (M7). */
export function bookedVat(invoice: Pick<InvoiceContent, 'kind' | 'vat' | 'preceding'>): VatGroup[] {
  return invoice.kind === 'final' ? remainderAfterDeposits(invoice, invoice.preceding).vat : [...invoice.vat]
}
