import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { sqlIn } from '../../database/lock'
import type { CivilDate } from '../../domain/dates/civilDate'

/**
 * Queues the letters of formal notices again that were to be printed before today and are not: their job failed for good. One too many
 * does no harm, as the first letter stays.
 */
export async function printMissing(req: PayloadRequest, today: CivilDate): Promise<void> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute<{ id: string }>(sql`
    SELECT r.invoice_id AS id FROM reminders r JOIN invoices i ON i.id = r.invoice_id
     WHERE r.level = 4 AND r.state IN ('planned', 'task') AND r.letter_pdf_key IS NULL AND r.planned_on < ${today}
       AND i.state IN ('issued', 'partially-paid') AND i.balance_cents > 0
     ORDER BY r.invoice_id`)
  for (const { id } of rows)
    await req.payload.jobs.queue({ task: 'render-document', input: { kind: 'invoice', id }, queue: 'pdf', req })
}
