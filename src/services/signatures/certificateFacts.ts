import type { PayloadRequest } from 'payload'

import { idOf } from '../../database/ids'
import { versionLabel, type QuoteContent } from '../../domain/quotes/content'
import { applySelection, type QuoteSelection } from '../../domain/quotes/selection'
import type { CertificateFacts, CertificateKey, CertificateSigner } from '../../domain/signatures/certificate'
import { partyOf } from '../../domain/signatures/signingOrder'
import type { Acceptance, QuoteVersion, Signature } from '../../payload-types'
import { frozenContent, signedTotals } from '../quotes/frozenContent'
import { signatureEvidence } from './signaturesOf'

/** An accepted version with all that was signed of it, in the order of signing. */
export type SignedQuote = { acceptance: Acceptance; version: QuoteVersion; signatures: Signature[] }

/**
 * Reads what the certificate of a signed quote says, as the system (S5, R39).
 *
 * @param given.qrSvg a QR code to the server's `/verifier`
 * @param given.key the key that will seal the file
 * @throws Payload's NotFound for an unknown id
 */
export async function certificateFacts(
  req: PayloadRequest,
  acceptanceId: string,
  { qrSvg, key }: { qrSvg: string; key: CertificateKey },
): Promise<CertificateFacts> {
  const { acceptance, version, signatures } = await readSignedQuote(req, acceptanceId)
  const content = frozenContent(version)
  const { language, seller, client, title, termsVersion, currency, depositBp, documentDiscountBp } = content
  return {
    language,
    seller,
    title,
    termsVersion,
    currency,
    depositBp,
    documentDiscountBp,
    clientName: client.name,
    label: versionLabel(content),
    documentId: acceptance.id,
    acceptedAt: acceptance.acceptedAt,
    versionSha256: version.sha256,
    presentedPdfSha256: version.pdfSha256 ?? '',
    signedSha256: acceptance.sha256,
    lines: applySelection(content, signedSelection(acceptance)).lines,
    totals: signedTotals(acceptance),
    signers: signatures.map((signature) => signerOf(signature, content)),
    key: { subject: key.subject, sha256: key.sha256, isDemo: key.isDemo },
    qrSvg,
    verifierUrl: `${req.payload.config.serverURL}/verifier`,
  }
}

/**
 * Reads an acceptance, its version and its signatures, oldest first.
 *
 * @throws Payload's NotFound for an unknown id
 */
export async function readSignedQuote(req: PayloadRequest, acceptanceId: string): Promise<SignedQuote> {
  const acceptance = await req.payload.findByID({ collection: 'acceptances', id: acceptanceId, depth: 0, req })
  const versionId = idOf(acceptance.version)
  const version = await req.payload.findByID({ collection: 'quote-versions', id: versionId, depth: 0, req })
  const found = await req.payload.find({
    collection: 'signatures',
    where: { version: { equals: versionId } },
    sort: ['signedAt', 'createdAt'],
    depth: 0,
    pagination: false,
    req,
  })
  return { acceptance, version, signatures: found.docs }
}

function signerOf(signature: Signature, content: QuoteContent): CertificateSigner {
  const { signer, ...evidence } = signatureEvidence(signature)
  const { name, email, role } = signer
  return {
    name,
    email,
    role,
    signsFor: partyOf(content, signer).name,
    method: evidence.method,
    imageBase64: signature.imageBase64,
    imageSha256: evidence.imageSha256,
    consentText: evidence.consentText,
    earlyStartText: earlyStartText(signature.evidence),
    sentAt: evidence.sentAt,
    viewedAt: evidence.viewedAt,
    code: evidence.code,
    signedAt: evidence.signedAt,
    ip: evidence.ip,
    userAgent: evidence.userAgent,
    timeZone: evidence.timeZone,
    locale: evidence.locale,
  }
}

/** Evidence of quotes signed before there was such a wish lacks the member. */
function earlyStartText(evidence: unknown): string | null {
  if (typeof evidence !== 'object' || evidence === null || !('earlyStart' in evidence)) return null
  const { earlyStart } = evidence
  if (typeof earlyStart !== 'object' || earlyStart === null || !('text' in earlyStart)) return null
  return typeof earlyStart.text === 'string' ? earlyStart.text : null
}

/** `acceptances.selection` is written by `acceptQuote` alone after `applySelection` took it, and frozen by a trigger. */
function signedSelection({ selection }: Acceptance): QuoteSelection {
  return selection as QuoteSelection
}
