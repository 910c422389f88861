import { decideMessage } from '../../../src/domain/messages/states'
import { requestOf } from '../../../src/services/guest'
import { settleMessage } from '../../../src/services/messages/settle'
import type { Tale } from '../tale'

const recentDays = 21
const dayMs = 24 * 60 * 60_000
const deliveryTakesMs = 60_000

/** Sends the mail of older weeks, as the worker did then; that of the last three weeks is still owed, to be read in the admin. */
export async function deliverOldMail(tale: Tale, end: number): Promise<{ sent: number; owed: number }> {
  const { payload, clock } = tale
  const queued = await payload.find({
    collection: 'messages',
    where: { state: { equals: 'queued' }, isHeld: { equals: false } },
    select: { updatedAt: true },
    sort: 'createdAt',
    depth: 0,
    pagination: false,
  })
  const old = queued.docs.filter(({ updatedAt }) => Date.parse(updatedAt) < end - recentDays * dayMs)
  for (const { id, updatedAt } of old)
    await clock.during(Date.parse(updatedAt) + deliveryTakesMs, () => deliver(tale, id))
  return { sent: old.length, owed: queued.docs.length - old.length }
}

/**
 * Told after the whole story, when quotes have moved on: a claim of today would rightly refuse their mail, so the claim of
 * that day is written as it was.
 */
async function deliver({ payload, clock }: Tale, messageId: string): Promise<void> {
  const req = await requestOf(payload, { kind: 'system', name: 'deliver-message' })
  const claim = { messageId, attempt: 1, heldUntil: clock.now().toISOString() }
  await payload.update({
    collection: 'messages',
    id: messageId,
    data: { state: decideMessage('queued', 'claim'), attempts: claim.attempt, nextAttemptAt: claim.heldUntil },
    depth: 0,
    req,
  })
  await settleMessage(req, claim, {
    kind: 'sent',
    receipt: { transport: 'smtp', providerId: null, response: '250 2.0.0 Ok' },
  })
}
