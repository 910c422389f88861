import type { PayloadRequest } from 'payload'

import { inTransaction } from '../../database/transaction'
import type { Applied, ApplyHints } from './applyPayment'
import { endCheckout } from './checkoutRows'
import { followPayment } from './followPayment'
import { gatewayOf } from './gatewayOf'
import { installationId } from './installation'

/**
 * Reads a payment page at the provider and brings its row, and the payment made on it, to what it says (P2). Outside of any
 * transaction. null: the provider knows no such page.
 *
 * @throws {GatewayError} when the provider does not answer
 */
export async function followCheckout(
  req: PayloadRequest,
  sessionId: string,
  hints: ApplyHints = {},
): Promise<Applied | null> {
  const session = await gatewayOf(req.payload).readCheckout(sessionId)
  if (session === null) return null
  const { metadata, state, paymentIntentId } = session
  if (metadata['installation'] !== installationId(req.payload)) return 'foreign'
  const id = metadata['checkout']
  const hasEnded = state !== 'open' && id !== undefined
  const hasMoved = hasEnded && (await inTransaction(req, () => endCheckout(req, { id, state, paymentIntentId })))
  const applied = paymentIntentId === null ? null : await followPayment(req, paymentIntentId, hints)
  return applied === null || applied === 'unchanged' ? changeOf(hasMoved) : applied
}

function changeOf(hasMoved: boolean): Applied {
  return hasMoved ? 'changed' : 'unchanged'
}
