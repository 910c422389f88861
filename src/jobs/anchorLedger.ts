import type { TaskConfig } from 'payload'

import { requestOf } from '../services/guest'
import { anchorLedger as anchorHeads } from '../services/ledger/anchor'

/** Every night: the ends of all ledger chains go to the storage, outside of the database (R24). */
export const anchorLedger: TaskConfig<'anchor-ledger'> = {
  slug: 'anchor-ledger',
  label: 'Ancrage du journal',
  inputSchema: [],
  retries: 3,
  schedule: [{ cron: '0 30 2 * * *', queue: 'nightly' }],
  handler: async ({ req }) => {
    await anchorHeads(await requestOf(req.payload, { kind: 'system', name: 'anchor-ledger' }))
    return { output: {} }
  },
}
