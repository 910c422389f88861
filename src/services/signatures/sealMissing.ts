import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { sqlIn } from '../../database/lock'
import { portsOf } from '../../integrations/ports'

/** So long an acceptance is left to the job that was queued with it. */
const graceMs = 2 * 60_000

/**
 * Queues a new sealing of every acceptance that has no sealed file, or waits for its timestamp, and has no job that may
 * still do it (S5). Without a key there is nothing to do.
 *
 * @returns how many were queued
 */
export async function sealMissing(req: PayloadRequest): Promise<number> {
  if (portsOf(req.payload).sealer === null) return 0
  const before = new Date(nowOf(req.payload).getTime() - graceMs).toISOString()
  const executor = await sqlIn(req)
  const { rows } = await executor.execute(sql`
    SELECT id::text FROM acceptances
    WHERE (sealed_pdf_key IS NULL OR timestamp_state = 'pending') AND created_at < ${before} AND NOT EXISTS (
      SELECT 1 FROM payload_jobs
      WHERE task_slug = 'seal-document' AND completed_at IS NULL AND has_error IS NOT TRUE
        AND input->>'acceptanceId' = acceptances.id::text
    )
    ORDER BY created_at`)
  for (const { id } of rows) {
    await req.payload.jobs.queue({ task: 'seal-document', input: { acceptanceId: String(id) }, queue: 'pdf', req })
  }
  return rows.length
}
