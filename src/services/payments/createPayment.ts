import type { PayloadRequest } from 'payload'

import type { ProviderPayment } from '../../integrations/ports'
import type { Payment } from '../../payload-types'
import type { LockedSubject } from './checkoutSubject'

type Seen = { payment: ProviderPayment; matched: { subject: LockedSubject } }
type Facts = Pick<Payment, 'state'> & Partial<Pick<Payment, 'receivedOn' | 'invoice' | 'heldReason'>>

/** Writes the row of a payment of the provider; what it was for never changes afterwards, its invoice may come later (I5). */
export async function createPayment(
  req: PayloadRequest,
  { payment, matched: { subject } }: Seen,
  facts: Facts,
): Promise<Payment> {
  const { id, amountCents, receivedCents, currency, method, state } = payment
  const { quote, invoice, reference } = papersOf(subject)
  return req.payload.create({
    collection: 'payments',
    data: {
      kind: 'payment',
      amountCents: state === 'succeeded' ? receivedCents : amountCents,
      currency,
      method: method ?? 'card',
      reference,
      client: subject.clientId,
      quote,
      invoice,
      provider: 'stripe',
      providerId: id,
      ...facts,
    },
    depth: 0,
    req,
  })
}

function papersOf(subject: LockedSubject) {
  if (subject.kind === 'invoice') return { invoice: subject.id, quote: null, reference: subject.invoice.number ?? null }
  const { depositReference, number } = subject.quote
  return { invoice: null, quote: subject.id, reference: depositReference ?? number ?? null }
}
