import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { lockRow } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { decideMessage } from '../../domain/messages/states'
import { outboxReasons } from '../../i18n/outbox'
import type { Message } from '../../payload-types'
import { whyOutdated } from './outdated'

/** Longer than any attempt may take (the mailer gives up earlier): a claim as old as this has lost its worker. */
const claimHoldsMs = 5 * 60_000

/** The right to send one message once; `heldUntil` tells this claim from every other one. */
export type MessageClaim = { messageId: string; attempt: number; heldUntil: string }

export type ClaimResult =
  | { kind: 'claimed'; claim: MessageClaim }
  /** Another worker is sending it; look again at `until`, in case that worker died. */
  | { kind: 'busy'; until: string }
  /** Sent, held, cancelled (now, when it is outdated), not due, or its worker was lost: nothing to do. */
  | { kind: 'idle' }

/** Whether a message may be sent now: owed, not waiting for its document, and its next attempt is due. */
export function isDue(message: Pick<Message, 'state' | 'isHeld' | 'nextAttemptAt'>, now: Date): boolean {
  return message.state === 'queued' && !message.isHeld && !isLater(message.nextAttemptAt, now)
}

/**
 * Claims a message for one attempt, under its row lock: of any number of workers one gets it. A message that an earlier
 * worker claimed and never settled becomes `unknown`: it may have left, and it is never sent again by itself (D3). A mail
 * that brings a quote which can no longer be signed as it is there is cancelled instead.
 */
export async function claimMessage(req: PayloadRequest, messageId: string): Promise<ClaimResult> {
  return inTransaction(req, async () => {
    if (!(await lockRow(req, 'messages', messageId))) return { kind: 'idle' }
    const message = await req.payload.findByID({ collection: 'messages', id: messageId, depth: 0, req })
    const now = nowOf(req.payload)
    if (message.state === 'sending') return whileSending(req, { message, now })
    if (!isDue(message, now)) return { kind: 'idle' }
    const error = await whyOutdated(req, message)
    if (error !== null) return abandon(req, message, error)
    return { kind: 'claimed', claim: await take(req, { message, now }) }
  })
}

type Found = { message: Message; now: Date }

async function take(req: PayloadRequest, { message, now }: Found): Promise<MessageClaim> {
  const attempt = (message.attempts ?? 0) + 1
  const heldUntil = new Date(now.getTime() + claimHoldsMs).toISOString()
  await req.payload.update({
    collection: 'messages',
    id: message.id,
    data: { state: decideMessage(message.state, 'claim'), attempts: attempt, nextAttemptAt: heldUntil },
    depth: 0,
    req,
  })
  return { messageId: message.id, attempt, heldUntil }
}

async function abandon(req: PayloadRequest, message: Message, error: string): Promise<ClaimResult> {
  await req.payload.update({
    collection: 'messages',
    id: message.id,
    data: { state: decideMessage(message.state, 'cancel'), nextAttemptAt: null, error },
    depth: 0,
    req,
  })
  return { kind: 'idle' }
}

async function whileSending(req: PayloadRequest, { message, now }: Found): Promise<ClaimResult> {
  const until = message.nextAttemptAt
  if (until && isLater(until, now)) return { kind: 'busy', until }
  await req.payload.update({
    collection: 'messages',
    id: message.id,
    data: {
      state: decideMessage(message.state, 'loseTrack'),
      error: outboxReasons.workerLost,
    },
    depth: 0,
    req,
  })
  return { kind: 'idle' }
}

function isLater(instant: string | null | undefined, now: Date): boolean {
  return instant !== null && instant !== undefined && new Date(instant) > now
}
