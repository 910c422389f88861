import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { idOf } from '../../database/ids'
import { lockRow } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { civilDate, civilDateInParis, yearOf } from '../../domain/dates/civilDate'
import { DomainError } from '../../domain/errors'
import { versionLabel, type QuoteContent } from '../../domain/quotes/content'
import { decideQuote } from '../../domain/quotes/lifecycle'
import type { Quote } from '../../payload-types'
import { contentHash } from '../digest'
import { oweMessage } from '../messages/owe'
import { takeNumber } from '../numbering'
import { contentOf, problemsOf, readQuoteParts, type QuoteParts } from './content'
import { frozenContent } from './frozenContent'
import { newLinkNonce, quoteToken, tokenHash } from './link'

/**
 * Sends a draft: freezes a version, gives the number at the first sending, and owes the signers their mail, which
 * leaves once the version's PDF is there (Q1). All or nothing.
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
    await oweToSigners(req, { parts, content, versionId })
    return { versionId, label: versionLabel(content) }
  })
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
  const linkNonce = (await isForSameSigner(req, quote, content)) ? (quote.linkNonce ?? newLinkNonce()) : newLinkNonce()
  req.context.ledgerDetail = { version: content.version, sha256: contentHash(content) }
  await req.payload.update({
    collection: 'quotes',
    id: quote.id,
    data: {
      state: 'sent',
      number: content.number,
      currentVersion: versionId,
      sentAt: now.toISOString(),
      linkNonce,
      tokenHash: tokenHash(quoteToken(req.payload.secret, quote.id, linkNonce)),
    },
    depth: 0,
    req,
  })
  delete req.context.ledgerDetail
}

/** A link given to one person must not open what another one is to sign: a new first signer gets a new link. */
async function isForSameSigner(req: PayloadRequest, quote: Quote, content: QuoteContent): Promise<boolean> {
  if (!quote.currentVersion) return true
  const before = await req.payload.findByID({
    collection: 'quote-versions',
    id: idOf(quote.currentVersion),
    depth: 0,
    req,
  })
  return frozenContent(before).signers[0]?.email === content.signers[0]?.email
}

async function oweToSigners(req: PayloadRequest, { parts, content, versionId }: Omit<Opening, 'now'>): Promise<void> {
  const [first] = content.signers
  if (!first) throw new Error('A sendable quote has a signer')
  await oweMessage(req, {
    template: 'quote-sent',
    language: content.language,
    to: { name: first.name, address: first.email },
    purpose: `quote-sent:${versionId}`,
    data: {},
    isHeld: true,
    clientId: idOf(parts.quote.client),
    quoteId: parts.quote.id,
    quoteVersionId: versionId,
  })
}
