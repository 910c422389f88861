import { z } from 'zod'

import type { QuoteContent } from '../domain/quotes/content'
import { declineReasons } from '../domain/quotes/lifecycle'
import type { QuoteTotals } from '../domain/quotes/totals'
import { signatureMethods } from '../domain/signatures/evidence'

/** The longest base64 text of a signature picture that is worth decoding: 256 KiB of PNG, written in base64 (S1). */
export const maxImageBase64Length = 350_000

const token = z.string().min(20).max(200)
const versionHash = z.string().regex(/^[0-9a-f]{64}$/)
const locale = z.enum(['fr', 'en'])

/** The lines that the client takes, with their quantities; the server recomputes every total from them (Q4). */
const selectionRequest = z
  .array(z.strictObject({ lineId: z.string().min(1).max(64), quantityMilli: z.int().nonnegative() }))
  .max(500)

/** What the page sends to sign one quote version (Q2, S1, S2, S4). */
export const signRequest = z.strictObject({
  token,
  versionHash,
  selection: selectionRequest,
  signerName: z.string().trim().min(2).max(120),
  method: z.enum(signatureMethods),
  /** A PNG as bare base64, without the `data:` prefix. */
  image: z
    .string()
    .min(1)
    .max(maxImageBase64Length)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/),
  consent: z.literal(true),
  /** The sentence as the signer saw it. */
  consentText: z.string().min(1).max(1000),
  /** IANA name as the browser says it, e.g. "Europe/Paris". */
  timeZone: z.string().min(1).max(64),
  locale,
  /** The e-mailed code (S3); null when this quote asks for none. */
  code: z
    .string()
    .regex(/^\d{6}$/)
    .nullable(),
  /** A consumer's express request that work starts within the 14 days of withdrawal (R45, C. conso L221-25). */
  earlyStart: z.boolean(),
})

/** What the page sends to have the signing code mailed to the signer (S3). */
export const codeRequest = z.strictObject({ token, versionHash, locale })

/** What the page sends to decline one quote version (Q8). */
export const declineRequest = z.strictObject({
  token,
  versionHash,
  reason: z.enum(declineReasons),
  comment: z.string().trim().max(2000),
})

export type SelectionRequest = z.infer<typeof selectionRequest>
export type SignRequest = z.infer<typeof signRequest>
export type CodeRequest = z.infer<typeof codeRequest>
export type DeclineRequest = z.infer<typeof declineRequest>

/** Why nothing was recorded; the page turns `code` and `data` into a sentence. */
export type SignRefusal = {
  ok: false
  status: 404 | 409 | 410 | 413 | 422 | 429 | 503
  code: string
  data: Readonly<Record<string, string | number>>
  /** What the newer version changed, already readable (Q2). */
  difference?: readonly ReadableChange[]
}

/** One change between two versions, in the reader's language; null: it was not there. */
export type ReadableChange = { what: string; from: string | null; to: string | null }

export type SignResult = { ok: true; state: 'accepted' | 'partially-signed' } | SignRefusal
export type DeclineResult = { ok: true } | SignRefusal
/** `expiresAt`: ISO 8601 UTC. */
export type CodeResult = { ok: true; expiresAt: string } | SignRefusal

/** How a quote stands for the person who holds its link. */
export type QuotePageState = 'preparing' | 'open' | 'accepted' | 'declined' | 'expired' | 'revising' | 'cancelled'

/** All that the quote page shows; `services/quotes/open` answers with it. */
export type OpenQuoteView = {
  content: QuoteContent
  versionHash: string
  /** "DEV-2026-0001-v2" */
  label: string
  state: QuotePageState
  acceptance: {
    /** ISO 8601 UTC */
    signedAt: string
    signerName: string
    /** The lines taken, with their quantities, as they were signed. */
    selection: SelectionRequest
    totals: QuoteTotals
    depositCents: number
    deposit: 'none' | 'awaited' | 'paid'
  } | null
  /** How to pay the deposit by transfer (P5); null when there is nothing to pay. */
  transfer: TransferInstructions | null
  /** Whether signing needs the e-mailed code (S3), and the masked address that it goes to, e.g. "c••••@example.fr". */
  code: { required: boolean; to: string }
  pdfUrl: string
  contactEmail: string
}

export type TransferInstructions = {
  iban: string
  bic: string
  beneficiary: string
  bankName: string
  reference: string
  amountCents: number
  /** A self-contained SVG of the EPC QR code. */
  epcQrSvg: string
}
