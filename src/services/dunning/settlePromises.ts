import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { lockRow, sqlIn } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { civilDate, civilDateInParis, type CivilDate } from '../../domain/dates/civilDate'
import { settlePromise, type PromiseState } from '../../domain/dunning/promise'
import { moneyOf } from './amounts'

type OpenPromise = {
  id: string
  invoiceId: string
  plan: string | null
  madeAt: string
  on: string
  /** Of a plan: all that is promised up to this part. */
  amountCents: string | null
  balanceCents: string
}

/**
 * Says of each open promise whose day has passed, or whose invoice is paid, whether it was kept (D5). A part that is not kept breaks
 * the parts after it: the ladder goes on.
 *
 * @param today day in Paris
 */
export async function settlePromises(req: PayloadRequest, today: CivilDate): Promise<void> {
  for (const invoiceId of await invoicesToSettle(req, today)) await settleOf(req, { invoiceId, today })
}

async function invoicesToSettle(req: PayloadRequest, today: CivilDate): Promise<string[]> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute<{ id: string }>(sql`
    SELECT DISTINCT i.id FROM promises p JOIN invoices i ON i.id = p.invoice_id
     WHERE p.state = 'open' AND (p.promised_on < ${today} OR i.balance_cents <= 0) ORDER BY i.id`)
  return rows.map(({ id }) => id)
}

type Settling = { invoiceId: string; today: CivilDate }

async function settleOf(req: PayloadRequest, { invoiceId, today }: Settling): Promise<void> {
  await inTransaction(req, async () => {
    await lockRow(req, 'invoices', invoiceId)
    const payments = await moneyOf(req, invoiceId)
    const brokenPlans = new Set<string>()
    for (const promise of await openPromises(req, invoiceId)) {
      const isPlanBroken = promise.plan !== null && brokenPlans.has(promise.plan)
      const state = isPlanBroken ? 'broken' : stateOf(promise, { payments, today })
      if (state === 'broken' && promise.plan !== null) brokenPlans.add(promise.plan)
      if (state !== 'open') await write(req, promise.id, state)
    }
  })
}

async function openPromises(req: PayloadRequest, invoiceId: string): Promise<OpenPromise[]> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute<OpenPromise>(sql`
    SELECT p.id, p.invoice_id AS "invoiceId", p.plan, p.promised_on AS on, i.balance_cents AS "balanceCents",
           to_char(p.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "madeAt",
           CASE WHEN p.plan IS NULL THEN p.amount_cents ELSE
             (SELECT sum(q.amount_cents) FROM promises q WHERE q.plan = p.plan AND q.rank <= p.rank) END AS "amountCents"
      FROM promises p JOIN invoices i ON i.id = p.invoice_id
     WHERE p.invoice_id = ${invoiceId} AND p.state = 'open' ORDER BY p.promised_on, p.rank`)
  return rows
}

type Facts = { payments: { on: CivilDate; amountCents: number }[]; today: CivilDate }

function stateOf({ madeAt, on, amountCents, balanceCents }: OpenPromise, { payments, today }: Facts): PromiseState {
  return settlePromise({
    madeOn: civilDateInParis(madeAt),
    on: civilDate(on),
    amountCents: amountCents === null ? null : Number(amountCents),
    payments,
    balanceCents: Number(balanceCents),
    today,
  })
}

async function write(req: PayloadRequest, id: string, state: PromiseState): Promise<void> {
  await req.payload.update({ collection: 'promises', id, data: { state }, depth: 0, req })
}
