import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import type { CivilDate } from '../../domain/dates/civilDate'
import { DomainError } from '../../domain/errors'
import type { Acceptance, Quote } from '../../payload-types'
import { issueDepositInvoice } from '../invoices/issueDeposit'
import { settleInvoice } from '../invoices/settle'
import { oweDepositReceipt } from '../messages/oweDepositReceipt'
import { projectIdOf } from '../projects/ofQuote'
import { startProjectIfReady } from '../projects/start'

export type BookedDeposit = { paymentId: string; invoiceId: string; invoiceNumber: string; projectId: string | null }

/** A deposit that has come, however it came. */
export type Deposit = {
  /** Read under its lock. */
  quote: Quote
  amountCents: number
  /** The day on which the bank had it, Europe/Paris. */
  receivedOn: CivilDate
  /** Writes the payment's row as succeeded, of this invoice, and answers with its id. */
  keepPayment: (invoiceId: string) => Promise<string>
}

/**
 * Books a deposit, under the quote's lock: its paid invoice with the next number (R19, I5), its payment, the quote, the project
 * started when nothing else is awaited (C4), and the mail to its signer.
 *
 * @throws {DomainError} `payment.notAwaited` · `payment.amountOutOfRange` { mostCents } · what `issueInvoice` refuses
 */
export async function bookDeposit(req: PayloadRequest, deposit: Deposit): Promise<BookedDeposit> {
  const { quote, amountCents, receivedOn, keepPayment } = deposit
  const acceptance = await acceptanceOf(req, quote)
  const paidBefore = await paidSoFar(req, quote.id)
  assertPayable(deposit, paidBefore)
  const invoice = await issueDepositInvoice(req, { quote, acceptance, received: { amountCents, receivedOn } })
  const paymentId = await keepPayment(invoice.id)
  await settleInvoice(req, invoice.id)
  const depositPaidCents = paidBefore + amountCents
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
  return { paymentId, invoiceId: invoice.id, invoiceNumber: invoice.number, projectId }
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

/** The most that a quote can still take as a deposit: what was signed less what has come, in cents. */
export async function mostDepositCents(req: PayloadRequest, quote: Quote): Promise<number> {
  return (quote.grossCents ?? 0) - (await paidSoFar(req, quote.id))
}

function assertPayable({ quote, amountCents }: Deposit, paidBefore: number): void {
  if (quote.depositState !== 'awaited') throw new DomainError('payment.notAwaited')
  const mostCents = (quote.grossCents ?? 0) - paidBefore
  if (!Number.isSafeInteger(amountCents) || amountCents < 1 || amountCents > mostCents)
    throw new DomainError('payment.amountOutOfRange', { mostCents })
}

async function startProjectOf(
  req: PayloadRequest,
  { quote, isComplete }: { quote: Quote; isComplete: boolean },
): Promise<string | null> {
  const projectId = await projectIdOf(req, quote.id)
  if (projectId === null) return null
  await startProjectIfReady(req, { projectId, isDepositReceived: isComplete, now: nowOf(req.payload) })
  return projectId
}
