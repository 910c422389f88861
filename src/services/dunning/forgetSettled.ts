import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { sqlIn } from '../../database/lock'

/** Takes the day of the next reminder off the invoices that owe nothing any more, by whatever way that came. */
export async function forgetSettled(req: PayloadRequest): Promise<void> {
  const executor = await sqlIn(req)
  await executor.execute(sql`
    WITH free AS (
      SELECT id FROM invoices
       WHERE next_reminder_on IS NOT NULL
         AND (state NOT IN ('issued', 'partially-paid') OR kind = 'credit-note' OR balance_cents <= 0)
       ORDER BY id FOR UPDATE SKIP LOCKED)
    UPDATE invoices SET next_reminder_on = NULL FROM free WHERE invoices.id = free.id`)
}
