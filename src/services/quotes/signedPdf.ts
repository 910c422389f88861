import type { Payload } from 'payload'

import { requestOf } from '../guest'
import type { StoredPdf } from '../documents/readPdf'
import { sealedPdfOf } from '../signatures/readSealed'
import { quoteByToken } from './read'

/** The sealed PDF of the quote that a link opens; null when there is no such link, or no sealed file yet. */
export async function signedPdf(payload: Payload, token: string): Promise<StoredPdf | null> {
  const linked = await quoteByToken(payload, token)
  if (!linked?.acceptance) return null
  const req = await requestOf(payload, { kind: 'guest', email: null })
  const found = await payload.find({
    collection: 'acceptances',
    where: { quote: { equals: linked.quoteId } },
    select: { acceptedAt: true },
    depth: 0,
    limit: 1,
    pagination: false,
    req,
  })
  const id = found.docs[0]?.id
  return id ? sealedPdfOf(req, id) : null
}
