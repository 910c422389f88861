import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { sqlIn } from '../../database/lock'

/**
 * Finds jobs again for flows that are owed to the platform and have none, once there is something to send: they waited for a PDF,
 * for their invoice to leave, or for the platform to come back (R54, R55). May run twice.
 *
 * @returns how many were queued
 */
export async function sweepPlatformFlows(req: PayloadRequest): Promise<number> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute<{ id: string }>(sql`
    SELECT f.id FROM platform_flows f JOIN invoices i ON i.id = f.invoice_id
    WHERE f.state IN ('queued', 'failed')
      AND CASE f.kind
        WHEN 'invoice' THEN i.pdf_key IS NOT NULL
        ELSE EXISTS (SELECT 1 FROM platform_flows sent
          WHERE sent.invoice_id = f.invoice_id AND sent.kind = 'invoice' AND sent.state = 'sent') END
      AND NOT EXISTS (
        SELECT 1 FROM payload_jobs AS job
        WHERE job.task_slug = 'send-to-platform' AND job.input->>'flowId' = f.id::text
          AND job.completed_at IS NULL AND job.has_error IS NOT TRUE)
    ORDER BY f.created_at`)
  for (const { id: flowId } of rows)
    await req.payload.jobs.queue({ task: 'send-to-platform', input: { flowId }, queue: 'nightly', req })
  return rows.length
}
