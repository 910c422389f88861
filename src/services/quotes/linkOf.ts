import type { PayloadRequest } from 'payload'

import { DomainError } from '../../domain/errors'
import { quoteUrl } from './link'

/**
 * The client's address of a quote, for staff to copy.
 *
 * @throws {DomainError} `quote.unknown` · `quote.notSent`
 */
export async function linkOf(req: PayloadRequest, quoteId: string): Promise<string> {
  const quote = await req.payload.findByID({
    collection: 'quotes',
    id: quoteId,
    depth: 0,
    joins: false,
    disableErrors: true,
    req,
  })
  if (!quote) throw new DomainError('quote.unknown')
  if (!quote.linkNonce) throw new DomainError('quote.notSent')
  return quoteUrl(req.payload, { quoteId, linkNonce: quote.linkNonce })
}
