import type { PayloadRequest } from 'payload'

import { idOf } from '../../database/ids'
import { lockRow } from '../../database/lock'
import { civilDate } from '../../domain/dates/civilDate'
import { DomainError } from '../../domain/errors'
import type { QuoteContent, QuoteSigner } from '../../domain/quotes/content'
import { decideQuote } from '../../domain/quotes/lifecycle'
import { assertTurn, signingOrder, standingOf, type SignerStanding } from '../../domain/signatures/signingOrder'
import type { Quote, QuoteVersion } from '../../payload-types'
import { signaturesOf, type EarlierSignature } from '../signatures/signaturesOf'
import { frozenContent } from './frozenContent'
import { linkByToken } from './signingLinks'
import { versionMoved } from './versionMoved'

/** A quote under its lock, with its current version and whose link opened it. */
export type LockedQuote = { quote: Quote; version: QuoteVersion; email: string }

/**
 * Finds the quote of a link, takes its lock, and reads both again under the lock.
 *
 * @throws {DomainError} `quote.unknown`
 */
export async function lockQuoteOfLink(req: PayloadRequest, token: string): Promise<LockedQuote> {
  const found = await linkByToken(req, token)
  if (!found || !(await lockRow(req, 'quotes', idOf(found.quote)))) throw new DomainError('quote.unknown')
  const link = await linkByToken(req, token)
  if (!link) throw new DomainError('quote.unknown')
  const id = idOf(link.quote)
  const quote = await req.payload.findByID({ collection: 'quotes', id, depth: 0, joins: false, req })
  if (!quote.currentVersion) throw new DomainError('quote.unknown')
  const versionId = idOf(quote.currentVersion)
  const version = await req.payload.findByID({ collection: 'quote-versions', id: versionId, depth: 0, req })
  return { quote, version, email: link.email }
}

type Asked = LockedQuote & { versionHash: string; now: Date }

/** What is known of a version when one signer may sign it. */
export type Signable = {
  content: QuoteContent
  signer: QuoteSigner
  /** Before this signature, oldest first. */
  earlier: EarlierSignature[]
  order: SignerStanding[]
}

/**
 * Under the quote's lock: the version that was shown is the current one, in time and printed, and it is this person's
 * turn to sign it.
 *
 * @throws {DomainError} `quote.alreadySigned` · `quote.versionChanged` { changes } · `quote.expired` · `quote.notAllowed` ·
 *   `quote.preparing` · `quote.alreadySignedByYou` · `quote.notYourTurn` { name }
 */
export async function assertSignable(
  req: PayloadRequest,
  { quote, version, email, versionHash, now }: Asked,
): Promise<Signable> {
  if (quote.state === 'accepted') throw new DomainError('quote.alreadySigned')
  await assertCurrent(req, { quote, version, versionHash })
  decideQuote(quote.state, 'accept', { now: now.toISOString(), validUntil: civilDate(version.validUntil) })
  if (!version.pdfSha256) throw new DomainError('quote.preparing')
  const content = frozenContent(version)
  const earlier = await signaturesOf(req, version.id)
  const order = signingOrder(content.signers, earlier)
  return { content, earlier, order, signer: assertTurn(order, email) }
}

/**
 * Q2: what the page showed is the version that is out.
 *
 * @throws {DomainError} `quote.versionChanged` { changes }
 */
export async function assertCurrent(
  req: PayloadRequest,
  { quote, version, versionHash }: { quote: Quote; version: QuoteVersion; versionHash: string },
): Promise<void> {
  if (version.sha256 === versionHash) return
  throw await versionMoved(req, { quoteId: quote.id, shownHash: versionHash, current: version })
}

/**
 * The signer behind a link, who has not signed yet: whoever signed has given their answer.
 *
 * @throws {DomainError} `quote.unknown` · `quote.alreadySignedByYou`
 */
export async function assertUndecided(
  req: PayloadRequest,
  { version, email }: Pick<LockedQuote, 'version' | 'email'>,
): Promise<QuoteSigner> {
  const order = signingOrder(frozenContent(version).signers, await signaturesOf(req, version.id))
  const standing = standingOf(order, email)
  if (!standing) throw new DomainError('quote.unknown')
  if (standing.state === 'signed') throw new DomainError('quote.alreadySignedByYou')
  return standing.signer
}
