import { sql } from '@payloadcms/db-postgres'
import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'

import { sqlIn } from '../../database/lock'
import type { SuppressionReason } from '../../domain/messages/suppressions'
import { normaliseEmail } from '../../domain/parties/email'

/** Why no mail goes to the address, whatever its letter case; null: it may go. */
export async function suppressionOf(req: PayloadRequest, address: string): Promise<SuppressionReason | null> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute<{ reason: SuppressionReason }>(sql`
    SELECT reason FROM mail_suppressions WHERE lower(email) = ${normaliseEmail(address)} ORDER BY created_at LIMIT 1`)
  return rows[0]?.reason ?? null
}

/**
 * Puts an address on the list, in the caller's transaction, because of what became of a message. One that is there
 * already stays as it is, two mails that bounce at the same moment included.
 */
export async function suppress(
  req: PayloadRequest,
  { address, reason, messageId }: { address: string; reason: SuppressionReason; messageId: string },
): Promise<void> {
  const executor = await sqlIn(req)
  await executor.execute(sql`
    INSERT INTO mail_suppressions (id, email, reason, message_id)
    VALUES (${randomUUID()}, ${normaliseEmail(address)}, ${reason}, ${messageId})
    ON CONFLICT (email) DO NOTHING`)
}
