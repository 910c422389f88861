import type { PayloadRequest } from 'payload'
import { z } from 'zod'

import type { ProviderPayment } from '../../integrations/ports'
import type { CheckoutSession } from '../../payload-types'
import { lockSubject, subjectOf, type LockedSubject } from './checkoutSubject'

/** Why a payment is not what was asked for. */
export type Mismatch = 'amount' | 'currency' | 'metadata'

/** A payment of ours, with what it is for, under its lock. */
export type MatchedPayment = { subject: LockedSubject; checkout: CheckoutSession; mismatch: Mismatch | null }

/**
 * Finds what a payment was asked for and compares the two (P3), under the subject's lock; null when nothing of ours asked for it.
 *
 * @throws outside of a transaction
 */
export async function matchPayment(req: PayloadRequest, payment: ProviderPayment): Promise<MatchedPayment | null> {
  const { success: isId, data: id } = z.uuid().safeParse(payment.metadata['checkout'])
  if (!isId) return null
  const checkout = await req.payload.findByID({
    collection: 'checkout-sessions',
    id,
    depth: 0,
    disableErrors: true,
    req,
  })
  if (!checkout) return null
  const subject = await lockSubject(req, subjectOf(checkout))
  return subject && { subject, checkout, mismatch: mismatchOf(payment, { subject, checkout }) }
}

function mismatchOf(
  { metadata, currency, amountCents, receivedCents, state }: ProviderPayment,
  { subject, checkout }: Pick<MatchedPayment, 'subject' | 'checkout'>,
): Mismatch | null {
  if (metadata['kind'] !== subject.kind || metadata['subject'] !== subject.id) return 'metadata'
  if (currency !== checkout.currency) return 'currency'
  const isAsked = amountCents === checkout.amountCents
  return isAsked && (state !== 'succeeded' || receivedCents === amountCents) ? null : 'amount'
}
