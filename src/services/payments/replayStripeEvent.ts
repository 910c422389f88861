import type { PayloadRequest } from 'payload'

import { inTransaction } from '../../database/transaction'
import { DomainError } from '../../domain/errors'
import { lockEvent } from './receiveStripeEvent'

/**
 * Lets an event of the inbox be worked on once more; a job does it.
 *
 * @throws {DomainError} `stripeEvent.unknown`
 */
export async function replayStripeEvent(req: PayloadRequest, id: string): Promise<void> {
  await inTransaction(req, async () => {
    const event = await lockEvent(req, id)
    if (!event) throw new DomainError('stripeEvent.unknown')
    if (event.state === 'received') return
    const data = { state: 'received', error: null, processedAt: null } as const
    await req.payload.update({ collection: 'stripe-events', id, data, depth: 0, req })
  })
}
