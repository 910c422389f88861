import type { PayloadRequest, Where } from 'payload'

import { inTransaction } from '../../database/transaction'
import { releaseReminders } from '../dunning/releaseReminders'

/** The document whose PDF has just been stored; a payment stands for its receipt. */
export type RenderedSubject = { quoteVersionId: string } | { invoiceId: string } | { paymentId: string }

/**
 * Lets the messages go that waited for a document's PDF (Q1); their delivery is queued in the same transaction. A
 * message about an invoice waits for the invoice, whatever quote it names too, and the one that a payment came for that
 * payment's receipt; a reminder waits for all that it brings. May run twice.
 */
export async function releaseMessages(req: PayloadRequest, subject: RenderedSubject): Promise<void> {
  await inTransaction(req, async () => {
    const held = await req.payload.find({
      collection: 'messages',
      where: { and: [{ isHeld: { equals: true } }, waitingFor(subject)] },
      select: { isHeld: true },
      depth: 0,
      pagination: false,
      req,
    })
    for (const { id } of held.docs) {
      await req.payload.update({ collection: 'messages', id, data: { isHeld: false }, depth: 0, req })
    }
    if ('invoiceId' in subject) await releaseReminders(req, subject.invoiceId)
  })
}

function waitingFor(subject: RenderedSubject): Where {
  if ('paymentId' in subject) return { purpose: { equals: `payment-received:${subject.paymentId}` } }
  if ('invoiceId' in subject)
    return {
      and: [{ invoice: { equals: subject.invoiceId } }, { template: { not_in: ['payment-received', 'reminder'] } }],
    }
  return { and: [{ quoteVersion: { equals: subject.quoteVersionId } }, { invoice: { exists: false } }] }
}
