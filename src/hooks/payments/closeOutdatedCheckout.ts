import type { CollectionAfterChangeHook, PayloadRequest } from 'payload'

import { react } from '../../jobs/reactions'
import type { Invoice, Quote } from '../../payload-types'

/** What an invoice's open payment page asks for may no longer be owed: a job looks, and closes it (P7). */
export const closeOutdatedInvoiceCheckout: CollectionAfterChangeHook<Invoice> = async ({
  doc,
  previousDoc,
  operation,
  req,
}) => {
  const hasChanged = doc.state !== previousDoc.state || doc.balanceCents !== previousDoc.balanceCents
  if (operation === 'update' && previousDoc.state !== 'draft' && hasChanged)
    await closeOutdated(req, { subject: 'invoice', id: doc.id })
  return doc
}

/** The same for the deposit of a quote. */
export const closeOutdatedDepositCheckout: CollectionAfterChangeHook<Quote> = async ({
  doc,
  previousDoc,
  operation,
  req,
}) => {
  const hasChanged =
    doc.state !== previousDoc.state ||
    doc.depositState !== previousDoc.depositState ||
    doc.depositPaidCents !== previousDoc.depositPaidCents
  if (operation === 'update' && previousDoc.state === 'accepted' && hasChanged)
    await closeOutdated(req, { subject: 'quote', id: doc.id })
  return doc
}

async function closeOutdated(
  req: PayloadRequest,
  { subject, id }: { subject: 'invoice' | 'quote'; id: string },
): Promise<void> {
  const { docs } = await req.payload.find({
    collection: 'checkout-sessions',
    where: { [subject]: { equals: id }, state: { in: ['opening', 'open'] } },
    select: { state: true },
    depth: 0,
    pagination: false,
    req,
  })
  for (const { id: checkoutId } of docs) await react(req, { type: 'checkout.outdated', checkoutId })
}
