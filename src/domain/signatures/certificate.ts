import type { Language, SellerSnapshot } from '../parties/snapshots'
import type { QuoteLine } from '../quotes/content'
import type { QuoteTotals } from '../quotes/totals'
import type { SignatureMethod } from './evidence'

/** The key that seals the file; `isDemo`: made for a demonstration, and the page must say so (S5, R43). */
export type CertificateKey = { subject: string; sha256: string; isDemo: boolean }

/** One signer's act as the certificate tells it (S4, R39). Times are ISO 8601 in UTC, hashes SHA-256 in lower-case hex. */
export type CertificateSigner = {
  name: string
  email: string
  role: string
  /** Whom the signature commits: the client, or the agency under its legal name. */
  signsFor: string
  method: SignatureMethod
  /** PNG */
  imageBase64: string
  imageSha256: string
  /** Exactly as it stood beside the box that the signer ticked. */
  consentText: string
  /** The express wish that work starts before the end of the withdrawal period, as shown; null: none (R45). */
  earlyStartText: string | null
  sentAt: string
  viewedAt: string | null
  /** The e-mailed code (S3); null when the quote does without. */
  code: { sentAt: string; verifiedAt: string } | null
  signedAt: string
  ip: string | null
  userAgent: string | null
  /** IANA name */
  timeZone: string | null
  locale: Language
}

/** All that the certificate page prints, and nothing that it must look up (S5). */
export type CertificateFacts = {
  /** The quote's, whatever the reader's. */
  language: Language
  seller: SellerSnapshot
  clientName: string
  /** "DEV-2026-0001-v2" */
  label: string
  title: string
  /** The acceptance's id: the document id in the file's XMP. */
  documentId: string
  acceptedAt: string
  /** Of the canonical JSON of the version (Q1). */
  versionSha256: string
  /** Of the PDF that the signers were shown; the file carries it as an attachment. */
  presentedPdfSha256: string
  /** Of the version's hash, the choice and the totals together. */
  signedSha256: string
  termsVersion: string
  currency: string
  /** The lines taken, with the quantities as signed (Q4). */
  lines: QuoteLine[]
  /** As signed; `lineNetCents` goes with `lines`. */
  totals: QuoteTotals
  depositBp: number
  documentDiscountBp: number
  signers: CertificateSigner[]
  key: CertificateKey
  /** A QR code to `verifierUrl`, self-contained SVG. */
  qrSvg: string
  verifierUrl: string
}
