import type { Language } from '../parties/snapshots'
import type { QuoteSelection } from '../quotes/selection'

/** The three ways to sign, equal in law (S2). */
export const signatureMethods = ['draw', 'type', 'keyboard'] as const
export type SignatureMethod = (typeof signatureMethods)[number]

/**
 * All that proves one signer's act (S4, R39); its canonical JSON goes into the ledger. Hashes are SHA-256 in lower-case
 * hex, times ISO 8601 in UTC.
 */
export type SignatureEvidence = {
  schema: 'trait-d-union/signature/1'
  quoteNumber: string
  version: number
  versionSha256: string
  pdfSha256: string
  imageSha256: string
  termsVersion: string
  /** What was signed: the chosen lines and quantities. */
  selection: QuoteSelection
  grossCents: number
  currency: string
  /** `side`: whom the signature commits; absent in evidence from before the agency could sign too. */
  signer: { name: string; email: string; role: string; side?: 'client' | 'agency' }
  method: SignatureMethod
  /** Exactly as it stood beside the box that the signer ticked. */
  consentText: string
  /** Through the configured number of trusted proxies only. */
  ip: string | null
  userAgent: string | null
  acceptLanguage: string | null
  /** Of the signer's browser, IANA name. */
  timeZone: string | null
  locale: Language
  sentAt: string
  viewedAt: string | null
  /** The e-mailed code (S3); null when the quote does without. */
  code: { sentAt: string; verifiedAt: string } | null
  /** A consumer's express request to start within the withdrawal period, as it stood on the page (R45). */
  earlyStart: { text: string } | null
  signedAt: string
}
