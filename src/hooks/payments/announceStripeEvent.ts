import type { CollectionAfterChangeHook } from 'payload'

import { react } from '../../jobs/reactions'
import type { StripeEvent } from '../../payload-types'

/** A kept event wants its work, again when staff replay it (P1, P2). */
export const announceStripeEvent: CollectionAfterChangeHook<StripeEvent> = async ({
  doc,
  previousDoc,
  operation,
  req,
}) => {
  const wasWaiting = operation === 'update' && previousDoc.state === 'received'
  if (doc.state === 'received' && !wasWaiting) await react(req, { type: 'stripeEvent.received', stripeEventId: doc.id })
  return doc
}
