import type { TaskConfig } from 'payload'

import { requestOf } from '../services/guest'
import { reconcileStripe as run } from '../services/payments/reconcile'

/** Every night: what a lost webhook left is repaired, what cannot be is told (P6). */
export const reconcileStripe: TaskConfig<'reconcile-stripe'> = {
  slug: 'reconcile-stripe',
  label: 'Rapprochement Stripe',
  inputSchema: [],
  retries: 3,
  schedule: [{ cron: '0 10 3 * * *', queue: 'nightly' }],
  handler: async ({ req }) => {
    await run(await requestOf(req.payload, { kind: 'system', name: 'reconcile-stripe' }))
    return { output: {} }
  },
}
