import type { TaskConfig } from 'payload'

import { requestOf } from '../services/guest'
import { issueRetainers as run } from '../services/invoices/issueRetainers'

/** Every morning: the retainers whose period has begun are invoiced, once per period. */
export const issueRetainers: TaskConfig<'issue-retainers'> = {
  slug: 'issue-retainers',
  label: 'Abonnements',
  inputSchema: [],
  retries: 3,
  schedule: [{ cron: '0 0 6 * * *', queue: 'nightly' }],
  handler: async ({ req }) => {
    await run(await requestOf(req.payload, { kind: 'system', name: 'issue-retainers' }))
    return { output: {} }
  },
}
