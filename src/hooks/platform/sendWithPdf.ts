import type { CollectionAfterChangeHook } from 'payload'

import { react } from '../../jobs/reactions'
import type { Invoice } from '../../payload-types'

/** The flow of an invoice waited for the invoice's PDF: now it can leave (R54). */
export const sendWithPdf: CollectionAfterChangeHook<Invoice> = async ({ doc, previousDoc, operation, req }) => {
  if (operation !== 'update' || previousDoc.pdfKey || !doc.pdfKey) return doc
  const waiting = await req.payload.find({
    collection: 'platform-flows',
    where: { invoice: { equals: doc.id }, state: { equals: 'queued' } },
    depth: 0,
    pagination: false,
    req,
  })
  for (const { id: flowId } of waiting.docs) await react(req, { type: 'platformFlow.owed', flowId })
  return doc
}
