import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { sqlIn } from '../../database/lock'

/** `dueMs` is the next attempt, or the end of a claim, in milliseconds since 1970; null for at once. */
type Orphan = { id: string; dueMs: number | null }

/**
 * Finds jobs again for messages that are owed, or were being sent, and have none: written while no mailer was
 * configured, or left behind by a job that failed. One that waits for later waits on. May run twice.
 *
 * @returns how many were queued
 */
export async function sweepOwedMessages(req: PayloadRequest): Promise<number> {
  const nowMs = nowOf(req.payload).getTime()
  const orphans = await orphansIn(req)
  for (const { id, dueMs } of orphans) {
    const later = dueMs !== null && dueMs > nowMs ? { waitUntil: new Date(dueMs) } : {}
    await req.payload.jobs.queue({ task: 'deliver-message', input: { messageId: id }, queue: 'mail', req, ...later })
  }
  return orphans.length
}

async function orphansIn(req: PayloadRequest): Promise<Orphan[]> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute<Orphan>(sql`
    SELECT id, (extract(epoch FROM next_attempt_at) * 1000)::float8 AS "dueMs" FROM messages
    WHERE (state = 'sending' OR (state = 'queued' AND NOT is_held))
      AND NOT EXISTS (
        SELECT 1 FROM payload_jobs AS job
        WHERE job.task_slug = 'deliver-message' AND job.input->>'messageId' = messages.id::text
          AND job.completed_at IS NULL AND job.has_error IS NOT TRUE)
    ORDER BY created_at`)
  return rows
}
