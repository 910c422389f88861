import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { countedMoney } from '../../database/countedMoney'
import { lockRow, sqlIn } from '../../database/lock'
import { balanceOf, paymentState } from '../../domain/invoices/lifecycle'
import { trackNextReminder } from '../dunning/track'
import { oweCashed } from './oweToPlatform'

/**
 * Derives an issued invoice's state and balance from its payment rows (domain.md §5); nothing else sets them.
 *
 * @throws outside of a transaction
 */
export async function settleInvoice(req: PayloadRequest, invoiceId: string): Promise<void> {
  await lockRow(req, 'invoices', invoiceId)
  const invoice = await req.payload.findByID({ collection: 'invoices', id: invoiceId, depth: 0, joins: false, req })
  if (invoice.state === 'draft') throw new Error('A draft has nothing to settle')
  const money = {
    grossCents: invoice.grossCents ?? 0,
    // a paid deposit's own payment is a row like any other; what a final invoice deducts is not (I5)
    deductedCents: invoice.kind === 'final' ? (invoice.prepaidCents ?? 0) : 0,
    ...(await moneyRowsOf(req, invoiceId)),
    isUncollectible: invoice.state === 'uncollectible',
  }
  await req.payload.update({
    collection: 'invoices',
    id: invoiceId,
    data: { state: paymentState(money), paidCents: money.paidCents, balanceCents: balanceOf(money) },
    depth: 0,
    req,
  })
  await trackNextReminder(req, invoiceId)
  await oweCashed(req, invoiceId)
}

async function moneyRowsOf(
  req: PayloadRequest,
  invoiceId: string,
): Promise<{ paidCents: number; creditedCents: number }> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute(sql`
    SELECT
      (SELECT coalesce(sum(CASE WHEN kind = 'refund' THEN -amount_cents ELSE amount_cents END), 0) FROM payments p
        WHERE invoice_id = ${invoiceId} AND ${countedMoney('p')}) AS paid,
      (SELECT coalesce(sum(gross_cents), 0) FROM invoices
        WHERE corrects_id = ${invoiceId} AND kind = 'credit-note' AND state <> 'draft') AS credited`)
  return { paidCents: Number(rows[0]?.paid), creditedCents: Math.abs(Number(rows[0]?.credited)) }
}
