import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { civilDateInParis, type CivilDate } from '../../domain/dates/civilDate'
import { heldWords } from '../../i18n/checkout'
import type { ProviderPayment } from '../../integrations/ports'
import type { Payment } from '../../payload-types'
import { settleInvoice } from '../invoices/settle'
import { bookDeposit, mostDepositCents } from './bookDeposit'
import type { LockedSubject } from './checkoutSubject'
import { createPayment } from './createPayment'
import type { MatchedPayment } from './matchPayment'
import { owePaymentReceived } from './oweOfPayment'
import { movePayment } from './paymentRows'
import { tellStaffOfPayment } from './tellStaffOfPayment'

type Succeeded = { payment: ProviderPayment; matched: MatchedPayment; row: Payment | null }

/**
 * Records money that the provider has: of a quote's deposit or of an invoice, or held for a person when it is not what was
 * asked or nothing was to be paid any more (P3, P4). Under the subject's lock.
 */
export async function applySuccess(req: PayloadRequest, succeeded: Succeeded): Promise<Payment> {
  const { mismatch, subject } = succeeded.matched
  if (mismatch !== null) return hold(req, succeeded, heldWords[mismatch])
  const isRecordable = await recordMoney(req, {
    subject,
    amountCents: succeeded.payment.receivedCents,
    keep: (facts) => keepRow(req, succeeded, facts),
  })
  return isRecordable ?? hold(req, succeeded, heldWords.subjectClosed)
}

type Money = {
  subject: LockedSubject
  amountCents: number
  /** Writes the row as succeeded. */
  keep: (facts: { invoice: string; receivedOn: CivilDate }) => Promise<Payment>
}

/** Where money of a subject goes; null when nothing can be paid there any more, or not so much. */
export async function recordMoney(req: PayloadRequest, { subject, amountCents, keep }: Money): Promise<Payment | null> {
  const receivedOn = civilDateInParis(nowOf(req.payload).toISOString())
  if (subject.kind === 'invoice') {
    if (isClosed(subject)) return null
    return ofInvoice(req, { invoiceId: subject.id, keep: (invoice) => keep({ invoice, receivedOn }) })
  }
  const { quote } = subject
  if (quote.state !== 'accepted') return null
  if (quote.depositState === 'awaited') {
    const isTooMuch = amountCents > (await mostDepositCents(req, quote))
    return isTooMuch ? null : ofDeposit(req, { subject, amountCents, receivedOn, keep })
  }
  // Paid by another means meanwhile: no second deposit, but a credit of the client on the first one's invoice (P4).
  const invoiceId = quote.depositState === 'paid' ? await depositInvoiceOf(req, quote.id) : null
  if (invoiceId === null) return null
  return ofInvoice(req, { invoiceId, keep: (invoice) => keep({ invoice, receivedOn }) })
}

function isClosed({ invoice }: Extract<LockedSubject, { kind: 'invoice' }>): boolean {
  return invoice.kind === 'credit-note' || invoice.state === 'draft' || invoice.state === 'cancelled'
}

async function ofInvoice(
  req: PayloadRequest,
  { invoiceId, keep }: { invoiceId: string; keep: (invoiceId: string) => Promise<Payment> },
): Promise<Payment> {
  const row = await keep(invoiceId)
  await settleInvoice(req, invoiceId)
  const invoice = await req.payload.findByID({ collection: 'invoices', id: invoiceId, depth: 0, joins: false, req })
  await owePaymentReceived(req, row, invoice)
  const balanceCents = invoice.balanceCents ?? 0
  const creditCents = Math.min(row.amountCents, 0 - balanceCents)
  if (creditCents > 0)
    await tellStaffOfPayment(req, row, { kind: 'overpaid', about: row.id, amountCents: creditCents, reason: null })
  return row
}

type DepositMoney = Money & { subject: Extract<LockedSubject, { kind: 'quote' }>; receivedOn: CivilDate }

async function ofDeposit(
  req: PayloadRequest,
  { subject: { quote }, amountCents, receivedOn, keep }: DepositMoney,
): Promise<Payment> {
  const { paymentId } = await bookDeposit(req, {
    quote,
    amountCents,
    receivedOn,
    keepPayment: async (invoice) => (await keep({ invoice, receivedOn })).id,
  })
  return req.payload.findByID({ collection: 'payments', id: paymentId, depth: 0, req })
}

async function depositInvoiceOf(req: PayloadRequest, quoteId: string): Promise<string | null> {
  const { docs } = await req.payload.find({
    collection: 'invoices',
    where: { quote: { equals: quoteId }, kind: { equals: 'deposit' }, state: { not_in: ['draft', 'cancelled'] } },
    select: { number: true },
    sort: '-sequence',
    depth: 0,
    joins: false,
    limit: 1,
    pagination: false,
    req,
  })
  return docs[0]?.id ?? null
}

/** An invoice's own row has its invoice from the start; a deposit's gets it now. */
async function keepRow(
  req: PayloadRequest,
  succeeded: Succeeded,
  facts: { invoice: string; receivedOn: CivilDate },
): Promise<Payment> {
  const { row } = succeeded
  return row ? movePayment(req, row, 'succeed', facts) : createPayment(req, succeeded, { ...facts, state: 'succeeded' })
}

async function hold(req: PayloadRequest, succeeded: Succeeded, heldReason: string): Promise<Payment> {
  const { row } = succeeded
  const held = row
    ? await movePayment(req, row, 'hold', { heldReason })
    : await createPayment(req, succeeded, { state: 'held', heldReason })
  const { amountCents } = held
  await tellStaffOfPayment(req, held, { kind: 'held', about: held.id, amountCents, reason: heldReason })
  return held
}
