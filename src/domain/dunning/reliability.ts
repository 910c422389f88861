import { roundedRatio } from '../money/cents'

export type PaymentRecord = {
  promisesKept: number
  promisesBroken: number
  /** Per paid invoice, days from the due date to the day it was paid in full; zero or less when in time. */
  daysLate: readonly number[]
}

/** What lowers a score, or could have, with the points that it took. */
export type ReliabilityReason =
  | { kind: 'promises'; kept: number; broken: number; pointsLost: number }
  | { kind: 'lateness'; invoices: number; meanDaysLate: number; pointsLost: number }

/** `score` 0 (never pays as said) … 100 (always in time); null when nothing is known yet. */
export type Reliability = { score: number | null; reasons: ReliabilityReason[] }

const mostForPromises = 40
const mostForLateness = 60
const pointsPerDay = 2

/**
 * How far a client pays as agreed: 100 less up to 40 points for the share of broken promises and two per mean day late, up to
 * 60. An invoice paid early counts as in time and makes up for no other. `meanDaysLate` is rounded to the day.
 */
export function reliabilityOf(record: PaymentRecord): Reliability {
  const reasons = [...promisesReason(record), ...latenessReason(record)]
  const score = reasons.reduce((left, { pointsLost }) => left - pointsLost, 100)
  return { score: reasons.length === 0 ? null : score, reasons }
}

function promisesReason({ promisesKept, promisesBroken }: PaymentRecord): ReliabilityReason[] {
  const all = promisesKept + promisesBroken
  if (all === 0) return []
  const pointsLost = roundedRatio(BigInt(mostForPromises * promisesBroken), BigInt(all))
  return [{ kind: 'promises', kept: promisesKept, broken: promisesBroken, pointsLost }]
}

function latenessReason({ daysLate }: PaymentRecord): ReliabilityReason[] {
  const invoices = daysLate.length
  if (invoices === 0) return []
  const totalDays = daysLate.reduce((sum, days) => sum + Math.max(0, days), 0)
  const meanDaysLate = roundedRatio(BigInt(totalDays), BigInt(invoices))
  const points = roundedRatio(BigInt(pointsPerDay * totalDays), BigInt(invoices))
  return [{ kind: 'lateness', invoices, meanDaysLate, pointsLost: Math.min(mostForLateness, points) }]
}
