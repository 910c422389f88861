import { nextBusinessDay } from '../dates/businessDays'
import { addDays, civilDateInParis, type CivilDate } from '../dates/civilDate'
import type { Cents } from '../money/cents'
import type { ClientKind } from '../parties/snapshots'
import type { ProjectState } from '../projects/lifecycle'
import { isExpired } from './lifecycle'

/**
 * The last day on which a consumer may withdraw from a services contract: 14 days, the day of signing not counted, put off
 * to the next business day when it falls on a Saturday, Sunday or holiday (R44; C. conso L221-18, L221-19).
 */
export function withdrawalEndsOn(signedOn: CivilDate): CivilDate {
  return nextBusinessDay(addDays(signedOn, 14))
}

/** The last day to give back what a consumer has paid: 14 days after the withdrawal (R44; C. conso L221-24). */
export function refundDueOn(withdrawnOn: CivilDate): CivilDate {
  return addDays(withdrawnOn, 14)
}

/** The work on a signed quote, as far as the right to withdraw depends on it. */
export type WithdrawalWork = {
  state: ProjectState
  /** A phase has begun, at whatever state the project is now. */
  hasStarted: boolean
  /** The consumer expressly asked for a start within the period (R45). */
  isEarlyStartAsked: boolean
}

export type WithdrawalFacts = {
  clientKind: ClientKind
  /** ISO 8601 instant of the contract's conclusion; null when nothing is signed. */
  signedAt: string | null
  /** null for a quote without a project. */
  work: WithdrawalWork | null
}

/**
 * A consumer's right to withdraw from a signed quote; null when there is none to speak of.
 *
 * `isLost`: the work that was expressly asked for is wholly done, which ends the right early (L221-28, 1°).
 */
export type WithdrawalRight = { endsOn: CivilDate; isLost: boolean }

/** The right that a signed quote gives, over or not: consumers only (R44). */
export function withdrawalRight({ clientKind, signedAt, work }: WithdrawalFacts): WithdrawalRight | null {
  if (clientKind !== 'consumer' || signedAt === null) return null
  const isLost = work?.state === 'delivered' && work.isEarlyStartAsked
  return { endsOn: withdrawalEndsOn(civilDateInParis(signedAt)), isLost }
}

/** Whether the right can be used now; its last day counts to its end in Paris. */
export function canWithdraw(right: WithdrawalRight | null, nowIso: string): right is WithdrawalRight {
  return right !== null && !right.isLost && !isExpired(right.endsOn, nowIso)
}

/** Whether work was begun at the consumer's express request, so that its part may be kept (L221-25). */
export function mayKeepPart(work: WithdrawalWork | null): boolean {
  return work !== null && work.isEarlyStartAsked && work.hasStarted
}

/** What a consumer declared, word for word and to the millisecond: the ledger and both e-mails hold the same (R44). */
export type WithdrawalRecord = {
  schema: 'trait-d-union/withdrawal/1'
  /** ISO 8601 UTC */
  declaredAt: string
  name: string
  /** Where the receipt goes. */
  email: string
  statement: string
  /** What had come of the deposit. */
  paidCents: Cents
  /** Last day to give it back; null when nothing had come. */
  refundDueOn: CivilDate | null
  mayKeepPart: boolean
}
