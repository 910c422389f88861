import { z } from 'zod'

import type { CivilDate } from '../domain/dates/civilDate'
import type { TransferInstructions } from './transfer'
import type { QuoteContent } from '../domain/quotes/content'
import type { PaymentMethod } from '../domain/payments/states'
import { declineReasons } from '../domain/quotes/lifecycle'
import type { QuoteTotals } from '../domain/quotes/totals'
import { signatureMethods } from '../domain/signatures/evidence'
import type { SignerStanding } from '../domain/signatures/signingOrder'
import { text } from './text'

/** The longest base64 text of a signature picture that is worth decoding: 256 KiB of PNG, written in base64 (S1). */
export const maxImageBase64Length = 350_000

const token = text().min(20).max(200)
const versionHash = z.string().regex(/^[0-9a-f]{64}$/)
const locale = z.enum(['fr', 'en'])

/** The lines that the client takes, with their quantities; the server recomputes every total from them (Q4). */
const selectionRequest = z
  .array(z.strictObject({ lineId: text().min(1).max(64), quantityMilli: z.int().nonnegative() }))
  .max(500)

/** What the page sends to sign one quote version (Q2, S1, S2, S4). */
export const signRequest = z.strictObject({
  token,
  versionHash,
  selection: selectionRequest,
  signerName: text().trim().min(2).max(120),
  method: z.enum(signatureMethods),
  /** A PNG as bare base64, without the `data:` prefix. */
  image: z
    .string()
    .min(1)
    .max(maxImageBase64Length)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/),
  consent: z.literal(true),
  /** The sentence as the signer saw it. */
  consentText: text().min(1).max(1000),
  /** IANA name as the browser says it, e.g. "Europe/Paris". */
  timeZone: text().min(1).max(64),
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
  comment: text().trim().max(2000),
})

/** What the page sends when a consumer withdraws from the signed contract (R44). */
export const withdrawRequest = z.strictObject({
  token,
  /** Who withdraws, as they confirm or correct it. */
  name: text().trim().min(2).max(120),
})

/** What the page sends to ask for an expired quote to be renewed, with a word to the agency; `words` may be empty. */
export const updateRequest = z.strictObject({ token, versionHash, words: text().trim().max(500), locale })

export type SelectionRequest = z.infer<typeof selectionRequest>
export type SignRequest = z.infer<typeof signRequest>
export type CodeRequest = z.infer<typeof codeRequest>
export type DeclineRequest = z.infer<typeof declineRequest>
export type UpdateRequest = z.infer<typeof updateRequest>
export type WithdrawRequest = z.infer<typeof withdrawRequest>

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
export type UpdateResult = { ok: true } | SignRefusal
export type WithdrawResult = { ok: true } | SignRefusal
/** `expiresAt`: ISO 8601 UTC. */
export type CodeResult = { ok: true; expiresAt: string } | SignRefusal

/** How a quote stands for the person who holds its link. */
export type QuotePageState =
  'preparing' | 'open' | 'accepted' | 'declined' | 'expired' | 'revising' | 'cancelled' | 'withdrawn'

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
  /** Ways to pay the deposit online that are open now; none without a provider, and while a payment is under way. */
  online: readonly Extract<PaymentMethod, 'card' | 'sepa-debit'>[]
  /** The deposit's debit that its bank has not answered yet. */
  pending: { amountCents: number; on: CivilDate } | null
  /** Everybody who signs, in the order of signing (Q5). */
  signers: readonly SignerView[]
  /** The one of them who holds the link. */
  you: SignerView
  /** What the first signer chose, which the next ones sign as it is (Q4); null before the first signature. */
  fixedSelection: SelectionRequest | null
  /** Whether signing needs the e-mailed code (S3), and the masked address that it goes to, e.g. "c••••@example.fr". */
  code: { required: boolean; to: string }
  /** A consumer's right to withdraw from what is signed, while it can be used (R44); null for everybody else. */
  withdrawal: OpenWithdrawal | null
  /** What became of the contract that its consumer has withdrawn from; null unless they have. */
  withdrawn: Withdrawn | null
  /** The client has asked for this expired version to be renewed. */
  isUpdateRequested: boolean
  pdfUrl: string
  contactEmail: string
}

/** One signer, as the others see them: no address. */
export type SignerView = {
  name: string
  role: string
  side: 'client' | 'agency'
  state: SignerStanding['state']
  /** ISO 8601 UTC; null until signed */
  signedAt: string | null
  /** The holder of the link. */
  isYou: boolean
}

export type OpenWithdrawal = {
  /** The last day, to its end in Paris. */
  endsOn: CivilDate
  /** Who signed, and where the receipt goes. */
  name: string
  email: string
  /** What confirming declares, word for word. */
  statement: string
  /** What has come of the deposit so far. */
  paidCents: number
  /** Work was begun at the consumer's express request: its part may be kept (L221-25). */
  mayKeepPart: boolean
}

export type Withdrawn = {
  /** ISO 8601 UTC */
  at: string
  /** What had been paid; null when nothing had. */
  refund: { state: 'due' | 'done'; paidCents: number; dueOn: CivilDate } | null
  mayKeepPart: boolean
}
