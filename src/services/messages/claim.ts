import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { lockRow } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { nextWritingTime } from '../../domain/dates/writingHours'
import { decideMessage } from '../../domain/messages/states'
import { outboxReasons } from '../../i18n/outbox'
import type { Message } from '../../payload-types'
import { mailStateOf } from './mailSwitches'
import { moveMessage } from './moveMessage'
import { whyOutdated } from './outdated'
import { suppressionOf } from './suppressions'

/** Longer than any attempt may take (the mailer gives up earlier): a claim as old as this has lost its worker. */
const claimHoldsMs = 5 * 60_000

/** The right to send one message once; `heldUntil` tells this claim from every other one. */
export type MessageClaim = { messageId: string; attempt: number; heldUntil: string }

export type ClaimResult =
  | { kind: 'claimed'; claim: MessageClaim }
  /** Another worker is sending it, and may have died; or it is not the hour for it: look again at `until`. */
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
 * that brings a quote which can no longer be signed as it is there, or goes to a barred address, is cancelled instead; a
 * reminder waits for the morning, and everything for the end of the kill switch.
 */
export async function claimMessage(req: PayloadRequest, messageId: string): Promise<ClaimResult> {
  return inTransaction(req, async () => {
    if (!(await lockRow(req, 'messages', messageId))) return { kind: 'idle' }
    const message = await req.payload.findByID({ collection: 'messages', id: messageId, depth: 0, req })
    const now = nowOf(req.payload)
    if (message.state === 'sending') return whileSending(req, { message, now })
    if (!isDue(message, now) || mailStateOf(req.payload) === 'stopped') return { kind: 'idle' }
    const error = (await whyOutdated(req, message)) ?? (await whySuppressed(req, message))
    if (error !== null) return abandon(req, message, error)
    const opensAt = openingFor(message, now)
    if (opensAt !== null) return putOff(req, message, opensAt)
    return { kind: 'claimed', claim: await take(req, { message, now }) }
  })
}

const suppressionWords = {
  bounce: outboxReasons.suppressedBounce,
  complaint: outboxReasons.suppressedComplaint,
  manual: outboxReasons.suppressedManual,
}

/** Nobody's mail is too important to go to a barred address: staff read why on the message, lift it and send again. */
async function whySuppressed(req: PayloadRequest, { toAddress }: Message): Promise<string | null> {
  const reason = await suppressionOf(req, toAddress)
  return reason === null ? null : suppressionWords[reason]
}

/** Reminders leave at civil hours only, retries included (D2). */
const atWritingTime: ReadonlySet<Message['template']> = new Set<Message['template']>(['quote-reminder', 'reminder'])

function openingFor({ template }: Message, now: Date): string | null {
  const opensAt = nextWritingTime(now.toISOString())
  return atWritingTime.has(template) && opensAt !== now.toISOString() ? opensAt : null
}

async function putOff(req: PayloadRequest, { id }: Message, until: string): Promise<ClaimResult> {
  await req.payload.update({ collection: 'messages', id, data: { nextAttemptAt: until }, depth: 0, req })
  return { kind: 'busy', until }
}

type Found = { message: Message; now: Date }

async function take(req: PayloadRequest, { message, now }: Found): Promise<MessageClaim> {
  const attempt = (message.attempts ?? 0) + 1
  const heldUntil = new Date(now.getTime() + claimHoldsMs).toISOString()
  const state = decideMessage(message.state, 'claim')
  await moveMessage(req, message, { state, attempts: attempt, nextAttemptAt: heldUntil })
  return { messageId: message.id, attempt, heldUntil }
}

async function abandon(req: PayloadRequest, message: Message, error: string): Promise<ClaimResult> {
  await moveMessage(req, message, { state: decideMessage(message.state, 'cancel'), nextAttemptAt: null, error })
  return { kind: 'idle' }
}

async function whileSending(req: PayloadRequest, { message, now }: Found): Promise<ClaimResult> {
  const until = message.nextAttemptAt
  if (until && isLater(until, now)) return { kind: 'busy', until }
  const state = decideMessage(message.state, 'loseTrack')
  await moveMessage(req, message, { state, error: outboxReasons.workerLost })
  return { kind: 'idle' }
}

function isLater(instant: string | null | undefined, now: Date): boolean {
  return instant !== null && instant !== undefined && new Date(instant) > now
}
