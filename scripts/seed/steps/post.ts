import { requestOf } from '../../../src/services/guest'
import { claimMessage } from '../../../src/services/messages/claim'
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

async function deliver({ payload }: Tale, messageId: string): Promise<void> {
  const req = await requestOf(payload, { kind: 'system', name: 'deliver-message' })
  const result = await claimMessage(req, messageId)
  if (result.kind !== 'claimed') throw new Error(`Message ${messageId} cannot be delivered: ${result.kind}`)
  await settleMessage(req, result.claim, {
    kind: 'sent',
    receipt: { transport: 'smtp', providerId: null, response: '250 2.0.0 Ok' },
  })
}
