import type { CivilDate } from '../dates/civilDate'
import type { InvoiceContent } from '../invoices/content'
import type { Cents } from '../money/cents'
import type { Language } from '../parties/snapshots'
import type { QuoteContent } from '../quotes/content'
import type { DeclineReason } from '../quotes/lifecycle'

/** What was signed, with the client's own choice of options (Q4). */
export type SignedFacts = {
  signedOn: CivilDate
  signerNames: string[]
  grossCents: Cents
  vatCents: Cents
  depositCents: Cents
}

/** How to pay by bank transfer (P5). */
export type TransferInstructions = {
  beneficiary: string
  iban: string
  bic: string
  amountCents: Cents
  reference: string
}

/** When work begins (C4): now; after a consumer's withdrawal period (R45); or not yet known, a part being unpaid. */
export type ProjectStart = { kind: 'now' } | { kind: 'after'; day: CivilDate } | { kind: 'open' }

/** What each kind of e-mail says; secret links are derived when it is rendered and stored nowhere. */
export type MailContent =
  | { template: 'quote-sent'; quote: QuoteContent; url: string }
  | {
      template: 'quote-signed'
      quote: QuoteContent
      signed: SignedFacts
      /** null when no deposit is asked for */
      transfer: TransferInstructions | null
      url: string
    }
  /** `code` is six digits, or dots for staff, who must not sign in a client's place (S3). */
  | { template: 'sign-code'; quote: QuoteContent; code: string }
  | { template: 'quote-signed-staff'; quote: QuoteContent; signed: SignedFacts; adminUrl: string }
  | {
      template: 'quote-declined-staff'
      quote: QuoteContent
      reason: DeclineReason
      comment: string | null
      adminUrl: string
    }
  | {
      template: 'deposit-received'
      invoice: InvoiceContent
      start: ProjectStart
    }
  /** Payload's own mails, written by Payload: `html` is trusted. */
  | { template: 'account'; subject: string; html: string; text: string }

/** All that a template needs to write one e-mail. */
export type Mail = MailContent & {
  language: Language
  /** Who writes, as the wordmark shows it. */
  brandName: string
  toName: string | null
}

/** An e-mail in words: one subject line and the same letter twice. */
export type RenderedMail = { subject: string; html: string; text: string }

/** One line of a header: control characters and line ends can never start another one. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
}
