import type { PayloadRequest } from 'payload'

import type { BusinessEvent, BusinessEventType } from '../domain/events'
import type { DocumentName } from '../services/documents/frozenDocument'

type EventOf<Type extends BusinessEventType> = Extract<BusinessEvent, { type: Type }>

/** A task that follows from an event; queues keep a slow PDF from delaying a mail. */
export type Reaction =
  | { task: 'render-document'; queue: 'pdf'; input: DocumentName }
  | { task: 'seal-document'; queue: 'pdf'; input: { acceptanceId: string } }
  | { task: 'send-to-platform'; queue: 'nightly'; input: { flowId: string } }
  | { task: 'process-stripe-event'; queue: 'mail'; input: { eventId: string } }
  | { task: 'close-checkout'; queue: 'mail'; input: { checkoutId: string } }
  | { task: 'deliver-message'; queue: 'mail'; input: { messageId: string }; notBefore: string | null }

/**
 * After X, these things happen: the page to read first. Each task re-reads the current state and may run twice.
 * Events that nobody reacts to yet are not listed.
 */
export const reactions: { [Type in BusinessEventType]?: (event: EventOf<Type>) => Reaction[] } = {
  'quote.sent': ({ versionId }) => [
    { task: 'render-document', queue: 'pdf', input: { kind: 'quote-version', id: versionId } },
  ],
  'quote.accepted': ({ acceptanceId }) => [{ task: 'seal-document', queue: 'pdf', input: { acceptanceId } }],
  'invoice.issued': ({ invoiceId }) => [
    { task: 'render-document', queue: 'pdf', input: { kind: 'invoice', id: invoiceId } },
  ],
  'payment.recorded': ({ paymentId }) => [
    { task: 'render-document', queue: 'pdf', input: { kind: 'receipt', id: paymentId } },
  ],
  'platformFlow.owed': ({ flowId }) => [{ task: 'send-to-platform', queue: 'nightly', input: { flowId } }],
  'checkout.outdated': ({ checkoutId }) => [{ task: 'close-checkout', queue: 'mail', input: { checkoutId } }],
  'stripeEvent.received': ({ stripeEventId }) => [
    { task: 'process-stripe-event', queue: 'mail', input: { eventId: stripeEventId } },
  ],
  'message.owed': ({ messageId, notBefore }) => [
    { task: 'deliver-message', queue: 'mail', input: { messageId }, notBefore },
  ],
}

/** Queues what follows from an event, in the caller's transaction: if that is rolled back, nothing was queued. */
export async function react<Type extends BusinessEventType>(req: PayloadRequest, event: EventOf<Type>): Promise<void> {
  for (const reaction of reactionsTo(event)) {
    const waitUntil = 'notBefore' in reaction && reaction.notBefore ? { waitUntil: new Date(reaction.notBefore) } : {}
    await req.payload.jobs.queue({
      task: reaction.task,
      input: reaction.input,
      queue: reaction.queue,
      req,
      ...waitUntil,
    })
  }
}

function reactionsTo<Type extends BusinessEventType>(event: EventOf<Type>): Reaction[] {
  const reaction: ((event: EventOf<Type>) => Reaction[]) | undefined = reactions[event.type as Type]
  return reaction ? reaction(event) : []
}
