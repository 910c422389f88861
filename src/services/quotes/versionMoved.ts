import type { PayloadRequest } from 'payload'

import { DomainError } from '../../domain/errors'
import { differenceBetween } from '../../domain/quotes/difference'
import type { QuoteVersion } from '../../payload-types'
import { frozenContent } from './frozenContent'

type Moved = { quoteId: string; shownHash: string; current: QuoteVersion }

/**
 * The refusal to sign a version that is no longer the current one, with what the newer one changed (Q2). A hash that
 * was never one of this quote's versions gets the same refusal without a difference.
 */
export async function versionMoved(req: PayloadRequest, { quoteId, shownHash, current }: Moved): Promise<DomainError> {
  const shown = await req.payload.find({
    collection: 'quote-versions',
    where: { quote: { equals: quoteId }, sha256: { equals: shownHash } },
    depth: 0,
    limit: 1,
    pagination: false,
    req,
  })
  const older = shown.docs[0]
  const changes = older ? differenceBetween(frozenContent(older), frozenContent(current)) : []
  return new DomainError('quote.versionChanged', { changes })
}
