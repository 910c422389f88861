import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

import { databaseOf } from '../database/database'

type Limit = { bucket: string; most: number; seconds: number; now: Date }

/**
 * Takes one from a limit of `most` per `seconds`, for good: in a statement of its own, so that a refusal that rolls
 * everything back does not give it back. Exact under parallel requests.
 *
 * @returns 0 when there was one left, else the whole seconds until there is
 */
export async function takeFromLimit(payload: Payload, { bucket, most, seconds, now }: Limit): Promise<number> {
  const at = now.toISOString()
  const resetsAt = new Date(now.getTime() + seconds * 1000).toISOString()
  const { rows } = await databaseOf(payload).drizzle.execute(sql`
    INSERT INTO rate_limits (bucket, count, resets_at) VALUES (${bucket}, 1, ${resetsAt})
    ON CONFLICT (bucket) DO UPDATE SET
      count = CASE WHEN rate_limits.resets_at <= ${at} THEN 1 ELSE rate_limits.count + 1 END,
      resets_at = CASE WHEN rate_limits.resets_at <= ${at} THEN ${resetsAt} ELSE rate_limits.resets_at END
    RETURNING count, ceil(extract(epoch FROM resets_at - ${at}::timestamptz)) AS left`)
  const [taken] = rows
  return Number(taken?.count) > most ? Math.max(1, Number(taken?.left)) : 0
}
