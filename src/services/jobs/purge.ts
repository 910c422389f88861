import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { sqlIn } from '../../database/lock'

const keptDays = 30

/** Deletes jobs that finished more than thirty days ago; failed ones stay until somebody looks at them. */
export async function purgeFinishedJobs(req: PayloadRequest): Promise<void> {
  const before = new Date(nowOf(req.payload).getTime() - keptDays * 24 * 60 * 60 * 1000).toISOString()
  const executor = await sqlIn(req)
  await executor.execute(sql`DELETE FROM payload_jobs WHERE completed_at < ${before}`)
}
