import type { PayloadRequest } from 'payload'

import { inTransaction } from '../../database/transaction'
import type { CheckoutSession as CheckoutRow } from '../../payload-types'
import { endCheckout } from './checkoutRows'
import { gatewayOf } from './gatewayOf'

/**
 * Closes a payment page so that nobody pays on it; one that was paid, or whose debit is under way, stays and is told (P4).
 * Calls the provider: outside of any transaction.
 *
 * @throws {GatewayError} when the provider does not answer
 */
export async function endAtProvider(
  req: PayloadRequest,
  { id, sessionId }: Pick<CheckoutRow, 'id' | 'sessionId'>,
): Promise<'expired' | 'complete'> {
  // Never opened, or its address was never told to anybody.
  if (!sessionId) return write(req, { id, state: 'expired' })
  const gateway = gatewayOf(req.payload)
  if ((await gateway.expireCheckout(sessionId)) === 'expired') return write(req, { id, state: 'expired' })
  const session = await gateway.readCheckout(sessionId)
  if (session?.state !== 'complete') return write(req, { id, state: 'expired' })
  return write(req, { id, state: 'complete', paymentIntentId: session.paymentIntentId })
}

async function write<State extends 'expired' | 'complete'>(
  req: PayloadRequest,
  end: { id: string; state: State; paymentIntentId?: string | null },
): Promise<State> {
  await inTransaction(req, () => endCheckout(req, end))
  return end.state
}
