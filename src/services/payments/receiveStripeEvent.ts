import type { PayloadRequest } from 'payload'
import { z } from 'zod'

import { lockRow } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import type { PaymentGateway } from '../../integrations/ports'
import type { StripeEvent } from '../../payload-types'

type ProviderEvent = Awaited<ReturnType<PaymentGateway['verifyEvent']>>

/** What an event is about, beside the event as it was received. */
const storedEvent = z.object({
  about: z.object({ paymentIntentId: z.string().nullable(), sessionId: z.string().nullable() }),
})
export type EventPointers = z.infer<typeof storedEvent>['about']

/**
 * Keeps a verified event, once by its id; its work is queued in the same transaction (P1).
 *
 * @param body what was received, parsed
 * @returns false when it was there already
 */
export async function receiveStripeEvent(
  req: PayloadRequest,
  { event, body }: { event: ProviderEvent; body: unknown },
): Promise<boolean> {
  if (await isKept(req, event.id)) return false
  try {
    await inTransaction(req, () => keep(req, { event, body }))
    return true
  } catch (error) {
    // The provider may send the same event twice at the same moment: the column is unique, and one of the two comes second.
    if (await isKept(req, event.id)) return false
    throw error
  }
}

async function isKept(req: PayloadRequest, eventId: string): Promise<boolean> {
  const { totalDocs } = await req.payload.count({
    collection: 'stripe-events',
    where: { eventId: { equals: eventId } },
    req,
  })
  return totalDocs > 0
}

async function keep(req: PayloadRequest, { event, body }: { event: ProviderEvent; body: unknown }): Promise<void> {
  const { id: eventId, type, paymentIntentId, sessionId } = event
  const about: EventPointers = { paymentIntentId, sessionId }
  await req.payload.create({
    collection: 'stripe-events',
    data: { eventId, type, state: 'received', attempts: 0, payload: { about, event: body } },
    depth: 0,
    req,
  })
}

/** What a kept event is about; nothing for one that was not kept by us. */
export function pointersOf({ payload }: Pick<StripeEvent, 'payload'>): EventPointers {
  const { success, data } = storedEvent.safeParse(payload)
  return success ? data.about : { paymentIntentId: null, sessionId: null }
}

/** Locks an event's row and reads it; null when there is none. */
export async function lockEvent(req: PayloadRequest, id: string): Promise<StripeEvent | null> {
  if (!(await lockRow(req, 'stripe_events', id))) return null
  return req.payload.findByID({ collection: 'stripe-events', id, depth: 0, req })
}
