import type { PayloadRequest, Where } from 'payload'

import { inTransaction } from '../../database/transaction'

/** The document whose PDF has just been stored. */
export type RenderedSubject = { quoteVersionId: string } | { invoiceId: string }

/**
 * Lets the messages go that waited for a document's PDF (Q1); their delivery is queued in the same transaction. A
 * message about an invoice waits for the invoice, whatever quote it names too. May run twice.
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
  })
}

function waitingFor(subject: RenderedSubject): Where {
  if ('invoiceId' in subject) return { invoice: { equals: subject.invoiceId } }
  return { and: [{ quoteVersion: { equals: subject.quoteVersionId } }, { invoice: { exists: false } }] }
}
