import { addDays, isAfter, isBefore, type CivilDate } from '../dates/civilDate'
import { addCents, type Cents } from '../money/cents'
import type { Problem } from '../problems'

export const promiseStates = ['open', 'kept', 'broken'] as const
export type PromiseState = (typeof promiseStates)[number]

/** D4. */
export const longestPromiseDays = 30

/**
 * What is wrong with the date that a debtor promises: `inPast`, or `tooFar` beyond 30 days (D4). Today is a promise too.
 *
 * @param today day in Paris
 */
export function promiseProblems({ on, today }: { on: CivilDate; today: CivilDate }): Problem[] {
  if (isBefore(on, today)) return [{ field: 'promisedOn', code: 'inPast' }]
  return isAfter(on, addDays(today, longestPromiseDays)) ? [{ field: 'promisedOn', code: 'tooFar' }] : []
}

export type PromiseFacts = {
  madeOn: CivilDate
  /** Last day of the promise. */
  on: CivilDate
  /** null: all that was left. */
  amountCents: Cents | null
  /** Succeeded payments of the invoice, refunds as negative amounts, by the day the money came. */
  payments: readonly { on: CivilDate; amountCents: Cents }[]
  /** What is left to pay now, after those payments and the credit notes. */
  balanceCents: Cents
  today: CivilDate
}

/**
 * Kept once what came from the making of the promise to its date reaches the amount, or all that was owed if that is less;
 * broken when the date has passed without it; else open (D5). Money that came too late does not keep a promise.
 */
export function settlePromise({ madeOn, on, amountCents, payments, balanceCents, today }: PromiseFacts): PromiseState {
  const sinceMade = payments.filter((payment) => !isBefore(payment.on, madeOn))
  const inTime = sinceMade.filter((payment) => !isAfter(payment.on, on))
  const owedCents = addCents(balanceCents, totalOf(sinceMade))
  const promisedCents = amountCents === null ? owedCents : Math.min(amountCents, owedCents)
  if (totalOf(inTime) >= promisedCents) return 'kept'
  return isAfter(today, on) ? 'broken' : 'open'
}

function totalOf(payments: PromiseFacts['payments']): Cents {
  return addCents(...payments.map(({ amountCents }) => amountCents))
}
