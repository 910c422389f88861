import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { countedMoney } from '../../database/countedMoney'
import { idOrNull } from '../../database/ids'
import { sqlIn } from '../../database/lock'
import { civilDate } from '../../domain/dates/civilDate'
import { receiptContent, type ReceiptContent } from '../../domain/payments/receipt'
import type { Payment } from '../../payload-types'
import { issuedContent } from '../invoices/issuedContent'

/**
 * What the receipt of a payment says, read from the invoice's frozen content and the money up to that payment: the same
 * whenever it is printed.
 *
 * @throws {DomainError} `receipt.notReceived`, also for money that belongs to no invoice
 */
export async function receiptOf(req: PayloadRequest, payment: Payment): Promise<ReceiptContent> {
  const invoiceId = idOrNull(payment.invoice)
  if (invoiceId === null) throw new Error(`Payment ${payment.id} belongs to no invoice: it has no receipt`)
  const invoice = await req.payload.findByID({ collection: 'invoices', id: invoiceId, depth: 0, joins: false, req })
  return receiptContent({
    payment: {
      ...payment,
      receivedOn: payment.receivedOn ? civilDate(payment.receivedOn) : null,
      reference: payment.reference ?? null,
    },
    invoice: issuedContent(invoice),
    ...(await moneyUntil(req, payment.id)),
  })
}

async function moneyUntil(
  req: PayloadRequest,
  paymentId: string,
): Promise<{ movedCents: number; creditedCents: number }> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute(sql`
    SELECT
      (SELECT coalesce(sum(CASE WHEN p.kind = 'refund' THEN -p.amount_cents ELSE p.amount_cents END), 0) FROM payments p
        WHERE p.invoice_id = this.invoice_id AND ${countedMoney('p')}
          AND (p.received_on, p.created_at, p.id) <= (this.received_on, this.created_at, this.id)) AS moved,
      (SELECT coalesce(sum(abs(c.gross_cents)), 0) FROM invoices c
        WHERE c.corrects_id = this.invoice_id AND c.kind = 'credit-note' AND c.state <> 'draft'
          AND c.issued_on <= this.received_on) AS credited
    FROM payments this WHERE this.id = ${paymentId}`)
  return { movedCents: Number(rows[0]?.moved), creditedCents: Number(rows[0]?.credited) }
}
