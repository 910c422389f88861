import { grossOf, isSameGroup, totalsOf } from '../invoices/vatGroups'
import { addCents, roundedRatio, type Cents } from '../money/cents'
import { splitGross } from '../quotes/deposit'
import type { VatGroup } from '../quotes/totals'

/**
 * How much net and VAT of each group a payment brings (R55). It is what the groups have received after it less what they had before,
 * so that the payments of an invoice, in whatever parts, add up to its groups to the cent. A refund is a negative amount.
 *
 * @param invoiceVat what the invoice books, less its credit notes; sorted by falling rate
 * @param alreadyAllocatedGross the sum of the earlier payments, less refunds: 0 … the groups' gross
 * @param amount at most what is still unpaid; more than that is a client's credit and has no VAT yet (P4)
 * @returns the groups that get a cent, in their order
 */
export function vatSharesOfPayment(
  invoiceVat: readonly VatGroup[],
  alreadyAllocatedGross: Cents,
  amount: Cents,
): VatGroup[] {
  const before = receivedAt(invoiceVat, alreadyAllocatedGross)
  const after = receivedAt(invoiceVat, addCents(alreadyAllocatedGross, amount))
  return invoiceVat.flatMap((group, index) => {
    const netCents = (after[index]?.netCents ?? 0) - (before[index]?.netCents ?? 0)
    const vatCents = (after[index]?.vatCents ?? 0) - (before[index]?.vatCents ?? 0)
    return netCents === 0 && vatCents === 0 ? [] : [{ ...group, netCents, vatCents }]
  })
}

type Received = Pick<VatGroup, 'netCents' | 'vatCents'>

/** What each group has received once so much has been paid in all; everything is the groups themselves. */
function receivedAt(groups: readonly VatGroup[], paidCents: Cents): Received[] {
  const totalCents = totalsOf(groups).grossCents
  if (paidCents < 0 || paidCents > totalCents) throw new RangeError(`${paidCents} paid of ${totalCents} cents`)
  if (paidCents === totalCents) return [...groups]
  const parts = splitGross(groups, paidCents).vat
  return groups.map((group) => {
    const part = parts.find(isSameGroup(group))
    return part === undefined ? { netCents: 0, vatCents: 0 } : inProportion(group, grossOf(part))
  })
}

/** By the group's own net and VAT rather than by its rate: a credit note or a deposit may have moved them by a cent. */
function inProportion({ netCents, vatCents }: VatGroup, partCents: Cents): Received {
  const vat = roundedRatio(BigInt(vatCents) * BigInt(partCents), BigInt(netCents + vatCents))
  return { netCents: partCents - vat, vatCents: vat }
}
