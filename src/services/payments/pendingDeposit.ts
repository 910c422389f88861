import type { Payload } from 'payload'

import { civilDateInParis, type CivilDate } from '../../domain/dates/civilDate'

/** The online payment of a quote's deposit that is under way, with the day on which it was begun; null when there is none. */
export async function pendingDeposit(
  payload: Payload,
  quoteId: string,
): Promise<{ amountCents: number; on: CivilDate } | null> {
  const { docs } = await payload.find({
    collection: 'payments',
    where: { quote: { equals: quoteId }, state: { equals: 'pending' }, kind: { equals: 'payment' } },
    sort: '-createdAt',
    depth: 0,
    limit: 1,
    pagination: false,
  })
  const [payment] = docs
  return payment ? { amountCents: payment.amountCents, on: civilDateInParis(payment.createdAt) } : null
}
