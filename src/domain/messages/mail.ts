import type { CivilDate } from '../dates/civilDate'
import type { ReminderAnswerKind } from '../dunning/answers'
import type { DebtorInstallment } from '../dunning/installments'
import type { ReminderLevel } from '../dunning/policy'
import type { InvoiceContent } from '../invoices/content'
import type { Cents } from '../money/cents'
import type { Language, SellerSnapshot } from '../parties/snapshots'
import type { PaymentMethod } from '../payments/states'
import type { QuoteContent } from '../quotes/content'
import type { DeclineReason } from '../quotes/lifecycle'
import type { QuoteReminderStep } from '../quotes/reminders'
import type { WithdrawalRecord } from '../quotes/withdrawal'

/** What was signed, with the client's own choice of options (Q4). */
export type SignedFacts = {
  signedOn: CivilDate
  signerNames: string[]
  grossCents: Cents
  vatCents: Cents
  depositCents: Cents
}

/** Who has signed before the reader, and what they agreed to: the next signers take it as it is (Q4, Q5). */
export type EarlierSigners = { names: string[]; grossCents: Cents; vatCents: Cents; depositCents: Cents }

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

/** A copy of the ends of all ledger chains, made on a day in Paris (R24). */
type AnchorFacts = {
  day: CivilDate
  /** Lower-case hex */
  fileSha256: string
  chains: number
  /** Whether the file itself goes with the mail. */
  isAttached: boolean
}

/** Why staff are told of money: see the words of each in `i18n/invoiceEmails`. */
export const paymentReviewKinds = [
  'held',
  'disputed',
  'dispute-won',
  'dispute-lost',
  'refunded',
  'overpaid',
  'drift',
] as const

/** Money that needs a person's eye (P3, P4, P6). */
export type PaymentReview = {
  kind: (typeof paymentReviewKinds)[number]
  /** Of the invoice or quote. */
  number: string
  clientName: string
  amountCents: Cents
  currency: string
  reason: string | null
}

/** What a reminder says of one invoice, as it stands on the day on which it leaves (R33, R34). */
export type ReminderItem = {
  invoice: InvoiceContent
  level: ReminderLevel
  leftCents: Cents
  /** Calendar days after the due date; 0 until then. */
  daysLate: number
  /** Late interest to date and the fixed fee, apart from what is left; 0 where none is claimed (R29–R31). */
  interestCents: Cents
  feeCents: Cents
  /** Where to read and pay the invoice. */
  url: string
  /** Where to answer. */
  answersUrl: string
}

/** What the letter of a formal notice says; the mail that brings it says the same (R34, R35). */
export type FormalNoticeContent = { item: ReminderItem; on: CivilDate }

/** The agency's own words for a level, variables filled in; an empty list of paragraphs leaves ours. */
export type ReminderWording = { subject: string | null; paragraphs: string[] }

/** What a debtor has just answered (D4). */
export type ReminderAnswerNews = {
  kind: ReminderAnswerKind
  number: string
  clientName: string
  currency: string
  leftCents: Cents
  promisedOn: CivilDate | null
  parts: readonly DebtorInstallment[]
  words: string | null
  hasProof: boolean
}

/** What each kind of e-mail says; secret links are derived when it is rendered and stored nowhere. */
export type MailContent =
  /** `earlier`: null for the first signer, who has the choice. */
  | { template: 'quote-sent'; quote: QuoteContent; earlier: EarlierSigners | null; url: string }
  | { template: 'quote-to-countersign'; quote: QuoteContent; earlier: EarlierSigners; url: string }
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
      /** Who declined: the client, or among several signers the person. */
      by: string
      reason: DeclineReason
      comment: string | null
      adminUrl: string
    }
  | {
      template: 'quote-reminder'
      quote: QuoteContent
      earlier: EarlierSigners | null
      step: QuoteReminderStep
      /** Days after today on which it can be signed; 0: today is the last one. */
      daysLeft: number
      url: string
    }
  /** `words` is what the client added, empty when nothing. */
  | { template: 'quote-update-requested-staff'; quote: QuoteContent; words: string; adminUrl: string }
  | { template: 'ledger-anchor'; anchor: AnchorFacts }
  | { template: 'withdrawal-receipt'; quote: QuoteContent; record: WithdrawalRecord }
  | { template: 'quote-withdrawn-staff'; quote: QuoteContent; record: WithdrawalRecord; adminUrl: string }
  | {
      template: 'deposit-received'
      invoice: InvoiceContent
      start: ProjectStart
    }
  | { template: 'invoice-sent'; invoice: InvoiceContent; url: string }
  | { template: 'credit-note-sent'; invoice: InvoiceContent }
  | {
      template: 'payment-received'
      invoice: InvoiceContent
      payment: { amountCents: Cents; method: PaymentMethod; receivedOn: CivilDate }
      leftCents: Cents
      url: string
    }
  | {
      template: 'payment-failed'
      payment: { amountCents: Cents; method: PaymentMethod }
      /** Of the invoice or quote that was to be paid. */
      number: string
      currency: string
      seller: SellerSnapshot
      url: string
    }
  | { template: 'payment-review-staff'; review: PaymentReview; adminUrl: string }
  /** `items`: one invoice, or all that are grouped, the most urgent first; `on` is the day of the mail. */
  | {
      template: 'reminder'
      items: readonly [ReminderItem, ...ReminderItem[]]
      on: CivilDate
      wording: ReminderWording | null
    }
  | { template: 'reminder-answer-staff'; news: ReminderAnswerNews; adminUrl: string }
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
