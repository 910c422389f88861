import type { PayloadRequest } from 'payload'

import { decidePayment, type PaymentCommand } from '../../domain/payments/states'
import type { Payment } from '../../payload-types'

/** The row of a payment or a refund of the provider, by the provider's id; null when there is none yet. */
export async function rowOf(req: PayloadRequest, providerId: string): Promise<Payment | null> {
  const { docs } = await req.payload.find({
    collection: 'payments',
    where: { providerId: { equals: providerId } },
    depth: 0,
    limit: 1,
    pagination: false,
    req,
  })
  return docs[0] ?? null
}

/**
 * Moves a payment along its table of states, with what is known only now.
 *
 * @throws {DomainError} `payment.notAllowed` { state, command }
 */
export async function movePayment(
  req: PayloadRequest,
  row: Pick<Payment, 'id' | 'state'>,
  command: PaymentCommand,
  facts: Partial<Pick<Payment, 'receivedOn' | 'invoice' | 'heldReason' | 'note'>> = {},
): Promise<Payment> {
  const data = { ...facts, state: decidePayment(row.state, command) }
  return req.payload.update({ collection: 'payments', id: row.id, data, depth: 0, req })
}
