import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

import { databaseOf } from '../../database/database'
import { civilDate, type CivilDate } from '../../domain/dates/civilDate'
import type { InvoiceContent } from '../../domain/invoices/content'
import type { InvoiceState } from '../../domain/invoices/lifecycle'
import type { PaymentMethod, PaymentState } from '../../domain/payments/states'
import { sha256 } from '../digest'

/** A payment row that its payer may see: neither held for review nor expired unpaid. */
export type LinkedPayment = {
  id: string
  kind: 'payment' | 'refund'
  state: Exclude<PaymentState, 'held' | 'expired'>
  /** The day on which it came; until then, the day on which it was begun. */
  on: CivilDate
  amountCents: number
  method: PaymentMethod
  hasReceipt: boolean
}

/** What one query knows of the invoice behind a link, in the order in which its money moved. */
export type LinkedInvoice = {
  invoiceId: string
  state: Exclude<InvoiceState, 'draft'>
  content: InvoiceContent
  paidCents: number
  /** What its rows leave to pay; negative when the client has a credit. */
  balanceCents: number
  /** Gross of the issued credit notes for it, as a positive amount. */
  creditedCents: number
  pdfKey: string | null
  payments: readonly LinkedPayment[]
}

/**
 * The invoice that a link opens, by the hash of its token: one indexed query (architecture, Scale). null for a wrong
 * token and for a draft: both look the same.
 */
export async function invoiceByToken(payload: Payload, token: string): Promise<LinkedInvoice | null> {
  const { rows } = await databaseOf(payload).drizzle.execute(sql`
    SELECT i.id, i.state, i.content, i.paid_cents, i.balance_cents, i.pdf_key,
           (SELECT coalesce(sum(abs(c.gross_cents)), 0) FROM invoices c
             WHERE c.corrects_id = i.id AND c.kind = 'credit-note' AND c.state <> 'draft') AS credited_cents,
           (SELECT coalesce(json_agg(json_build_object(
                     'id', p.id, 'kind', p.kind, 'state', p.state, 'method', p.method,
                     'amountCents', p.amount_cents, 'hasReceipt', p.receipt_pdf_key IS NOT NULL,
                     'on', coalesce(p.received_on, to_char(p.created_at AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD'))
                   ) ORDER BY p.created_at, p.id), '[]')
              FROM payments p WHERE p.invoice_id = i.id AND p.state NOT IN ('held', 'expired')) AS payments
      FROM invoices i
     WHERE i.token_hash = ${sha256(token)} AND i.state <> 'draft'`)
  const row = rows[0]
  return row ? toLinkedInvoice(row as LinkedRow) : null
}

/** The columns of the query above; `jsonb` and `json` come parsed, `numeric` as text outside of json. */
type LinkedRow = {
  id: string
  state: LinkedInvoice['state']
  content: InvoiceContent
  paid_cents: string | null
  balance_cents: string | null
  credited_cents: string
  pdf_key: string | null
  payments: (Omit<LinkedPayment, 'on'> & { on: string })[]
}

function toLinkedInvoice(row: LinkedRow): LinkedInvoice {
  return {
    invoiceId: row.id,
    state: row.state,
    content: row.content,
    paidCents: Number(row.paid_cents ?? 0),
    balanceCents: Number(row.balance_cents ?? 0),
    creditedCents: Number(row.credited_cents),
    pdfKey: row.pdf_key,
    payments: row.payments.map((payment) => ({ ...payment, on: civilDate(payment.on) })),
  }
}
