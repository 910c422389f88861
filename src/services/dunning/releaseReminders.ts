import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { sqlIn } from '../../database/lock'

/** Lets the reminders go that waited for a file of an invoice, once all that they bring is there (Q1, R35). May run twice. */
export async function releaseReminders(req: PayloadRequest, invoiceId: string): Promise<void> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute<{ id: string }>(sql`
    SELECT m.id FROM messages m
     WHERE m.is_held AND m.template = 'reminder'
       AND EXISTS (SELECT 1 FROM reminders r WHERE r.message_id = m.id AND r.invoice_id = ${invoiceId})
       AND NOT EXISTS (
         SELECT 1 FROM reminders r JOIN invoices i ON i.id = r.invoice_id
          WHERE r.message_id = m.id AND (i.pdf_key IS NULL OR (r.level = 4 AND r.letter_pdf_key IS NULL)))
     ORDER BY m.id`)
  for (const { id } of rows)
    await req.payload.update({ collection: 'messages', id, data: { isHeld: false }, depth: 0, req })
}
