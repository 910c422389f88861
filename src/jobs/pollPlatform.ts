import type { TaskConfig } from 'payload'

import { requestOf } from '../services/guest'
import { pollPlatform as run } from '../services/invoices/pollPlatform'

/** Every hour: what the platform says of our flows. */
export const pollPlatform: TaskConfig<'poll-platform'> = {
  slug: 'poll-platform',
  label: 'Statuts de plateforme',
  inputSchema: [],
  retries: 3,
  schedule: [{ cron: '0 20 * * * *', queue: 'nightly' }],
  handler: async ({ req }) => {
    await run(await requestOf(req.payload, { kind: 'system', name: 'poll-platform' }))
    return { output: {} }
  },
}
