import { civilDateInParis, isAfter, type CivilDate } from '../dates/civilDate'
import { DomainError } from '../errors'
import { nextState, type TransitionTable } from '../stateMachine'

/** Every state of a quote; "viewed" is an event, not a state (domain.md §3). */
export const quoteStates = [
  'draft',
  'sent',
  'partially-signed',
  'accepted',
  'declined',
  'expired',
  'cancelled',
  'withdrawn',
] as const
export type QuoteState = (typeof quoteStates)[number]

/**
 * `sign` is a signature that others must follow, `accept` the last one (Q5); `revise` takes the quote back to be
 * edited, which closes the version that is out; `withdraw` is the consumer's right (R44).
 */
export const quoteCommands = ['send', 'revise', 'sign', 'accept', 'decline', 'expire', 'cancel', 'withdraw'] as const
export type QuoteCommand = (typeof quoteCommands)[number]

export const quoteTransitions: TransitionTable<QuoteState, QuoteCommand> = {
  draft: { send: 'sent', cancel: 'cancelled' },
  sent: {
    revise: 'draft',
    sign: 'partially-signed',
    accept: 'accepted',
    decline: 'declined',
    expire: 'expired',
    cancel: 'cancelled',
  },
  'partially-signed': {
    revise: 'draft',
    sign: 'partially-signed',
    accept: 'accepted',
    decline: 'declined',
    expire: 'expired',
    cancel: 'cancelled',
  },
  accepted: { cancel: 'cancelled', withdraw: 'withdrawn' },
  declined: { revise: 'draft' },
  expired: { revise: 'draft' },
  cancelled: {},
  withdrawn: {},
}

export type QuoteFacts = {
  /** ISO instant */
  now: string
  validUntil: CivilDate | null
  /** Last day of the consumer's withdrawal period; absent or null when there is no such right (R44). */
  withdrawalEndsOn?: CivilDate | null
}

/**
 * The state that a command leads to. The calendar decides, whether or not the nightly job has run (Q3).
 *
 * @throws {DomainError} `quote.notAllowed` { state, command } · `quote.expired` { validUntil } · `quote.notExpired`
 *   { validUntil } · `quote.withdrawalOver` { withdrawalEndsOn }
 */
export function decideQuote(state: QuoteState, command: QuoteCommand, facts: QuoteFacts): QuoteState {
  const next = nextState({ subject: 'quote', table: quoteTransitions, state, command })
  assertInTime(command, facts)
  return next
}

function assertInTime(command: QuoteCommand, { now, validUntil, withdrawalEndsOn = null }: QuoteFacts): void {
  const isOver = isExpired(validUntil, now)
  if (needsValidity.has(command) && isOver) throw new DomainError('quote.expired', { validUntil })
  if (command === 'expire' && !isOver) throw new DomainError('quote.notExpired', { validUntil })
  if (command === 'withdraw' && (withdrawalEndsOn === null || isExpired(withdrawalEndsOn, now)))
    throw new DomainError('quote.withdrawalOver', { withdrawalEndsOn })
}

const needsValidity: ReadonlySet<QuoteCommand> = new Set(['send', 'sign', 'accept', 'decline'])

/** Whether the last day is over in Paris; a quote without one does not expire (Q3). */
export function isExpired(validUntil: CivilDate | null, nowIso: string): boolean {
  return validUntil !== null && isAfter(civilDateInParis(nowIso), validUntil)
}

/** Why a client declines; a free text may go with it (Q8). */
export const declineReasons = ['price', 'timing', 'scope', 'competitor', 'postponed', 'other'] as const
export type DeclineReason = (typeof declineReasons)[number]
