import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { sqlIn } from '../../database/lock'
import { documentKinds, type DocumentName } from './frozenDocument'

/** So long a document is left to the job that was queued with it. */
const graceMs = 2 * 60_000

/**
 * Queues a new rendering of every frozen document (a current quote version, an issued invoice, a receipt) that has no
 * PDF and no job that may still make it: those whose job failed for good (Q1, I7). Queuing one too many is harmless: the
 * first PDF stays. A receipt counts as missing only when a job for it failed: payments from before receipts need none.
 *
 * @returns how many were queued
 */
export async function renderMissing(req: PayloadRequest): Promise<number> {
  const missing = await missingDocuments(req)
  for (const input of missing) await req.payload.jobs.queue({ task: 'render-document', input, queue: 'pdf', req })
  return missing.length
}

async function missingDocuments(req: PayloadRequest): Promise<DocumentName[]> {
  const before = new Date(nowOf(req.payload).getTime() - graceMs).toISOString()
  const executor = await sqlIn(req)
  const { rows } = await executor.execute(sql`
    SELECT document.kind, document.id::text
    FROM (
      SELECT 'quote-version' AS kind, id, created_at FROM quote_versions WHERE state = 'current' AND pdf_key IS NULL
      UNION ALL
      SELECT 'invoice', id, created_at FROM invoices WHERE state <> 'draft' AND pdf_key IS NULL
      UNION ALL
      SELECT DISTINCT 'receipt', p.id, p.created_at
        FROM payload_jobs failed JOIN payments p ON p.id::text = failed.input->>'id'
       WHERE failed.task_slug = 'render-document' AND failed.has_error AND failed.input->>'kind' = 'receipt'
         AND p.receipt_pdf_key IS NULL AND p.kind = 'payment' AND p.state IN ('succeeded', 'refunded')
    ) AS document
    WHERE document.created_at < ${before} AND NOT EXISTS (
      SELECT 1 FROM payload_jobs
      WHERE task_slug = 'render-document' AND completed_at IS NULL AND has_error IS NOT TRUE
        AND input->>'id' = document.id::text
    )
    ORDER BY document.created_at`)
  return rows.flatMap((row) => {
    const kind = documentKinds.find((known) => known === row.kind)
    return kind === undefined ? [] : { kind, id: String(row.id) }
  })
}
