import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { lockRow } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { decideMessage, nextAttemptDelayMs } from '../../domain/messages/states'
import type { MailReceipt } from '../../integrations/ports'
import type { Message } from '../../payload-types'
import type { MessageClaim } from './claim'
import { moveMessage } from './moveMessage'

/** How an attempt ended; `reason` is shown to staff and holds no secret. */
export type AttemptOutcome =
  { kind: 'sent'; receipt: MailReceipt } | { kind: 'temporary' | 'permanent' | 'unknown'; reason: string }

type Settlement = Partial<
  Pick<Message, 'state' | 'nextAttemptAt' | 'sentAt' | 'transport' | 'providerId' | 'error' | 'data'>
>

const longestReason = 1_000

/**
 * Writes down how a claimed attempt ended. A claim that was given up for lost meanwhile can still report success, which
 * clears the doubt; whatever else it says comes too late and changes nothing.
 *
 * @returns whether the outcome was written
 */
export async function settleMessage(
  req: PayloadRequest,
  claim: MessageClaim,
  outcome: AttemptOutcome,
): Promise<boolean> {
  return inTransaction(req, async () => {
    if (!(await lockRow(req, 'messages', claim.messageId))) return false
    const message = await req.payload.findByID({ collection: 'messages', id: claim.messageId, depth: 0, req })
    if (!isOf(claim, message)) return false
    const data = settlementOf({ message, claim, outcome, now: nowOf(req.payload) })
    if (data === null) return false
    await moveMessage(req, message, data)
    return true
  })
}

function isOf(claim: MessageClaim, message: Message): boolean {
  const heldUntil = message.nextAttemptAt ? new Date(message.nextAttemptAt).toISOString() : null
  return message.attempts === claim.attempt && heldUntil === claim.heldUntil
}

type Attempt = { message: Message; claim: MessageClaim; outcome: AttemptOutcome; now: Date }

function settlementOf(attempt: Attempt): Settlement | null {
  const { message, outcome } = attempt
  if (outcome.kind === 'sent') return sent(attempt, outcome.receipt)
  if (message.state !== 'sending') return null
  const error = outcome.reason.slice(0, longestReason)
  if (outcome.kind === 'unknown')
    return { state: decideMessage(message.state, 'loseTrack'), nextAttemptAt: null, error }
  return outcome.kind === 'permanent' ? failed(message, error) : laterOrFailed(attempt, error)
}

function sent({ message, now }: Attempt, { transport, providerId }: MailReceipt): Settlement | null {
  if (message.state !== 'sending' && message.state !== 'unknown') return null
  return {
    state: decideMessage(message.state, message.state === 'sending' ? 'succeed' : 'settle'),
    nextAttemptAt: null,
    sentAt: now.toISOString(),
    transport,
    providerId,
    error: null,
    // Payload's own mails carry a secret link in their body: it has served.
    ...(message.template === 'account' ? { data: {} } : {}),
  }
}

function laterOrFailed({ message, claim, now }: Attempt, error: string): Settlement {
  const delayMs = nextAttemptDelayMs(claim.attempt)
  if (delayMs === null) return failed(message, error)
  const nextAttemptAt = new Date(now.getTime() + delayMs).toISOString()
  return { state: decideMessage(message.state, 'retry'), nextAttemptAt, error }
}

function failed(message: Message, error: string): Settlement {
  return { state: decideMessage(message.state, 'fail'), nextAttemptAt: null, error }
}
