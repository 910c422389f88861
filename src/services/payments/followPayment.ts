import type { PayloadRequest } from 'payload'

import { applyProviderPayment, type Applied, type ApplyHints } from './applyPayment'
import { gatewayOf } from './gatewayOf'

/** What a payment can go through while it is being followed. */
const mostReadings = 4

/**
 * Reads a payment at the provider and brings our rows to it, until a reading says nothing new: whoever wrote an older reading after a
 * newer one puts it right at once (P2). Calls the provider: outside of any transaction. null: the provider knows no such payment.
 *
 * @throws {GatewayError} when the provider does not answer
 */
export async function followPayment(
  req: PayloadRequest,
  paymentIntentId: string,
  hints: ApplyHints = {},
): Promise<Applied | null> {
  let outcome: Applied | null = null
  for (let readings = 0; readings < mostReadings; readings += 1) {
    const payment = await gatewayOf(req.payload).readPayment(paymentIntentId)
    if (payment === null) return outcome
    const applied = await applyProviderPayment(req, payment, hints)
    if (applied !== 'changed') return outcome ?? applied
    outcome = applied
  }
  return outcome
}
