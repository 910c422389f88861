import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { idOf } from '../../database/ids'
import { lockRow } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { civilDate, civilDateInParis, isAfter } from '../../domain/dates/civilDate'
import { DomainError } from '../../domain/errors'
import type { PaymentMethod } from '../../domain/payments/states'
import type { Acceptance, Quote } from '../../payload-types'
import { issueDepositInvoice } from '../invoices/issueDeposit'
import { settleInvoice } from '../invoices/settle'
import { oweDepositReceipt } from '../messages/oweDepositReceipt'
import { startProjectIfReady } from '../projects/start'

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

export type RecordedDeposit = { paymentId: string; invoiceId: string; invoiceNumber: string; projectId: string | null }

/**
 * Records a deposit: one payment row, its paid deposit invoice with the next number (R19, I5), and the project started
 * when nothing else is awaited (C4). All or nothing; the same idempotency key again changes nothing and answers the same.
 *
 * @throws {DomainError} `quote.unknown` · `payment.notAwaited` · `payment.amountOutOfRange` · `payment.dateInFuture` ·
 *   what `issueInvoice` refuses
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
    const acceptance = await acceptanceOf(req, quote)
    const paidBefore = await paidSoFar(req, quote.id)
    assertPayable(req, { quote, received, paidBefore })
    const invoice = await issueDepositInvoice(req, { quote, acceptance, received })
    const payment = await storePayment(req, { quote, received, invoiceId: invoice.id })
    await settleInvoice(req, invoice.id)
    const depositPaidCents = paidBefore + received.amountCents
    const isComplete = depositPaidCents >= (quote.depositCents ?? 0)
    await req.payload.update({
      collection: 'quotes',
      id: quote.id,
      data: { depositPaidCents, ...(isComplete ? { depositState: 'paid' } : {}) },
      depth: 0,
      req,
    })
    const projectId = await startProjectOf(req, { quote, isComplete })
    await oweDepositReceipt(req, { quote, invoiceId: invoice.id })
    return { paymentId: payment, invoiceId: invoice.id, invoiceNumber: invoice.number, projectId }
  })
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
  const project = await projectOf(req, received.quoteId)
  return {
    paymentId: payment.id,
    invoiceId: payment.invoice.id,
    invoiceNumber: payment.invoice.number ?? '',
    projectId: project?.id ?? null,
  }
}

async function acceptanceOf(req: PayloadRequest, quote: Quote): Promise<Acceptance> {
  const found = await req.payload.find({
    collection: 'acceptances',
    where: { quote: { equals: quote.id } },
    depth: 0,
    limit: 1,
    pagination: false,
    req,
  })
  const acceptance = found.docs[0]
  if (!acceptance || quote.state !== 'accepted') throw new DomainError('payment.notAwaited')
  return acceptance
}

async function paidSoFar(req: PayloadRequest, quoteId: string): Promise<number> {
  const paid = await req.payload.find({
    collection: 'payments',
    where: { quote: { equals: quoteId }, state: { equals: 'succeeded' }, kind: { equals: 'payment' } },
    select: { amountCents: true },
    depth: 0,
    pagination: false,
    req,
  })
  return paid.docs.reduce((sum, { amountCents }) => sum + amountCents, 0)
}

type Payable = { quote: Quote; received: ReceivedDeposit; paidBefore: number }

function assertPayable(req: PayloadRequest, { quote, received, paidBefore }: Payable): void {
  if (quote.depositState !== 'awaited') throw new DomainError('payment.notAwaited')
  const most = (quote.grossCents ?? 0) - paidBefore
  const { amountCents } = received
  if (!Number.isSafeInteger(amountCents) || amountCents < 1 || amountCents > most)
    throw new DomainError('payment.amountOutOfRange', { mostCents: most })
  const today = civilDateInParis(nowOf(req.payload).toISOString())
  if (isAfter(civilDate(received.receivedOn), today)) throw new DomainError('payment.dateInFuture')
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

async function projectOf(req: PayloadRequest, quoteId: string): Promise<{ id: string } | null> {
  const found = await req.payload.find({
    collection: 'projects',
    where: { quote: { equals: quoteId } },
    select: { title: true },
    depth: 0,
    joins: false,
    limit: 1,
    pagination: false,
    req,
  })
  return found.docs[0] ?? null
}

async function startProjectOf(
  req: PayloadRequest,
  { quote, isComplete }: { quote: Quote; isComplete: boolean },
): Promise<string | null> {
  const project = await projectOf(req, quote.id)
  if (!project) return null
  await startProjectIfReady(req, { projectId: project.id, isDepositReceived: isComplete, now: nowOf(req.payload) })
  return project.id
}
