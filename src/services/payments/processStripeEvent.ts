import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { inTransaction } from '../../database/transaction'
import { DomainError } from '../../domain/errors'
import { GatewayError } from '../../integrations/ports'
import type { StripeEvent } from '../../payload-types'
import type { Applied } from './applyPayment'
import { followCheckout } from './followCheckout'
import { followPayment } from './followPayment'
import { lockEvent, pointersOf } from './receiveStripeEvent'

const longestError = 500

/**
 * Does what an event of the inbox asks for: it is a hint, so what it is about is read at the provider as it is now (P2). How it ended
 * stands on the event; a failure is thrown again, so that the job is tried again. Done before, it does nothing.
 *
 * @throws {GatewayError} · {DomainError} what `applyProviderPayment` refuses
 */
export async function processStripeEvent(req: PayloadRequest, id: string): Promise<void> {
  const event = await req.payload.findByID({ collection: 'stripe-events', id, depth: 0, disableErrors: true, req })
  if (!event || (event.state !== 'received' && event.state !== 'failed')) return
  try {
    const applied = await follow(req, event)
    await settle(req, id, { state: stateAfter(applied), error: null, processedAt: nowOf(req.payload).toISOString() })
  } catch (error) {
    await settle(req, id, { state: 'failed', error: describe(error), processedAt: null })
    throw error
  }
}

async function follow(req: PayloadRequest, event: StripeEvent): Promise<Applied | null> {
  const { sessionId, paymentIntentId } = pointersOf(event)
  const hints = { page: `collections/stripe-events/${event.id}` }
  if (sessionId !== null) return followCheckout(req, sessionId, hints)
  return paymentIntentId === null ? null : followPayment(req, paymentIntentId, hints)
}

function stateAfter(applied: Applied | null): StripeEvent['state'] {
  switch (applied) {
    case null:
    case 'foreign':
      return 'ignored'
    case 'held':
    case 'stranger':
      return 'held'
    case 'changed':
    case 'unchanged':
      return 'processed'
  }
}

type Settlement = Pick<StripeEvent, 'state'> & { error: string | null; processedAt: string | null }

/** An event that another worker has ended meanwhile keeps its end. */
async function settle(req: PayloadRequest, id: string, settlement: Settlement): Promise<void> {
  await inTransaction(req, async () => {
    const event = await lockEvent(req, id)
    if (!event || (event.state !== 'received' && event.state !== 'failed')) return
    const data = { ...settlement, attempts: (event.attempts ?? 0) + 1 }
    await req.payload.update({ collection: 'stripe-events', id, data, depth: 0, req })
  })
}

/** No personal data: ours and the adapter's errors name codes and ids, others their kind only. */
function describe(error: unknown): string {
  if (error instanceof DomainError) return `${error.code} ${JSON.stringify(error.data)}`.slice(0, longestError)
  if (error instanceof GatewayError) return `${error.kind} ${error.code ?? ''} ${error.message}`.slice(0, longestError)
  return error instanceof Error ? error.name : typeof error
}
