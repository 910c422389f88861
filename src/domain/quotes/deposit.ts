import { allocateByLargestRemainder } from '../money/allocate'
import { addCents, roundedRatio, type BasisPoints, type Cents } from '../money/cents'
import type { QuoteTotals, VatGroup } from './totals'

/** A deposit split over the VAT groups; groups that get no cent are left out. */
export type Deposit = { grossCents: Cents; vat: VatGroup[] }

/** The deposit that a quote asks for, split over its VAT groups (M6); empty when it asks for none. */
export function depositOf(totals: Pick<QuoteTotals, 'vat' | 'depositGrossCents'>): Deposit {
  return splitGross(totals.vat, totals.depositGrossCents)
}

/**
 * Splits an amount including VAT over VAT groups in proportion to their gross (M6). In each part net = round(gross ÷ (1 + rate))
 * and VAT is the rest: one cent may lie between that VAT and round(net × rate), e.g. for 0,09 € at 20 %.
 *
 * @param groups sorted by falling rate; ties go to the higher rate
 */
export function splitGross(groups: readonly VatGroup[], grossCents: Cents): Deposit {
  const parts = allocateByLargestRemainder(
    grossCents,
    groups.map((group) => group.netCents + group.vatCents),
  )
  const vat = groups.map((group, index) => ({ ...group, ...netAndVat(parts[index] ?? 0, group.rateBp) }))
  return { grossCents, vat: vat.filter((group) => group.netCents !== 0 || group.vatCents !== 0) }
}

function netAndVat(grossCents: Cents, rateBp: BasisPoints): Pick<VatGroup, 'netCents' | 'vatCents'> {
  const netCents = roundedRatio(BigInt(grossCents) * 10_000n, BigInt(10_000 + rateBp))
  return { netCents, vatCents: grossCents - netCents }
}

export type Remainder = { vat: VatGroup[]; netCents: Cents; vatCents: Cents; grossCents: Cents }

/**
 * What the final invoice still books and asks for: the signed groups less those of every deposit, so that deposits and
 * final invoice together are the signed quote to the cent, per VAT group (M7, R20). After deposits of the whole gross a
 * group may keep one cent of net and minus one of VAT.
 */
export function remainderAfterDeposits(signed: Pick<QuoteTotals, 'vat'>, deposits: readonly Deposit[]): Remainder {
  const paid = deposits.flatMap((deposit) => deposit.vat)
  if (paid.some((part) => !signed.vat.some(isSameGroup(part))))
    throw new RangeError('A deposit has a VAT group that the signed quote has not')
  const vat = signed.vat.map((group) => less(group, paid.filter(isSameGroup(group))))
  const netCents = addCents(...vat.map((group) => group.netCents))
  const vatCents = addCents(...vat.map((group) => group.vatCents))
  return { vat, netCents, vatCents, grossCents: addCents(netCents, vatCents) }
}

function isSameGroup(group: VatGroup): (other: VatGroup) => boolean {
  return (other) => other.category === group.category && other.rateBp === group.rateBp
}

function less(group: VatGroup, parts: readonly VatGroup[]): VatGroup {
  const netCents = addCents(group.netCents, ...parts.map((part) => 0 - part.netCents))
  const vatCents = addCents(group.vatCents, ...parts.map((part) => 0 - part.vatCents))
  return { ...group, netCents, vatCents }
}
