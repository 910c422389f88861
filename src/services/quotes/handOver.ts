import type { PayloadRequest } from 'payload'

import { civilDate } from '../../domain/dates/civilDate'
import type { QuoteContent, QuoteSigner } from '../../domain/quotes/content'
import { decideQuote } from '../../domain/quotes/lifecycle'
import type { Quote, QuoteVersion } from '../../payload-types'
import { oweToNextSigner } from './oweToSigner'

type HandOver = { quote: Quote; version: QuoteVersion; content: QuoteContent; next: QuoteSigner; now: Date }

/** After a signature that is not the last: the quote is partially signed, and the next signer is owed their mail (Q5). */
export async function handOver(
  req: PayloadRequest,
  { quote, version, content, next, now }: HandOver,
): Promise<'partially-signed'> {
  const facts = { now: now.toISOString(), validUntil: civilDate(version.validUntil) }
  const state = decideQuote(quote.state, 'sign', facts)
  req.context.ledgerDetail = { version: content.version, next: next.email }
  await req.payload.update({ collection: 'quotes', id: quote.id, data: { state }, depth: 0, req })
  delete req.context.ledgerDetail
  await oweToNextSigner(req, { quote, content, versionId: version.id, signer: next })
  return 'partially-signed'
}
