import type { TaskConfig } from 'payload'

import { requestOf } from '../services/guest'
import { expireQuotes as expireDueQuotes } from '../services/quotes/expire'

/** Every night just after midnight in Paris, whatever the server's zone. */
export const expireQuotes: TaskConfig<'expire-quotes'> = {
  slug: 'expire-quotes',
  label: 'Expiration',
  inputSchema: [],
  retries: 3,
  schedule: [{ cron: '0 5 0 * * *', queue: 'nightly' }],
  handler: async ({ req }) => {
    await expireDueQuotes(await requestOf(req.payload, { kind: 'system', name: 'expire-quotes' }))
    return { output: {} }
  },
}
