import type { Payload, PayloadRequest } from 'payload'

import type { SignRequest } from '../../contracts/sign'
import { idOf } from '../../database/ids'
import { inTransaction } from '../../database/transaction'
import { DomainError } from '../../domain/errors'
import { versionLabel } from '../../domain/quotes/content'
import { applySelection, type QuoteSelection } from '../../domain/quotes/selection'
import type { QuoteTotals } from '../../domain/quotes/totals'
import type { SignatureEvidence } from '../../domain/signatures/evidence'
import { imageVerdict } from '../../domain/signatures/imageVerdict'
import { assertTurn, isSameSelection, partyOf, sideOf, standingOf } from '../../domain/signatures/signingOrder'
import { signTexts } from '../../i18n/sign'
import { consentSentence } from '../../i18n/signConsent'
import { portsOf } from '../../integrations/ports'
import type { Quote } from '../../payload-types'
import { contentHash } from '../digest'
import { requestOf } from '../guest'
import { appendToLedger } from '../ledger/append'
import { consumeSigningCode, verifySigningCode, type CodeOwner } from '../signatures/verifyCode'
import type { EarlierSignature } from '../signatures/signaturesOf'
import { followAcceptance } from './followAcceptance'
import { handOver } from './handOver'
import { assertSignable, lockQuoteOfLink, type LockedQuote, type Signable } from './lockedLink'
import { quoteByToken, type LinkedQuote } from './read'
import { viewedAt } from './viewedAt'

/** What the server saw of the request that signs (S4). */
export type Circumstances = { now: Date; ip: string | null; userAgent: string | null; acceptLanguage?: string | null }

/**
 * Signs the version that a link shows, for the link's signer, and accepts the quote with the last signature (Q2–Q5, Q7):
 * evidence, acceptance, ledger, owed messages, deposit request and project stand together or not at all.
 *
 * @throws {DomainError} `quote.unknown` · `code.*` (S3) · `signature.*` (S1) · `quote.selectionFixed` · `quote.consentChanged` ·
 *   what `assertSignable` refuses · what `applySelection` refuses (Q4)
 */
export async function acceptQuote(
  payload: Payload,
  input: SignRequest,
  seen: Circumstances,
): Promise<{ quoteId: string; state: 'accepted' | 'partially-signed' }> {
  const linked = await assertOpensQuote(payload, input)
  const imageSha256 = await inspectImage(payload, input.image)
  // A version that was replaced is told as that, below (Q2); its code is of no use either way.
  if (linked.requiresCode && linked.versionHash === input.versionHash)
    await verifySigningCode(payload, { ...codeOwnerOf(linked), code: input.code, now: seen.now })
  const req = await requestOf(payload, { kind: 'guest', email: null })
  return inTransaction(req, async () => {
    const locked = await lockQuoteOfLink(req, input.token)
    const signable = await assertSignable(req, { ...locked, versionHash: input.versionHash, now: seen.now })
    const state = await sign(req, { ...locked, ...signable, input, seen, imageSha256 })
    return { quoteId: locked.quote.id, state }
  })
}

/** Who holds no link, or is not to sign, makes us decode nothing. All is judged again under the lock. */
async function assertOpensQuote(payload: Payload, { token, versionHash }: SignRequest): Promise<LinkedQuote> {
  const linked = await quoteByToken(payload, token)
  if (!linked) throw new DomainError('quote.unknown')
  if (linked.state === 'accepted') throw new DomainError('quote.alreadySigned')
  const isOut = linked.state === 'sent' || linked.state === 'partially-signed'
  if (isOut && linked.versionHash === versionHash) assertTurn(linked.order, linked.email)
  return linked
}

function codeOwnerOf({ quoteId, versionId, order, email }: LinkedQuote): CodeOwner {
  return { quoteId, versionId, email: standingOf(order, email)?.signer.email ?? email }
}

type Signing = LockedQuote & Signable & { input: SignRequest; seen: Circumstances; imageSha256: string }

/** One signer's act, under the quote's lock; then the next one's turn, or the acceptance. */
async function sign(req: PayloadRequest, signing: Signing): Promise<'accepted' | 'partially-signed'> {
  const { quote, version, content, signer, order, earlier, input, seen } = signing
  const selection = agreedSelection(earlier, input.selection)
  const { totals } = applySelection(content, selection)
  const consentText = agreedSentence(signing, totals.grossCents)
  req.context.actor = { kind: 'guest', email: signer.email }
  const owner = { quoteId: quote.id, versionId: version.id, email: signer.email }
  const code = quote.requiresCode ? await consumeSigningCode(req, { ...owner, now: seen.now }) : null
  const evidence = evidenceOf({
    ...signing,
    selection,
    grossCents: totals.grossCents,
    consentText,
    code,
    viewedAt: await viewedAt(req, owner),
  })
  await storeSignature(req, { ...signing, evidence })
  await tellLedger(req, evidence, quote)
  const next = order.find(({ state }) => state === 'waiting')?.signer
  if (next) return handOver(req, { quote, version, content, next, now: seen.now })
  const acceptanceId = await storeAcceptance(req, { ...signing, selection, totals })
  const evidences = [...earlier.map((signature) => signature.evidence), evidence]
  await followAcceptance(req, {
    quote,
    content,
    totals,
    acceptanceId,
    now: seen.now,
    isEarlyStartAsked: isEarlyStartAsked(evidences),
  })
  return 'accepted'
}

/** Q4: the first signer chooses; the next ones sign that choice, or decline. */
function agreedSelection([first]: readonly EarlierSignature[], sent: QuoteSelection): QuoteSelection {
  if (!first) return sent
  const { selection } = first.evidence
  if (!isSameSelection(selection, sent)) throw new DomainError('quote.selectionFixed')
  return selection
}

/** R45: work starts early only when everybody who signs as a consumer has asked for it. */
function isEarlyStartAsked(evidences: readonly SignatureEvidence[]): boolean {
  return evidences.every(({ signer, earlyStart }) => sideOf(signer) === 'agency' || earlyStart !== null)
}

/** S1, before any lock is taken: decoding is slow and needs nothing of the database. */
async function inspectImage(payload: Payload, base64: string): Promise<string> {
  const facts = await portsOf(payload).images.inspect(Buffer.from(base64, 'base64'))
  const verdict = imageVerdict(facts)
  if (verdict !== 'accepted') throw new DomainError(verdict)
  if (!facts.readable) throw new Error('An unreadable picture was accepted')
  return facts.sha256
}

/** S4: the sentence as we write it; the evidence never holds other words, nor words that the signer did not see. */
function agreedSentence({ content, signer, input }: Signing, grossCents: number): string {
  const sentence = consentSentence({
    language: content.language,
    label: versionLabel(content),
    party: partyOf(content, signer),
    totalCents: grossCents,
    currency: content.currency,
  })
  if (input.consentText !== sentence) throw new DomainError('quote.consentChanged')
  return sentence
}

/** R45: what a consumer ticked beside their signature, in the words of the page; nobody else is asked. */
function earlyStartOf({ content, signer, input }: Signing): SignatureEvidence['earlyStart'] {
  const { client, language } = content
  const isAsked = client.kind === 'consumer' && sideOf(signer) === 'client'
  return input.earlyStart && isAsked ? { text: signTexts(language).sheet.earlyStart } : null
}

type Agreed = Pick<SignatureEvidence, 'selection' | 'grossCents' | 'consentText' | 'code' | 'viewedAt'>

function evidenceOf(signing: Signing & Agreed): SignatureEvidence {
  const { input, seen, quote, version, content, signer, earlier, imageSha256 } = signing
  return {
    schema: 'trait-d-union/signature/1',
    quoteNumber: content.number,
    version: content.version,
    versionSha256: version.sha256,
    pdfSha256: version.pdfSha256 ?? '',
    imageSha256,
    termsVersion: content.termsVersion,
    selection: signing.selection,
    grossCents: signing.grossCents,
    currency: content.currency,
    signer: { name: input.signerName, email: signer.email, role: signer.role, side: sideOf(signer) },
    method: input.method,
    consentText: signing.consentText,
    ip: seen.ip,
    userAgent: seen.userAgent,
    acceptLanguage: seen.acceptLanguage ?? null,
    timeZone: input.timeZone,
    locale: input.locale,
    // A later signer is sent the quote in the transaction of the signature before.
    sentAt: earlier.at(-1)?.signedAt ?? quote.sentAt ?? '',
    viewedAt: signing.viewedAt,
    code: signing.code,
    earlyStart: earlyStartOf(signing),
    signedAt: seen.now.toISOString(),
  }
}

async function storeSignature(
  req: PayloadRequest,
  { input, evidence, quote, version }: Signing & { evidence: SignatureEvidence },
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

type Accepting = Pick<Signing, 'quote' | 'version' | 'seen'> & { selection: QuoteSelection; totals: QuoteTotals }

async function storeAcceptance(
  req: PayloadRequest,
  { quote, version, seen, selection, totals }: Accepting,
): Promise<string> {
  const { id } = await req.payload.create({
    collection: 'acceptances',
    data: {
      quote: quote.id,
      version: version.id,
      client: idOf(quote.client),
      selection,
      totals: { ...totals },
      sha256: contentHash({ versionSha256: version.sha256, selection, totals }),
      acceptedAt: seen.now.toISOString(),
      timestampState: 'none',
    },
    depth: 0,
    req,
  })
  return id
}
