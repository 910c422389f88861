import { nextState, type TransitionTable } from '../stateMachine'

/** Every state of an owed e-mail; `unknown` means that it may have left, and a person settles it (D3). */
export const messageStates = ['queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled'] as const
export type MessageState = (typeof messageStates)[number]

/** `retry` is a temporary failure; `resend` a person's decision; `loseTrack` a crash after the mail may have left. */
export const messageCommands = ['claim', 'succeed', 'retry', 'fail', 'loseTrack', 'cancel', 'resend', 'settle'] as const
export type MessageCommand = (typeof messageCommands)[number]

export const messageTransitions: TransitionTable<MessageState, MessageCommand> = {
  queued: { claim: 'sending', cancel: 'cancelled' },
  sending: { succeed: 'sent', retry: 'queued', fail: 'failed', loseTrack: 'unknown', cancel: 'cancelled' },
  sent: { resend: 'queued' },
  failed: { resend: 'queued', cancel: 'cancelled' },
  unknown: { resend: 'queued', settle: 'sent', cancel: 'cancelled' },
  cancelled: { resend: 'queued' },
}

/**
 * The state that a command leads to.
 *
 * @throws {DomainError} `message.notAllowed` { state, command }
 */
export function decideMessage(state: MessageState, command: MessageCommand): MessageState {
  return nextState({ subject: 'message', table: messageTransitions, state, command })
}

const minute = 60_000
const delaysMs = [1, 5, 30, 2 * 60, 6 * 60, 12 * 60].map((minutes) => minutes * minute)

/** How long to wait after the n-th failed attempt (from 1) before the next one; null when it is time to give up. */
export function nextAttemptDelayMs(attempt: number): number | null {
  return delaysMs[attempt - 1] ?? null
}
