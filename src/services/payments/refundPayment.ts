import type { PayloadRequest } from 'payload'

import { DomainError } from '../../domain/errors'
import { countsAsMoney } from '../../domain/payments/states'
import { GatewayError } from '../../integrations/ports'
import type { Payment } from '../../payload-types'
import { followPayment } from './followPayment'
import { gatewayOf } from './gatewayOf'

export type RefundWish = {
  paymentId: string
  amountCents: number
  /** Told to the client on the credit note. */
  reason: string
  /** One per form shown: a double click refunds once (P7). */
  idempotencyKey: string
}

/**
 * Gives money of a provider's payment back, in whole or in part, and records it as a webhook would: refund, draft credit note,
 * news. Calls the provider: outside of any transaction.
 *
 * @throws {DomainError} `payment.unknown` · `payment.notRefundable` · `payment.refundTooLarge` { leftCents } ·
 *   `payment.onlineUnavailable` · `payment.providerRefused`
 */
export async function refundPayment(req: PayloadRequest, wish: RefundWish): Promise<void> {
  const { paymentId, amountCents, reason, idempotencyKey } = wish
  const row = await req.payload.findByID({
    collection: 'payments',
    id: paymentId,
    depth: 0,
    disableErrors: true,
    req,
  })
  if (!row) throw new DomainError('payment.unknown')
  const paymentIntentId = await assertRefundable(req, { row, amountCents })
  const refundId = await ask(req, { paymentIntentId, amountCents, purpose: `${paymentId}/${idempotencyKey}` })
  await followPayment(req, paymentIntentId, { refundNotes: { [refundId]: reason } })
}

async function assertRefundable(
  req: PayloadRequest,
  { row, amountCents }: { row: Payment; amountCents: number },
): Promise<string> {
  const isOurs = row.provider === 'stripe' && row.kind === 'payment'
  if (!isOurs || !row.providerId || !(countsAsMoney(row.state) || row.state === 'held'))
    throw new DomainError('payment.notRefundable')
  const payment = await gatewayOf(req.payload).readPayment(row.providerId)
  if (!payment) throw new DomainError('payment.notRefundable')
  // The same form sent again asks for the same refund, whose key gives the first one's answer.
  const leftCents = payment.receivedCents
  if (amountCents < 1 || amountCents > leftCents) throw new DomainError('payment.refundTooLarge', { leftCents })
  return row.providerId
}

async function ask(
  req: PayloadRequest,
  request: { paymentIntentId: string; amountCents: number; purpose: string },
): Promise<string> {
  try {
    const { id } = await gatewayOf(req.payload).refund(request)
    return id
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    req.payload.logger.error({ err: error, kind: error.kind, msg: 'The payment provider made no refund' })
    throw new DomainError(error.kind === 'rejected' ? 'payment.providerRefused' : 'payment.onlineUnavailable')
  }
}
