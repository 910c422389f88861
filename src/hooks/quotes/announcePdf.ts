import type { CollectionAfterChangeHook } from 'payload'

import { react } from '../../jobs/reactions'
import type { QuoteVersion } from '../../payload-types'
import { idOf } from '../../database/ids'

/** A new version wants its PDF; a version whose PDF has come lets its mail leave (Q1). */
export const announcePdf: CollectionAfterChangeHook<QuoteVersion> = async ({ doc, previousDoc, operation, req }) => {
  const ids = { quoteId: idOf(doc.quote), versionId: doc.id }
  if (operation === 'create') await react(req, { type: 'quote.sent', ...ids })
  else if (!previousDoc.pdfSha256 && doc.pdfSha256) await react(req, { type: 'quoteVersion.pdfReady', ...ids })
  return doc
}
