import { isSameGroup, totalsOf } from '../invoices/vatGroups'
import { addCents, type Cents } from '../money/cents'
import type { VatGroup } from '../quotes/totals'
import { vatSharesOfPayment } from './vatShares'

/** One movement of money of an invoice; a refund is negative. `at` sorts: the day of receipt, then the instant of the row. */
export type MoneyMovement = { id: string; at: string; amountCents: Cents }

/** The VAT that a credit note takes back, as positive groups; `at` as in `MoneyMovement`. */
export type CreditedVat = { at: string; vat: readonly VatGroup[] }

/** What a movement brings per VAT group, and the part that has no VAT: more than the invoice asks for (P4). */
export type MovementShares = { id: string; shares: VatGroup[]; unallocatedCents: Cents }

/**
 * The VAT groups of every movement of an invoice (R55), each as what the invoice has received with it less what it had before:
 * they add up to what was received of the invoice less its credit notes, to the cent, whatever came in between.
 *
 * @param booked what the invoice itself books (`bookedVat`)
 */
export function sharesOfMovements(
  booked: readonly VatGroup[],
  credits: readonly CreditedVat[],
  movements: readonly MoneyMovement[],
): MovementShares[] {
  let paidCents: Cents = 0
  let received: VatGroup[] = []
  return movements
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ id, at, amountCents }) => {
      paidCents = addCents(paidCents, amountCents)
      const owed = less(
        booked,
        credits.filter((credit) => credit.at <= at).flatMap(({ vat }) => vat),
      )
      const before = received
      received = receivedOf(owed, paidCents)
      const shares = less(received, before)
      return { id, shares, unallocatedCents: amountCents - totalsOf(shares).grossCents }
    })
}

function receivedOf(owed: readonly VatGroup[], paidCents: Cents): VatGroup[] {
  const { grossCents } = totalsOf(owed)
  return grossCents <= 0 ? [] : vatSharesOfPayment(owed, 0, Math.min(Math.max(paidCents, 0), grossCents))
}

/** Group by group; what comes to nothing is left out. */
function less(groups: readonly VatGroup[], taken: readonly VatGroup[]): VatGroup[] {
  const missing = taken.filter((group) => !groups.some(isSameGroup(group)))
  return [...groups, ...missing.map((group) => ({ ...group, netCents: 0, vatCents: 0 }))]
    .map((group) => {
      const { netCents, vatCents } = totalsOf(taken.filter(isSameGroup(group)))
      return { ...group, netCents: group.netCents - netCents, vatCents: group.vatCents - vatCents }
    })
    .filter(({ netCents, vatCents }) => netCents !== 0 || vatCents !== 0)
}
