import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { idOf } from '../../database/ids'
import { lockRow } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { civilDate, civilDateInParis, yearOf } from '../../domain/dates/civilDate'
import { DomainError } from '../../domain/errors'
import { versionLabel, type QuoteContent, type QuoteSigner } from '../../domain/quotes/content'
import { decideQuote } from '../../domain/quotes/lifecycle'
import { contentHash } from '../digest'
import { takeNumber } from '../numbering'
import { contentOf, problemsOf, readQuoteParts, type QuoteParts } from './content'
import { oweToFirstSigner } from './oweToSigner'
import { giveLinks } from './signingLinks'

/**
 * Sends a draft: freezes a version, gives the number at the first sending, gives every signer a link, and owes the
 * first one their mail, which leaves once the version's PDF is there (Q1). All or nothing.
 *
 * @throws {DomainError} `quote.unknown` · `quote.notAllowed` · `quote.expired` · `quote.notSendable` { problems }
 */
export async function sendQuote(req: PayloadRequest, quoteId: string): Promise<{ versionId: string; label: string }> {
  return inTransaction(req, async () => {
    if (!(await lockRow(req, 'quotes', quoteId))) throw new DomainError('quote.unknown')
    const parts = await readQuoteParts(req, quoteId)
    if (!parts) throw new DomainError('quote.unknown')
    const now = nowOf(req.payload)
    assertSendable(parts, now)
    const content = await freeze(req, parts, now)
    const versionId = await storeVersion(req, parts, content)
    await openQuoteFor(req, { parts, content, versionId, now })
    await oweToFirstSigner(req, { quote: parts.quote, content, versionId, signer: firstOf(content) })
    return { versionId, label: versionLabel(content) }
  })
}

function firstOf({ signers: [first] }: QuoteContent): QuoteSigner {
  if (!first) throw new Error('A sendable quote has a signer')
  return first
}

function assertSendable(parts: QuoteParts, now: Date): void {
  const { quote } = parts
  const validUntil = quote.validUntil ? civilDate(quote.validUntil) : null
  decideQuote(quote.state, 'send', { now: now.toISOString(), validUntil: null })
  const problems = problemsOf(parts, civilDateInParis(now.toISOString()))
  if (problems.length > 0) throw new DomainError('quote.notSendable', { problems })
  decideQuote(quote.state, 'send', { now: now.toISOString(), validUntil })
}

async function freeze(req: PayloadRequest, parts: QuoteParts, now: Date): Promise<QuoteContent> {
  const { quote, settings } = parts
  const { totalDocs } = await req.payload.count({
    collection: 'quote-versions',
    where: { quote: { equals: quote.id } },
    req,
  })
  const year = yearOf(civilDateInParis(now.toISOString()))
  const number = quote.number ?? (await takeNumber(req, settings.billing.quotePrefix, year)).number
  return contentOf(parts, { number, version: totalDocs + 1 }, now)
}

async function storeVersion(req: PayloadRequest, { quote }: QuoteParts, content: QuoteContent): Promise<string> {
  const current = await req.payload.find({
    collection: 'quote-versions',
    where: { quote: { equals: quote.id }, state: { equals: 'current' } },
    depth: 0,
    pagination: false,
    req,
  })
  for (const { id } of current.docs) {
    await req.payload.update({ collection: 'quote-versions', id, data: { state: 'superseded' }, depth: 0, req })
  }
  const version = await req.payload.create({
    collection: 'quote-versions',
    data: {
      label: versionLabel(content),
      quote: quote.id,
      client: idOf(quote.client),
      version: content.version,
      state: 'current',
      content,
      sha256: contentHash(content),
      validUntil: content.validUntil,
    },
    depth: 0,
    req,
  })
  return version.id
}

type Opening = { parts: QuoteParts; content: QuoteContent; versionId: string; now: Date }

async function openQuoteFor(req: PayloadRequest, { parts, content, versionId, now }: Opening): Promise<void> {
  const { quote } = parts
  req.context.ledgerDetail = { version: content.version, sha256: contentHash(content) }
  await req.payload.update({
    collection: 'quotes',
    id: quote.id,
    data: {
      state: 'sent',
      number: content.number,
      currentVersion: versionId,
      sentAt: now.toISOString(),
      viewedAt: null,
      updateRequestedAt: null,
    },
    depth: 0,
    req,
  })
  delete req.context.ledgerDetail
  await giveLinks(req, { quoteId: quote.id, signers: content.signers })
}
