import { nextState, type TransitionTable } from '../stateMachine'

/** How money moves; a transfer or cheque is recorded by staff (P5). */
export const paymentMethods = ['card', 'sepa-debit', 'transfer', 'cheque', 'cash', 'client-credit'] as const
export type PaymentMethod = (typeof paymentMethods)[number]

/** A row is money in or money back; both are appended, never changed into each other. */
export const paymentDirections = ['payment', 'refund'] as const

/** Every state of a payment row (P3, P4); `held` waits for a person because something did not match. */
export const paymentStates = [
  'pending',
  'succeeded',
  'failed',
  'expired',
  'held',
  'disputed',
  'dispute-lost',
  'refunded',
] as const
export type PaymentState = (typeof paymentStates)[number]

export const paymentCommands = [
  'succeed',
  'fail',
  'expire',
  'hold',
  'dispute',
  'winDispute',
  'loseDispute',
  'refund',
] as const
export type PaymentCommand = (typeof paymentCommands)[number]

export const paymentTransitions: TransitionTable<PaymentState, PaymentCommand> = {
  pending: { succeed: 'succeeded', fail: 'failed', expire: 'expired', hold: 'held' },
  // a partial refund is a row of its own and leaves the payment succeeded
  succeeded: { dispute: 'disputed', refund: 'refunded', hold: 'held' },
  // the same attempt may be tried again with another card, also once nothing is owed any more
  failed: { succeed: 'succeeded', expire: 'expired', hold: 'held' },
  expired: {},
  held: { succeed: 'succeeded', refund: 'refunded', fail: 'failed' },
  disputed: { winDispute: 'succeeded', loseDispute: 'dispute-lost' },
  'dispute-lost': {},
  refunded: {},
}

/**
 * The state that a command leads to.
 *
 * @throws {DomainError} `payment.notAllowed` { state, command }
 */
export function decidePayment(state: PaymentState, command: PaymentCommand): PaymentState {
  return nextState({ subject: 'payment', table: paymentTransitions, state, command })
}

/**
 * Whether a row's amount counts towards an invoice. A refunded payment does: its refund is a row that takes it back. A
 * disputed one does not, as the money is gone until the dispute is won.
 */
export function countsAsMoney(state: PaymentState): boolean {
  return state === 'succeeded' || state === 'refunded'
}
