import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { idOf } from '../../database/ids'
import { lockRow, sqlIn } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { civilDate, civilDateInParis, isAfter, type CivilDate } from '../../domain/dates/civilDate'
import { DomainError } from '../../domain/errors'
import { assertCashAllowed } from '../../domain/payments/cashLimit'
import type { PaymentMethod } from '../../domain/payments/states'
import type { Quote } from '../../payload-types'
import { projectIdOf } from '../projects/ofQuote'
import { bookDeposit, type BookedDeposit } from './bookDeposit'

/** A deposit that staff saw arrive (P5). */
export type ReceivedDeposit = {
  quoteId: string
  amountCents: number
  /** The day on which the bank had it, Europe/Paris. */
  receivedOn: string
  method: Extract<PaymentMethod, 'transfer' | 'cheque' | 'cash'>
  reference: string | null
  note: string | null
  /** One per form shown: recording twice by a double click gives one payment. */
  idempotencyKey: string
}

export type RecordedDeposit = BookedDeposit

/**
 * Records a deposit that did not come through the provider: one payment row, its paid deposit invoice with the next number
 * (R19, I5), and the project started when nothing else is awaited (C4). All or nothing; the same idempotency key again
 * changes nothing and answers the same.
 *
 * @throws {DomainError} `quote.unknown` · `payment.dateInFuture` · `payment.cashAboveLimit` { limitCents } · what `bookDeposit` refuses
 */
export async function recordDeposit(req: PayloadRequest, received: ReceivedDeposit): Promise<RecordedDeposit> {
  return inTransaction(req, async () => {
    if (!(await lockRow(req, 'quotes', received.quoteId))) throw new DomainError('quote.unknown')
    const earlier = await recordedBefore(req, received)
    if (earlier) return earlier
    const quote = await req.payload.findByID({
      collection: 'quotes',
      id: received.quoteId,
      depth: 0,
      joins: false,
      req,
    })
    if (received.method === 'cash') await assertCash(req, quote, received)
    return bookDeposit(req, {
      quote,
      amountCents: received.amountCents,
      receivedOn: dayOf(req, received),
      keepPayment: (invoiceId) => storePayment(req, { quote, received, invoiceId }),
    })
  })
}

/** The limit is for a debt, whatever number of times it is paid in. */
async function assertCash(req: PayloadRequest, quote: Quote, { amountCents }: ReceivedDeposit): Promise<void> {
  const client = await req.payload.findByID({
    collection: 'clients',
    id: idOf(quote.client),
    depth: 0,
    joins: false,
    req,
  })
  const executor = await sqlIn(req)
  const { rows } = await executor.execute(sql`
    SELECT coalesce(sum(amount_cents), 0) AS cash FROM payments
     WHERE quote_id = ${quote.id} AND method = 'cash' AND kind = 'payment' AND state IN ('succeeded', 'refunded')`)
  const payer = { kind: client.kind, country: client.address?.country ?? 'FR' }
  assertCashAllowed(payer, { beforeCents: Number(rows[0]?.cash), amountCents })
}

function dayOf(req: PayloadRequest, received: ReceivedDeposit): CivilDate {
  const day = civilDate(received.receivedOn)
  if (isAfter(day, civilDateInParis(nowOf(req.payload).toISOString()))) throw new DomainError('payment.dateInFuture')
  return day
}

function providerIdOf(received: ReceivedDeposit): string {
  return `manual:${received.quoteId}:${received.idempotencyKey}`
}

async function recordedBefore(req: PayloadRequest, received: ReceivedDeposit): Promise<RecordedDeposit | null> {
  const found = await req.payload.find({
    collection: 'payments',
    where: { providerId: { equals: providerIdOf(received) } },
    depth: 1,
    limit: 1,
    pagination: false,
    req,
  })
  const payment = found.docs[0]
  if (!payment?.invoice || typeof payment.invoice === 'string') return null
  return {
    paymentId: payment.id,
    invoiceId: payment.invoice.id,
    invoiceNumber: payment.invoice.number ?? '',
    projectId: await projectIdOf(req, received.quoteId),
  }
}

async function storePayment(
  req: PayloadRequest,
  { quote, received, invoiceId }: { quote: Quote; received: ReceivedDeposit; invoiceId: string },
): Promise<string> {
  const payment = await req.payload.create({
    collection: 'payments',
    data: {
      state: 'succeeded',
      kind: 'payment',
      amountCents: received.amountCents,
      currency: quote.currency ?? 'EUR',
      method: received.method,
      receivedOn: received.receivedOn,
      reference: received.reference ?? quote.depositReference ?? null,
      client: idOf(quote.client),
      quote: quote.id,
      invoice: invoiceId,
      provider: 'manual',
      providerId: providerIdOf(received),
      recordedBy: req.user?.collection === 'users' ? req.user.id : null,
      note: received.note,
    },
    depth: 0,
    req,
  })
  return payment.id
}
