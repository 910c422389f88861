import type { TaskConfig } from 'payload'

import { purgeWhatIsOver } from '../services/jobs/purge'
import { requestOf } from '../services/guest'

/** Keeps thirty days of finished jobs to look at, and no more; and no limit that is over. */
export const purgeJobs: TaskConfig<'purge-jobs'> = {
  slug: 'purge-jobs',
  label: 'Purge',
  inputSchema: [],
  retries: 3,
  schedule: [{ cron: '0 20 3 * * *', queue: 'nightly' }],
  handler: async ({ req }) => {
    await purgeWhatIsOver(await requestOf(req.payload, { kind: 'system', name: 'purge-jobs' }))
    return { output: {} }
  },
}
