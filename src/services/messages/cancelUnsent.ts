import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { sqlIn } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { decideMessage } from '../../domain/messages/states'
import { outboxReasons } from '../../i18n/outbox'

/**
 * Cancels the mails that were to bring a quote or remind of it and have not left, held or not. A mail that a worker is sending at this
 * moment is not stopped. Under the lock of each row, so that no worker claims one meanwhile.
 */
export async function cancelUnsent(req: PayloadRequest, quoteId: string): Promise<void> {
  await inTransaction(req, async () => {
    const executor = await sqlIn(req)
    const { rows } = await executor.execute<{ id: string }>(sql`
      SELECT id FROM messages
      WHERE quote_id = ${quoteId} AND template IN ('quote-sent', 'quote-to-countersign', 'quote-reminder') AND state = 'queued' ORDER BY id FOR UPDATE`)
    for (const { id } of rows) {
      await req.payload.update({
        collection: 'messages',
        id,
        data: {
          state: decideMessage('queued', 'cancel'),
          nextAttemptAt: null,
          error: outboxReasons.takenBack,
        },
        depth: 0,
        req,
      })
    }
  })
}
