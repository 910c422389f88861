import type { PayloadRequest } from 'payload'

import { inTransaction } from '../../database/transaction'
import { portsOf } from '../../integrations/ports'
import type { CheckoutSession } from '../../payload-types'
import { lockCheckout } from './checkoutRows'
import { dueOf, lockSubject, subjectOf } from './checkoutSubject'
import { endAtProvider } from './endAtProvider'
import { followPayment } from './followPayment'

/**
 * Closes a live payment page whose amount is no longer what is owed, so that nobody pays it; one that fits, or that has ended,
 * stays. What was paid on it before it could be closed is recorded. May run twice.
 *
 * @throws {GatewayError} when the provider does not answer
 */
export async function closeCheckout(req: PayloadRequest, checkoutId: string): Promise<void> {
  const row = await outdated(req, checkoutId)
  if (row === null || portsOf(req.payload).payments === null) return
  await endAtProvider(req, row)
  const { paymentIntentId } = await req.payload.findByID({
    collection: 'checkout-sessions',
    id: checkoutId,
    depth: 0,
    req,
  })
  if (paymentIntentId) await followPayment(req, paymentIntentId)
}

async function outdated(req: PayloadRequest, checkoutId: string): Promise<CheckoutSession | null> {
  return inTransaction(req, async () => {
    const found = await req.payload.findByID({
      collection: 'checkout-sessions',
      id: checkoutId,
      depth: 0,
      disableErrors: true,
      req,
    })
    const subject = found && (await lockSubject(req, subjectOf(found)))
    const row = subject && (await lockCheckout(req, checkoutId))
    if (!row || (row.state !== 'open' && row.state !== 'opening')) return null
    const { dueCents } = await dueOf(req, subject)
    return dueCents === row.amountCents ? null : row
  })
}
