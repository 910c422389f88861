import type { PayloadRequest } from 'payload'

import { lockRow } from '../../database/lock'
import type { CheckoutState } from '../../domain/payments/checkout'
import type { CheckoutSession } from '../../payload-types'
import type { CheckoutSubject, LockedSubject } from './checkoutSubject'

/** The one live page of a subject, under the subject's lock; null when there is none. */
export async function liveCheckoutOf(
  req: PayloadRequest,
  { kind, id }: CheckoutSubject,
): Promise<CheckoutSession | null> {
  const { docs } = await req.payload.find({
    collection: 'checkout-sessions',
    where: { [kind]: { equals: id }, state: { in: ['opening', 'open'] } },
    depth: 0,
    limit: 1,
    pagination: false,
    req,
  })
  return docs[0] ?? null
}

/** A page's row by its id, under its lock; null for anything that is no row of ours. */
export async function lockCheckout(req: PayloadRequest, id: string): Promise<CheckoutSession | null> {
  if (!(await lockRow(req, 'checkout_sessions', id))) return null
  return req.payload.findByID({ collection: 'checkout-sessions', id, depth: 0, req })
}

/** Writes that a page will be asked for, before it is: a lost answer is asked for again under the same rank (P7). */
export async function createCheckout(
  req: PayloadRequest,
  { subject, amountCents, expiresAt }: { subject: LockedSubject; amountCents: number; expiresAt: Date },
): Promise<CheckoutSession> {
  const { totalDocs } = await req.payload.count({
    collection: 'checkout-sessions',
    where: { [subject.kind]: { equals: subject.id } },
    req,
  })
  return req.payload.create({
    collection: 'checkout-sessions',
    data: {
      state: 'opening',
      client: subject.clientId,
      [subject.kind]: subject.id,
      amountCents,
      currency: subject.currency,
      rank: totalDocs + 1,
      expiresAt: expiresAt.toISOString(),
    },
    depth: 0,
    req,
  })
}

/** Ends a page's row as the provider says that the page ended; an ended one stays as it is. */
export async function endCheckout(
  req: PayloadRequest,
  {
    id,
    state,
    paymentIntentId = null,
  }: { id: string; state: Extract<CheckoutState, 'complete' | 'expired'>; paymentIntentId?: string | null },
): Promise<boolean> {
  const row = await lockCheckout(req, id)
  if (row === null || row.state === 'complete' || row.state === state) return false
  // A page that we gave up may have been paid all the same: what the provider says of its money wins.
  if (row.state === 'expired' && state !== 'complete') return false
  const data = { state, url: null, ...(paymentIntentId === null ? {} : { paymentIntentId }) }
  await req.payload.update({ collection: 'checkout-sessions', id, data, depth: 0, req })
  return true
}
