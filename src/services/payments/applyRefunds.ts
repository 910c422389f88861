import type { PayloadRequest } from 'payload'

import { idOf, idOrNull } from '../../database/ids'
import { civilDateInParis, type CivilDate } from '../../domain/dates/civilDate'
import { paymentTransitions } from '../../domain/payments/states'
import { heldWords } from '../../i18n/checkout'
import type { ProviderPayment } from '../../integrations/ports'
import type { Payment } from '../../payload-types'
import { settleInvoice } from '../invoices/settle'
import { recordRefund } from '../quotes/recordRefund'
import { draftRefundCredit } from './draftRefundCredit'
import { movePayment, rowOf } from './paymentRows'
import { tellStaffOfPayment } from './tellStaffOfPayment'

type ProviderRefund = ProviderPayment['refunds'][number]
type Notes = Readonly<Record<string, string>>
type Refunding = { refund: ProviderRefund; row: Payment; note: string | null }

/**
 * Records the provider's refunds of a payment, each once: a row, the invoice's balance, a draft credit note of what it takes back,
 * and the news for staff. A payment whose whole amount went back is `refunded`.
 *
 * Of a held payment only its whole refund counts, and calls for no credit note: it never paid anything. Of one that a person refused
 * none does, for the same reason.
 *
 * @returns whether anything was new
 */
export async function applyRefunds(
  req: PayloadRequest,
  { payment, row, refundNotes }: { payment: ProviderPayment; row: Payment; refundNotes: Notes },
): Promise<boolean> {
  if (row.state === 'failed') return false
  if (row.state === 'held' && payment.refundedCents < row.amountCents) return false
  let hasChanged = false
  for (const refund of payment.refunds.toReversed()) {
    const isNew = await applyRefund(req, { refund, row, note: refundNotes[refund.id] ?? null })
    hasChanged ||= isNew
  }
  if (hasChanged) await closeWhenWhole(req, row)
  return hasChanged
}

async function applyRefund(req: PayloadRequest, refunding: Refunding): Promise<boolean> {
  const { refund, row } = refunding
  const known = await rowOf(req, refund.id)
  if (refund.state === 'failed') return known ? undo(req, known) : false
  if (known && (known.state !== 'pending' || refund.state === 'pending')) return false
  if (refund.state === 'pending') {
    await createRefund(req, { ...refunding, state: 'pending' })
    return true
  }
  const receivedOn = dayOf(refund)
  const done = known
    ? await movePayment(req, known, 'succeed', { receivedOn })
    : await createRefund(req, { ...refunding, state: 'succeeded' })
  await follow(req, { refund: done, row })
  return true
}

async function createRefund(
  req: PayloadRequest,
  { refund, row, note, state }: Refunding & { state: 'pending' | 'succeeded' },
): Promise<Payment> {
  return req.payload.create({
    collection: 'payments',
    data: {
      state,
      kind: 'refund',
      amountCents: refund.amountCents,
      currency: row.currency,
      method: row.method,
      ...(state === 'succeeded' ? { receivedOn: dayOf(refund) } : {}),
      reference: row.reference ?? null,
      client: idOf(row.client),
      quote: idOrNull(row.quote),
      invoice: idOrNull(row.invoice),
      refundOf: row.id,
      provider: 'stripe',
      providerId: refund.id,
      note,
    },
    depth: 0,
    req,
  })
}

function dayOf({ createdAt }: ProviderRefund): CivilDate {
  return civilDateInParis(createdAt.toISOString())
}

/** The money is back at the client's. */
async function follow(req: PayloadRequest, { refund, row }: { refund: Payment; row: Payment }): Promise<void> {
  const invoiceId = idOrNull(refund.invoice)
  if (invoiceId !== null) {
    if (row.state !== 'held') await draftRefundCredit(req, { invoiceId, refund })
    await settleInvoice(req, invoiceId)
  }
  const { amountCents } = refund
  await tellStaffOfPayment(req, refund, { kind: 'refunded', about: refund.id, amountCents, reason: null })
}

/** The client's bank would not take it. One that was counted already needs a person: its credit note may be out. */
async function undo(req: PayloadRequest, refund: Payment): Promise<boolean> {
  if (refund.state === 'pending') {
    await movePayment(req, refund, 'fail')
    return true
  }
  if (refund.state !== 'succeeded') return false
  const heldReason = heldWords.refundUndone
  const held = await movePayment(req, refund, 'hold', { heldReason })
  const invoiceId = idOrNull(held.invoice)
  if (invoiceId !== null) await settleInvoice(req, invoiceId)
  const { amountCents } = held
  await tellStaffOfPayment(req, held, { kind: 'held', about: held.id, amountCents, reason: heldReason })
  return true
}

async function closeWhenWhole(req: PayloadRequest, { id }: Payment): Promise<void> {
  const row = await req.payload.findByID({ collection: 'payments', id, depth: 0, req })
  const { docs } = await req.payload.find({
    collection: 'payments',
    where: { refundOf: { equals: id }, state: { equals: 'succeeded' } },
    sort: '-receivedOn',
    depth: 0,
    pagination: false,
    req,
  })
  const refundedCents = docs.reduce((sum, { amountCents }) => sum + amountCents, 0)
  if (refundedCents < row.amountCents || !paymentTransitions[row.state].refund) return
  await movePayment(req, row, 'refund')
  const invoiceId = idOrNull(row.invoice)
  if (invoiceId !== null) await settleInvoice(req, invoiceId)
  await answerWithdrawal(req, { row, last: docs[0] })
}

/** R44: a consumer who withdrew has their money back. */
async function answerWithdrawal(
  req: PayloadRequest,
  { row, last }: { row: Payment; last: Payment | undefined },
): Promise<void> {
  const quoteId = idOrNull(row.quote)
  if (quoteId === null || !last?.receivedOn) return
  const quote = await req.payload.findByID({ collection: 'quotes', id: quoteId, depth: 0, joins: false, req })
  if (quote.refundState !== 'due' || row.amountCents < (quote.depositPaidCents ?? 0)) return
  await recordRefund(req, { quoteId, refundedOn: last.receivedOn, reference: last.providerId ?? null })
}
