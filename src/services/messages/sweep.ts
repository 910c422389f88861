import type { PayloadRequest } from 'payload'

/**
 * Finds jobs again for messages that are owed but have none: those written while no mailer was configured, whose jobs
 * ended without sending. Queuing one too many is harmless: a message is claimed once.
 *
 * @returns how many were queued
 */
export async function sweepOwedMessages(req: PayloadRequest): Promise<number> {
  const owed = await req.payload.find({
    collection: 'messages',
    where: {
      and: [{ state: { equals: 'queued' } }, { isHeld: { equals: false } }, { nextAttemptAt: { exists: false } }],
    },
    select: { state: true },
    depth: 0,
    pagination: false,
    req,
  })
  for (const { id } of owed.docs) {
    await req.payload.jobs.queue({ task: 'deliver-message', input: { messageId: id }, queue: 'mail', req })
  }
  return owed.docs.length
}
