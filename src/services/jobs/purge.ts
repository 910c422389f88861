import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { sqlIn } from '../../database/lock'

const keptDays = 30

/**
 * Deletes jobs that finished more than thirty days ago, failed ones stay until somebody looks at them, and limits that
 * are over: their names hold addresses of visitors (R49).
 */
export async function purgeWhatIsOver(req: PayloadRequest): Promise<void> {
  const before = new Date(nowOf(req.payload).getTime() - keptDays * 24 * 60 * 60 * 1000).toISOString()
  const executor = await sqlIn(req)
  await executor.execute(sql`DELETE FROM payload_jobs WHERE completed_at < ${before}`)
  await executor.execute(sql`DELETE FROM rate_limits WHERE resets_at < ${nowOf(req.payload).toISOString()}`)
}
