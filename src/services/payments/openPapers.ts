import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { sqlIn } from '../../database/lock'
import type { OpenPaper } from '../../domain/payments/matchOptions'

/** The columns of the query below; `numeric` comes as text. */
type PaperRow = {
  kind: OpenPaper['kind']
  id: string
  number: string | null
  reference: string | null
  balance: string
  currency: string | null
  client_id: string
  client_name: string
}

/** All that a transfer may pay now: issued invoices with something due, and deposits that signed quotes await. */
export async function readOpenPapers(req: PayloadRequest): Promise<OpenPaper[]> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute<PaperRow>(sql`
    SELECT 'invoice' AS kind, i.id, i.number, i.payment_reference AS reference, i.balance_cents AS balance, i.currency,
           c.id AS client_id, c.name AS client_name
      FROM invoices i JOIN clients c ON c.id = i.client_id
     WHERE i.state IN ('issued', 'partially-paid', 'uncollectible') AND i.kind <> 'credit-note' AND i.balance_cents > 0
    UNION ALL
    SELECT 'quote', q.id, q.number, q.deposit_reference, q.deposit_cents - coalesce(q.deposit_paid_cents, 0), q.currency,
           c.id, c.name
      FROM quotes q JOIN clients c ON c.id = q.client_id
     WHERE q.state = 'accepted' AND q.deposit_state = 'awaited'
     ORDER BY number`)
  return rows.map((row) => ({
    kind: row.kind,
    id: row.id,
    number: row.number ?? '',
    paymentReference: row.reference ?? '',
    balanceCents: Number(row.balance),
    currency: row.currency ?? 'EUR',
    clientId: row.client_id,
    clientName: row.client_name,
  }))
}
