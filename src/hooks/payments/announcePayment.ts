import type { CollectionAfterChangeHook } from 'payload'

import { idOrNull } from '../../database/ids'
import { react } from '../../jobs/reactions'
import type { Payment } from '../../payload-types'

/** Money that came for an invoice wants its receipt (I9). */
export const announcePayment: CollectionAfterChangeHook<Payment> = async ({ doc, previousDoc, operation, req }) => {
  const hadReceipt = operation === 'update' && hasReceipt(previousDoc)
  if (hasReceipt(doc) && !hadReceipt) await react(req, { type: 'payment.recorded', paymentId: doc.id })
  return doc
}

function hasReceipt({ kind, state, invoice }: Payment): boolean {
  return kind === 'payment' && state === 'succeeded' && idOrNull(invoice) !== null
}
