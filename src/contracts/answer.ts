import { z } from 'zod'

import { isCivilDate, type CivilDate } from '../domain/dates/civilDate'
import type { Language, SellerSnapshot } from '../domain/parties/snapshots'
import { text } from './text'

const day = z.string().refine(isCivilDate)
const words = text().trim().max(2_000)

/** What a debtor answers to a reminder, as its form sends it (D4). */
export const reminderAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('promise'), promisedOn: day }),
  z.object({ kind: z.literal('installments'), parts: z.union([z.literal(2), z.literal(3)]), firstOn: day }),
  z.object({ kind: z.literal('problem'), words: words.min(1) }),
  z.object({ kind: z.literal('paid'), words }),
])
export type ReminderAnswerRequest = z.infer<typeof reminderAnswer>

/** A proof of payment: PDF, JPEG or PNG by content, at most 10 MB. */
export const largestProofBytes = 10 * 1024 * 1024

/** All that the page of a reminder shows (D4). */
export type OpenAnswersView = {
  number: string
  language: Language
  currency: string
  seller: SellerSnapshot
  dueOn: CivilDate
  leftCents: number
  /** `closed`: nothing is owed any more. */
  state: 'open' | 'promised' | 'disputed' | 'closed'
  /** The next day that was promised. */
  promisedOn: CivilDate | null
  today: CivilDate
  /** The last day that may be promised. */
  lastDay: CivilDate
  /** Where the invoice is read and paid. */
  payUrl: string
}
