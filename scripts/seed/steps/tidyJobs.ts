import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

import { databaseOf } from '../../../src/database/database'

/**
 * Takes away the jobs whose work the story has done itself; the deliveries of owed mail stay for the worker.
 *
 * @returns how many jobs are left
 */
export async function tidyJobs(payload: Payload): Promise<number> {
  const { drizzle } = databaseOf(payload)
  await drizzle.execute(sql`
    DELETE FROM payload_jobs j
     WHERE (task_slug = 'render-document' AND (
             EXISTS (SELECT 1 FROM quote_versions v WHERE v.id::text = j.input->>'id' AND v.pdf_key IS NOT NULL)
             OR EXISTS (SELECT 1 FROM invoices i WHERE i.id::text = j.input->>'id' AND i.pdf_key IS NOT NULL)
             OR EXISTS (SELECT 1 FROM payments p WHERE p.id::text = j.input->>'id' AND p.receipt_pdf_key IS NOT NULL)))
        OR task_slug = 'seal-document'
        OR (task_slug = 'deliver-message'
             AND EXISTS (SELECT 1 FROM messages m WHERE m.id::text = j.input->>'messageId' AND m.state <> 'queued'))`)
  const { rows } = await drizzle.execute(sql`SELECT count(*) AS left FROM payload_jobs`)
  return Number(rows[0]?.left)
}
