import type { CollectionAfterChangeHook } from 'payload'

import { react } from '../../jobs/reactions'
import type { Invoice } from '../../payload-types'

/** An issued invoice wants its PDF (I7). */
export const announceInvoice: CollectionAfterChangeHook<Invoice> = async ({ doc, previousDoc, operation, req }) => {
  if (operation === 'update' && previousDoc.state === 'draft' && doc.state !== 'draft')
    await react(req, { type: 'invoice.issued', invoiceId: doc.id })
  return doc
}
