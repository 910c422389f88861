import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

import { databaseOf } from '../../database/database'

export type Readiness = { database: 'up' | 'down'; oldestWaitingJobSeconds: number | null }

/** Whether this process can serve: the database answers. Also how long the oldest due job has waited. */
export async function readiness(payload: Payload): Promise<Readiness> {
  try {
    const { rows } = await databaseOf(payload).drizzle.execute(sql`
      SELECT extract(epoch FROM now() - min(coalesce(wait_until, created_at))) AS seconds
        FROM payload_jobs
       WHERE completed_at IS NULL AND NOT coalesce(has_error, false) AND coalesce(wait_until, created_at) <= now()`)
    const seconds = rows[0]?.seconds
    return {
      database: 'up',
      oldestWaitingJobSeconds: seconds === null || seconds === undefined ? null : Math.round(Number(seconds)),
    }
  } catch {
    return { database: 'down', oldestWaitingJobSeconds: null }
  }
}
