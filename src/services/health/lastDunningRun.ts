import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

import { databaseOf } from '../../database/database'

/** The last run of the reminders' ladder, so that a silence can be told from a quiet day. */
export type LastDunningRun = { day: string; isFinished: boolean; hasErrors: boolean }

/** null before the first run, and when the database does not say. */
export async function lastDunningRun(payload: Payload): Promise<LastDunningRun | null> {
  try {
    const { rows } = await databaseOf(payload).drizzle.execute<LastDunningRun>(sql`
      SELECT day, finished_at IS NOT NULL AS "isFinished", error IS NOT NULL AS "hasErrors"
        FROM dunning_runs ORDER BY started_at DESC LIMIT 1`)
    return rows[0] ?? null
  } catch {
    return null
  }
}
