import type { PayloadRequest } from 'payload'

import { inTransaction } from '../../database/transaction'
import { paymentTransitions } from '../../domain/payments/states'
import { heldWords } from '../../i18n/checkout'
import type { ProviderPayment } from '../../integrations/ports'
import type { Payment } from '../../payload-types'
import { applyDispute } from './applyDispute'
import { applyRefunds } from './applyRefunds'
import { applySuccess } from './applySuccess'
import { endCheckout } from './checkoutRows'
import { createPayment } from './createPayment'
import { installationId } from './installation'
import { matchPayment, type MatchedPayment } from './matchPayment'
import { owePaymentFailed } from './oweOfPayment'
import { movePayment, rowOf } from './paymentRows'
import { tellStaffOfStranger } from './tellStaffOfPayment'

/**
 * What came of a payment: `foreign` is another installation's on the same account, `stranger` carries our mark and is for
 * nothing that we know, `held` waits for a person.
 */
export type Applied = 'foreign' | 'stranger' | 'held' | 'changed' | 'unchanged'

export type ApplyHints = { page?: string; refundNotes?: Readonly<Record<string, string>> }

/**
 * Brings our rows to what the provider's payment says, in one transaction under the subject's lock: payment, refunds, invoice,
 * quote, project, ledger and owed mails. The same payment again changes nothing, and an older reading of it takes nothing back
 * (P2); what does not match what was asked marks nothing paid (P3).
 *
 * @param hints.page where staff look when it is a stranger
 * @param hints.refundNotes why a refund was made, by its id at the provider, for its credit note
 * @throws {DomainError} what issuing the deposit's invoice or drafting a credit note refuses: nothing is recorded then
 */
export async function applyProviderPayment(
  req: PayloadRequest,
  payment: ProviderPayment,
  { page = 'collections/stripe-events', refundNotes = {} }: ApplyHints = {},
): Promise<Applied> {
  if (payment.metadata['installation'] !== installationId(req.payload)) return 'foreign'
  return inTransaction(req, async () => {
    const matched = await matchPayment(req, payment)
    if (!matched) return tellOfStranger(req, payment, page)
    const before = await rowOf(req, payment.id)
    const row = await applyAttempt(req, { payment, matched, row: before })
    if (row === null) return 'unchanged'
    const hasMoved = row !== before
    const hasFollowed = payment.state === 'succeeded' && (await applyAftermath(req, { payment, row, refundNotes }))
    if (!hasMoved && !hasFollowed) return row.state === 'held' ? 'held' : 'unchanged'
    return row.state === 'held' ? 'held' : 'changed'
  })
}

async function tellOfStranger(
  req: PayloadRequest,
  { id, state, receivedCents, currency }: ProviderPayment,
  page: string,
): Promise<'stranger'> {
  const review = { kind: 'held', about: id, amountCents: receivedCents, reason: heldWords.unknown } as const
  if (state === 'succeeded') await tellStaffOfStranger(req, { ...review, currency, page })
  return 'stranger'
}

export type Attempt = { payment: ProviderPayment; matched: MatchedPayment; row: Payment | null }

/** What the payer's attempt came to; the row as it was when it says nothing new, null when there is nothing to keep yet. */
async function applyAttempt(req: PayloadRequest, attempt: Attempt): Promise<Payment | null> {
  const { payment, matched, row } = attempt
  switch (payment.state) {
    case 'pending':
      if (payment.method === null) return row
      await endCheckout(req, { id: matched.checkout.id, state: 'complete', paymentIntentId: payment.id })
      return row ?? createPayment(req, attempt, { state: 'pending' })
    case 'failed':
      return fail(req, attempt)
    case 'cancelled':
      return row && paymentTransitions[row.state].expire ? movePayment(req, row, 'expire') : row
    case 'succeeded':
      await endCheckout(req, { id: matched.checkout.id, state: 'complete', paymentIntentId: payment.id })
      return row && isSettled(row) ? row : applySuccess(req, attempt)
  }
}

async function fail(req: PayloadRequest, attempt: Attempt): Promise<Payment | null> {
  const { matched, row } = attempt
  if (row && row.state !== 'pending') return row
  const failed = row ? await movePayment(req, row, 'fail') : await createPayment(req, attempt, { state: 'failed' })
  await owePaymentFailed(req, failed, matched.subject)
  return failed
}

/** Recorded already, or in the hands of a person: who refused a held payment left its reason on the failed row. */
function isSettled({ state, heldReason }: Payment): boolean {
  return state === 'held' || Boolean(heldReason) || paymentTransitions[state].succeed === undefined
}

async function applyAftermath(
  req: PayloadRequest,
  {
    payment,
    row,
    refundNotes,
  }: { payment: ProviderPayment; row: Payment; refundNotes: Readonly<Record<string, string>> },
): Promise<boolean> {
  const hasRefunded = await applyRefunds(req, { payment, row, refundNotes })
  const hasDisputed = await applyDispute(req, payment)
  return hasRefunded || hasDisputed
}
