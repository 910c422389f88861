import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { idOf } from '../../database/ids'
import { sqlIn } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { civilDate } from '../../domain/dates/civilDate'
import { DomainError } from '../../domain/errors'
import { assertCashAllowed } from '../../domain/payments/cashLimit'
import { splitReceipt, type PayableRow, type ReceiptPart } from '../../domain/payments/splitReceipt'
import type { Payment } from '../../payload-types'
import { readInvoice } from '../invoices/lockDraft'
import { settleInvoice } from '../invoices/settle'
import { dayUntilToday, lockInvoices, rowsOfBatch, storeMovement } from './movements'
import type { LockedInvoice, ManualMethod } from './movements'
import { owePaymentReceived } from './oweOfPayment'

/** Money that staff saw arrive, or a line of a statement tells of. */
export type ReceivedMoney = {
  /** The invoice that it was recorded on; its client is who paid. */
  invoiceId: string
  amountCents: number
  /** The day on which the bank had it, Europe/Paris. */
  receivedOn: string
  method: ManualMethod
  /** null: the client's open invoices, the oldest due first. */
  allocations: readonly ReceiptPart[] | null
  /** Whether what is more than due becomes the client's credit (P4). */
  allowsCredit: boolean
  reference: string | null
  note: string | null
  /** One per form shown: recording twice by a double click records once. */
  idempotencyKey: string
  bankLineId?: string
}

/** The rows of one receipt of money, one per invoice. */
export type RecordedMoney = { batch: string; payments: { paymentId: string; invoiceId: string; amountCents: number }[] }

/**
 * Records one receipt of money for one or several invoices of a client: a row per invoice, each invoice settled, its receipt
 * and the mail that says so owed (P4, P5, I9). All or nothing; the same idempotency key again changes nothing and answers the same.
 *
 * @throws {DomainError} `payment.otherClient` · `payment.otherCurrency` · `payment.cashAboveLimit` { limitCents } · what
 *   `lockInvoices`, `dayUntilToday` and `splitReceipt` refuse
 */
export async function recordPayment(req: PayloadRequest, received: ReceivedMoney): Promise<RecordedMoney> {
  return inTransaction(req, async () => {
    const asked = await readInvoice(req, received.invoiceId)
    if (!asked) throw new DomainError('invoice.unknown')
    const clientId = idOf(asked.client)
    const batch = `manual:${clientId}:${received.idempotencyKey}`
    const invoices = await lockInvoices(req, await idsOf(req, { received, clientId }))
    const earlier = await rowsOfBatch(req, batch)
    if (earlier.length > 0) return toRecorded(batch, earlier)
    assertTogether(invoices, clientId)
    const parts = splitOver(invoices, received)
    if (received.method === 'cash') await assertCash(req, { clientId, parts })
    const rows = await storeParts(req, { received, parts, invoices, clientId, batch })
    return toRecorded(batch, rows)
  })
}

function toRecorded(batch: string, rows: readonly Payment[]): RecordedMoney {
  const payments = rows.map(({ id, invoice, amountCents }) => {
    return { paymentId: id, invoiceId: invoice ? idOf(invoice) : '', amountCents }
  })
  return { batch, payments }
}

/** Every invoice that may get a part; the one that was asked for takes a credit when no other does. */
async function idsOf(
  req: PayloadRequest,
  { received, clientId }: { received: ReceivedMoney; clientId: string },
): Promise<string[]> {
  const { allocations, invoiceId } = received
  if (allocations !== null) return [invoiceId, ...allocations.map((part) => part.invoiceId)]
  const executor = await sqlIn(req)
  const { rows } = await executor.execute(sql`
    SELECT id FROM invoices
     WHERE client_id = ${clientId} AND state IN ('issued', 'partially-paid', 'uncollectible')
       AND kind <> 'credit-note' AND balance_cents > 0
       AND currency = (SELECT currency FROM invoices WHERE id = ${invoiceId})`)
  return [invoiceId, ...rows.map(({ id }) => String(id))]
}

function assertTogether(invoices: readonly LockedInvoice[], clientId: string): void {
  if (invoices.some(({ client }) => idOf(client) !== clientId)) throw new DomainError('payment.otherClient')
  if (new Set(invoices.map(({ currency }) => currency)).size > 1) throw new DomainError('payment.otherCurrency')
}

function splitOver(invoices: readonly LockedInvoice[], received: ReceivedMoney): ReceiptPart[] {
  const { amountCents, allocations: asked, allowsCredit, invoiceId: creditTo } = received
  return splitReceipt({ amountCents, invoices: invoices.map(toPayable), asked, allowsCredit, creditTo })
}

function toPayable({ id, number, dueOn, issuedOn, balanceCents }: LockedInvoice): PayableRow {
  return { id, number, dueOn: civilDate(dueOn ?? issuedOn ?? ''), balanceCents: balanceCents ?? 0 }
}

/** The limit is for a debt, whatever number of times it is paid in. */
async function assertCash(
  req: PayloadRequest,
  { clientId, parts }: { clientId: string; parts: readonly ReceiptPart[] },
): Promise<void> {
  const client = await req.payload.findByID({ collection: 'clients', id: clientId, depth: 0, joins: false, req })
  const payer = { kind: client.kind, country: client.address?.country ?? 'FR' }
  const executor = await sqlIn(req)
  for (const { invoiceId, amountCents } of parts) {
    const { rows } = await executor.execute(sql`
      SELECT coalesce(sum(amount_cents), 0) AS cash FROM payments
       WHERE invoice_id = ${invoiceId} AND method = 'cash' AND kind = 'payment' AND state IN ('succeeded', 'refunded')`)
    assertCashAllowed(payer, { beforeCents: Number(rows[0]?.cash), amountCents })
  }
}

type Split = {
  received: ReceivedMoney
  parts: readonly ReceiptPart[]
  invoices: readonly LockedInvoice[]
  clientId: string
  batch: string
}

async function storeParts(req: PayloadRequest, split: Split): Promise<Payment[]> {
  const { received, parts, invoices, clientId, batch } = split
  const receivedOn = dayUntilToday(req, received.receivedOn)
  const { method, reference, note, bankLineId = null } = received
  const rows: Payment[] = []
  for (const [index, { invoiceId, amountCents }] of parts.entries()) {
    const invoice = invoices.find(({ id }) => id === invoiceId)
    if (!invoice) throw new Error(`Invoice ${invoiceId} gets money without its lock`)
    const row = await storeMovement(req, {
      kind: 'payment',
      amountCents,
      currency: invoice.currency ?? 'EUR',
      method,
      receivedOn,
      reference: reference ?? invoice.paymentReference ?? null,
      note,
      clientId,
      invoiceId,
      batch,
      rank: index + 1,
      bankLineId,
      refundOf: null,
    })
    await settleInvoice(req, invoiceId)
    await owePaymentReceived(req, row, invoice)
    rows.push(row)
  }
  return rows
}
