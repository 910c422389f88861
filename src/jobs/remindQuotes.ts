import type { TaskConfig } from 'payload'

import { requestOf } from '../services/guest'
import { remindQuotes as remindDueQuotes } from '../services/quotes/remind'

/** Every morning in Paris: who has not answered a quote is reminded of it. */
export const remindQuotes: TaskConfig<'remind-quotes'> = {
  slug: 'remind-quotes',
  label: 'Rappels de devis',
  inputSchema: [],
  retries: 3,
  schedule: [{ cron: '0 0 9 * * *', queue: 'nightly' }],
  handler: async ({ req }) => {
    await remindDueQuotes(await requestOf(req.payload, { kind: 'system', name: 'remind-quotes' }))
    return { output: {} }
  },
}
