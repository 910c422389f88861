import type { TaskConfig } from 'payload'

import { requestOf } from '../services/guest'
import { closeCheckout as run } from '../services/payments/closeCheckout'

/** Closes a payment page whose amount is no longer owed, so that nobody pays it (P7). */
export const closeCheckout: TaskConfig<'close-checkout'> = {
  slug: 'close-checkout',
  label: 'Fermeture de page de paiement',
  inputSchema: [{ name: 'checkoutId', type: 'text', required: true }],
  retries: { attempts: 10, backoff: { type: 'exponential', delay: 5_000 } },
  handler: async ({ input, req }) => {
    await run(await requestOf(req.payload, { kind: 'system', name: 'close-checkout' }), input.checkoutId)
    return { output: {} }
  },
}
