import type { Payload, PayloadRequest } from 'payload'

import type { SignRequest } from '../../contracts/sign'
import { idOf } from '../../database/ids'
import { lockRow } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { civilDate } from '../../domain/dates/civilDate'
import { DomainError } from '../../domain/errors'
import { versionLabel, type QuoteContent, type QuoteSigner } from '../../domain/quotes/content'
import { decideQuote } from '../../domain/quotes/lifecycle'
import { applySelection } from '../../domain/quotes/selection'
import type { SignatureEvidence } from '../../domain/signatures/evidence'
import { imageVerdict } from '../../domain/signatures/imageVerdict'
import { signTexts } from '../../i18n/sign'
import { consentSentence } from '../../i18n/signConsent'
import { portsOf } from '../../integrations/ports'
import type { Quote, QuoteVersion } from '../../payload-types'
import { contentHash } from '../digest'
import { requestOf } from '../guest'
import { appendToLedger } from '../ledger/append'
import { followAcceptance } from './followAcceptance'
import { frozenContent } from './frozenContent'
import { tokenHash } from './link'
import { consumeSigningCode, verifySigningCode, type CodeOwner } from '../signatures/verifyCode'
import { quoteByToken, type LinkedQuote } from './read'
import { versionMoved } from './versionMoved'

/** What the server saw of the request that signs (S4). */
export type Circumstances = { now: Date; ip: string | null; userAgent: string | null; acceptLanguage?: string | null }

/**
 * Signs the version that a link shows, and accepts the quote with it (Q2–Q5, Q7): evidence, acceptance, ledger, owed
 * messages, deposit request and project stand together or not at all.
 *
 * @throws {DomainError} `quote.unknown` · `code.*` (S3) · `signature.*` (S1) · `quote.versionChanged` { changes } · `quote.alreadySigned` ·
 *   `quote.preparing` · `quote.expired` · `quote.consentChanged` · `quote.notAllowed` · what `applySelection` refuses (Q4)
 */
export async function acceptQuote(
  payload: Payload,
  input: SignRequest,
  seen: Circumstances,
): Promise<{ quoteId: string; state: 'accepted' }> {
  const linked = await assertOpensQuote(payload, input.token)
  const imageSha256 = await inspectImage(payload, input.image)
  // A version that was replaced is told as that, below (Q2); its code is of no use either way.
  const isCurrent = linked.versionHash === input.versionHash
  if (linked.requiresCode && isCurrent)
    await verifySigningCode(payload, { ...codeOwnerOf(linked), code: input.code, now: seen.now })
  const req = await requestOf(payload, { kind: 'guest', email: null })
  return inTransaction(req, async () => {
    const { quote, version } = await lockQuoteOfLink(req, input.token)
    const { content, signer } = await assertSignable(req, {
      quote,
      version,
      versionHash: input.versionHash,
      now: seen.now,
    })
    const { totals } = applySelection(content, input.selection)
    const consentText = agreedSentence(content, { grossCents: totals.grossCents, sent: input.consentText })
    req.context.actor = { kind: 'guest', email: signer.email }
    const code = quote.requiresCode
      ? await consumeSigningCode(req, {
          quoteId: quote.id,
          versionId: version.id,
          email: signer.email,
          now: seen.now,
        })
      : null
    const earlyStart = earlyStartOf(content, input)
    const evidence = evidenceOf({
      input,
      seen,
      code,
      earlyStart,
      quote,
      version,
      content,
      signer,
      imageSha256,
      grossCents: totals.grossCents,
      consentText,
    })
    await storeSignature(req, { input, evidence, quote, version })
    await tellLedger(req, evidence, quote)
    const acceptance = await req.payload.create({
      collection: 'acceptances',
      data: {
        quote: quote.id,
        version: version.id,
        client: idOf(quote.client),
        selection: input.selection,
        totals: { ...totals },
        sha256: contentHash({ versionSha256: version.sha256, selection: input.selection, totals }),
        acceptedAt: seen.now.toISOString(),
        timestampState: 'none',
      },
      depth: 0,
      req,
    })
    await followAcceptance(req, {
      quote,
      content,
      totals,
      acceptanceId: acceptance.id,
      signer,
      now: seen.now,
      isEarlyStartAsked: earlyStart !== null,
    })
    return { quoteId: quote.id, state: 'accepted' }
  })
}

/** Who holds no link, or one of a signed quote, makes us decode nothing. The state is judged again under the lock. */
async function assertOpensQuote(payload: Payload, token: string): Promise<LinkedQuote> {
  const linked = await quoteByToken(payload, token)
  if (!linked) throw new DomainError('quote.unknown')
  if (linked.state === 'accepted') throw new DomainError('quote.alreadySigned')
  return linked
}

function codeOwnerOf({ quoteId, versionId, content }: LinkedQuote): CodeOwner {
  return { quoteId, versionId, email: content.signers[0]?.email ?? '' }
}

/** S1, before any lock is taken: decoding is slow and needs nothing of the database. */
async function inspectImage(payload: Payload, base64: string): Promise<string> {
  const facts = await portsOf(payload).images.inspect(Buffer.from(base64, 'base64'))
  const verdict = imageVerdict(facts)
  if (verdict !== 'accepted') throw new DomainError(verdict)
  if (!facts.readable) throw new Error('An unreadable picture was accepted')
  return facts.sha256
}

type LockedQuote = { quote: Quote; version: QuoteVersion }

/**
 * Finds the quote of a link, takes its lock, and reads it again under the lock.
 *
 * @throws {DomainError} `quote.unknown`
 */
export async function lockQuoteOfLink(req: PayloadRequest, token: string): Promise<LockedQuote> {
  const found = await req.payload.find({
    collection: 'quotes',
    where: { tokenHash: { equals: tokenHash(token) } },
    select: { tokenHash: true },
    depth: 0,
    joins: false,
    limit: 1,
    pagination: false,
    req,
  })
  const id = found.docs[0]?.id
  if (!id || !(await lockRow(req, 'quotes', id))) throw new DomainError('quote.unknown')
  const quote = await req.payload.findByID({ collection: 'quotes', id, depth: 0, joins: false, req })
  if (!quote.currentVersion) throw new DomainError('quote.unknown')
  const version = await req.payload.findByID({
    collection: 'quote-versions',
    id: idOf(quote.currentVersion),
    depth: 0,
    req,
  })
  return { quote, version }
}

type Signable = LockedQuote & { versionHash: string; now: Date }

/**
 * Under the quote's lock: the version that was shown is the current one, in time, printed, and has somebody to sign it.
 *
 * @throws {DomainError} `quote.alreadySigned` · `quote.versionChanged` { changes } · `quote.expired` · `quote.notAllowed` ·
 *   `quote.preparing`
 */
export async function assertSignable(
  req: PayloadRequest,
  { quote, version, versionHash, now }: Signable,
): Promise<{ content: QuoteContent; signer: QuoteSigner }> {
  if (quote.state === 'accepted') throw new DomainError('quote.alreadySigned')
  if (version.sha256 !== versionHash)
    throw await versionMoved(req, { quoteId: quote.id, shownHash: versionHash, current: version })
  decideQuote(quote.state, 'accept', { now: now.toISOString(), validUntil: civilDate(version.validUntil) })
  if (!version.pdfSha256) throw new DomainError('quote.preparing')
  const content = frozenContent(version)
  const [signer] = content.signers
  if (!signer) throw new Error(`Version ${version.label} has no signer`)
  return { content, signer }
}

/** S4: the sentence as we write it; the evidence never holds other words, nor words that the signer did not see. */
function agreedSentence(content: QuoteContent, { grossCents, sent }: { grossCents: number; sent: string }): string {
  const sentence = consentSentence({
    language: content.language,
    label: versionLabel(content),
    client: content.client.name,
    totalCents: grossCents,
    currency: content.currency,
  })
  if (sent !== sentence) throw new DomainError('quote.consentChanged')
  return sentence
}

/** R45: what a consumer ticked beside their signature, in the words of the page; nobody else is asked. */
function earlyStartOf(
  { client, language }: QuoteContent,
  { earlyStart }: SignRequest,
): SignatureEvidence['earlyStart'] {
  return earlyStart && client.kind === 'consumer' ? { text: signTexts(language).sheet.earlyStart } : null
}

type Signing = LockedQuote & {
  input: SignRequest
  seen: Circumstances
  content: QuoteContent
  signer: QuoteSigner
  imageSha256: string
  grossCents: number
  consentText: string
  code: SignatureEvidence['code']
  earlyStart: SignatureEvidence['earlyStart']
}

function evidenceOf({
  input,
  seen,
  quote,
  version,
  content,
  signer,
  imageSha256,
  grossCents,
  consentText,
  code,
  earlyStart,
}: Signing): SignatureEvidence {
  return {
    schema: 'trait-d-union/signature/1',
    quoteNumber: content.number,
    version: content.version,
    versionSha256: version.sha256,
    pdfSha256: version.pdfSha256 ?? '',
    imageSha256,
    termsVersion: content.termsVersion,
    selection: input.selection,
    grossCents,
    currency: content.currency,
    signer: { name: input.signerName, email: signer.email, role: signer.role },
    method: input.method,
    consentText,
    ip: seen.ip,
    userAgent: seen.userAgent,
    acceptLanguage: seen.acceptLanguage ?? null,
    timeZone: input.timeZone,
    locale: input.locale,
    sentAt: quote.sentAt ?? '',
    viewedAt: null,
    code,
    earlyStart,
    signedAt: seen.now.toISOString(),
  }
}

async function storeSignature(
  req: PayloadRequest,
  { input, evidence, quote, version }: LockedQuote & { input: SignRequest; evidence: SignatureEvidence },
): Promise<void> {
  await req.payload.create({
    collection: 'signatures',
    data: {
      version: version.id,
      quote: quote.id,
      client: idOf(quote.client),
      signerName: evidence.signer.name,
      signerEmail: evidence.signer.email,
      signerRole: evidence.signer.role,
      method: evidence.method,
      versionSha256: evidence.versionSha256,
      pdfSha256: evidence.pdfSha256,
      imageSha256: evidence.imageSha256,
      imageBase64: input.image,
      consentText: evidence.consentText,
      signedAt: evidence.signedAt,
      ip: evidence.ip,
      userAgent: evidence.userAgent,
      timeZone: evidence.timeZone,
      locale: evidence.locale,
      evidence: { ...evidence },
    },
    depth: 0,
    req,
  })
}

/** S5, R24: the evidence is chained, so that it cannot be changed together with the row that holds it. */
async function tellLedger(req: PayloadRequest, evidence: SignatureEvidence, quote: Quote): Promise<void> {
  await appendToLedger(req, {
    subject: 'quote',
    subjectId: quote.id,
    event: 'quote.signed',
    amountCents: evidence.grossCents,
    currency: evidence.currency,
    data: { ...evidence },
  })
}
