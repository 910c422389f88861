import type { ClientKind } from '../parties/snapshots'
import type { ReminderLevel } from './policy'

export const reminderTones = ['friendly', 'courteous', 'firm', 'urgent', 'formal'] as const
export type ReminderTone = (typeof reminderTones)[number]

/** The articles that a mail may name; `i18n/` has their wording. */
export const legalBases = ['ccom-l441-10', 'ccom-d441-5', 'cciv-1344', 'cciv-1344-1', 'cciv-1231-6'] as const
export type LegalBasis = (typeof legalBases)[number]

/**
 * What the mail of one level states beside what each states: number, date, amount, due date, pay link, IBAN, PDF, contact and
 * the answers of D4 (R34).
 */
export type ReminderContent = {
  tone: ReminderTone
  /** "Merci d'ignorer ce message si vous avez réglé." */
  saysIgnoreIfPaid: boolean
  statesDaysLate: boolean
  asksForDate: boolean
  /** Recalls that the late-payment terms printed on the invoice apply, without an amount. */
  recallsLateTerms: boolean
  /** The interest to date, apart from the principal (R29–R31). */
  showsInterest: boolean
  /** The 40 € apart from the principal (R31). */
  showsFee: boolean
  /** Says that interest at the legal rate runs from this letter on (C. civ. 1231-6): no amount yet. */
  startsLegalInterest: boolean
  offersInstallments: boolean
  announcesFormalNotice: boolean
  /** Calendar days left to pay before the next step; null for none. */
  deadlineDays: 7 | 8 | null
  /** "Mise en demeure" in subject and body, both parties' identities, consequence, date, and the letter (R34, R35). */
  isFormalNotice: boolean
  legalBases: readonly LegalBasis[]
}

const plain: ReminderContent = {
  tone: 'friendly',
  saysIgnoreIfPaid: true,
  statesDaysLate: false,
  asksForDate: false,
  recallsLateTerms: false,
  showsInterest: false,
  showsFee: false,
  startsLegalInterest: false,
  offersInstallments: false,
  announcesFormalNotice: false,
  deadlineDays: null,
  isFormalNotice: false,
  legalBases: [],
}

const firm: ReminderContent = { ...plain, tone: 'firm', statesDaysLate: true, asksForDate: true }

const urgent: ReminderContent = {
  ...plain,
  tone: 'urgent',
  statesDaysLate: true,
  offersInstallments: true,
  announcesFormalNotice: true,
  deadlineDays: 7,
}

const formalNotice: ReminderContent = {
  ...plain,
  tone: 'formal',
  saysIgnoreIfPaid: false,
  statesDaysLate: true,
  deadlineDays: 8,
  isFormalNotice: true,
}

/** The terms of late payment between professionals; never in a mail to a consumer (R31, R34). */
const lateTerms = ['ccom-l441-10', 'ccom-d441-5'] as const
/** "Interpellation suffisante", and what a formal notice sets off. */
const noticeArticles = ['cciv-1344', 'cciv-1344-1', 'cciv-1231-6'] as const
const withAmounts = { showsInterest: true, showsFee: true } as const

const forProfessionals: Record<ReminderLevel, ReminderContent> = {
  0: plain,
  1: { ...plain, tone: 'courteous' },
  2: { ...firm, recallsLateTerms: true },
  3: { ...urgent, ...withAmounts, legalBases: lateTerms },
  4: { ...formalNotice, ...withAmounts, legalBases: [...lateTerms, ...noticeArticles] },
}

const forConsumers: Record<ReminderLevel, ReminderContent> = {
  0: plain,
  1: { ...plain, tone: 'courteous' },
  2: firm,
  3: urgent,
  4: { ...formalNotice, startsLegalInterest: true, legalBases: noticeArticles },
}

/** What the mail of a level states for a kind of client; a consumer is never told of 40 €, L441-10 or its rate (R31, R34). */
export function reminderContent(level: ReminderLevel, clientKind: ClientKind): ReminderContent {
  return (clientKind === 'consumer' ? forConsumers : forProfessionals)[level]
}
