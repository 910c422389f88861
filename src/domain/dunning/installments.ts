import { addMonths, type CivilDate } from '../dates/civilDate'
import { DomainError } from '../errors'
import { allocateByLargestRemainder } from '../money/allocate'
import type { Cents } from '../money/cents'

export type DebtorPlan = {
  balanceCents: Cents
  parts: 2 | 3
  /** Day of the first part; `promiseProblems` says which are allowed. */
  firstOn: CivilDate
}

export type DebtorInstallment = { on: CivilDate; amountCents: Cents }

/**
 * The parts in which a debtor pays what is left: a month apart, within a cent of each other, adding up to the balance; the
 * odd cents come first. Each date is the first one's day, or the last of a shorter month.
 *
 * @throws {DomainError} `dunning.planTooSmall` { balanceCents, parts } when a part would be nothing
 */
export function debtorInstallments({ balanceCents, parts, firstOn }: DebtorPlan): DebtorInstallment[] {
  if (balanceCents < parts) throw new DomainError('dunning.planTooSmall', { balanceCents, parts })
  const weights = Array.from({ length: parts }, () => 1)
  return allocateByLargestRemainder(balanceCents, weights).map((amountCents, index) => ({
    on: addMonths(firstOn, index),
    amountCents,
  }))
}
