import type { TaskConfig } from 'payload'

import { requestOf } from '../services/guest'
import { processStripeEvent as run } from '../services/payments/processStripeEvent'

/** Does what an event of the inbox asks for: reads the object's present state at the provider and records it (P2). */
export const processStripeEvent: TaskConfig<'process-stripe-event'> = {
  slug: 'process-stripe-event',
  label: 'Événement Stripe',
  inputSchema: [{ name: 'eventId', type: 'text', required: true }],
  retries: { attempts: 10, backoff: { type: 'exponential', delay: 5_000 } },
  handler: async ({ input, req }) => {
    await run(await requestOf(req.payload, { kind: 'system', name: 'process-stripe-event' }), input.eventId)
    return { output: {} }
  },
}
