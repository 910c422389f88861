import type { PayloadRequest } from 'payload'
import { z } from 'zod'

import { nowOf } from '../../database/clock'
import { idOf } from '../../database/ids'
import { civilDateInParis, isCivilDate, type CivilDate } from '../../domain/dates/civilDate'
import { nextWritingTime } from '../../domain/dates/writingHours'
import { reminderAnswerKinds } from '../../domain/dunning/answers'
import { isReminderLevel, type ReminderLevel } from '../../domain/dunning/policy'
import type { ReminderItem } from '../../domain/messages/mail'
import type { Invoice, Reminder } from '../../payload-types'
import { amountsOn, statedAmounts, type StatedAmounts } from '../dunning/amounts'
import { answersUrl } from '../dunning/link'
import { remindersOf } from '../dunning/remindersOf'
import { wordingOf } from '../dunning/wording'
import { issuedContent } from '../invoices/issuedContent'
import { invoiceUrl } from '../invoices/link'
import type { GatheredMail, MailAttachment, MessageFacts } from './gathered'

type Told = { reminder: Reminder; invoice: Invoice; item: ReminderItem }

/**
 * What is owed on the day on which the mail leaves, counted afresh each time; once it has left, what it said (R33). The first
 * item is the most urgent one.
 *
 * @throws {DomainError} `interest.noRate` · `interest.noFee` when a claimed amount cannot be counted (R32)
 */
export async function reminder(req: PayloadRequest, message: MessageFacts): Promise<GatheredMail> {
  const on = civilDateInParis(message.sentAt ?? nextWritingTime(nowOf(req.payload).toISOString()))
  const told: Told[] = []
  for (const row of await remindersOf(req, message.data)) told.push(await tell(req, row, on))
  const [first, ...others] = told.toSorted((a, b) => b.item.level - a.item.level || b.item.daysLate - a.item.daysLate)
  if (!first) throw new Error('The message reminds of nothing')
  const wording = await wordingOf(req, first.item)
  return {
    content: { template: 'reminder', items: [first.item, ...others.map(({ item }) => item)], on, wording },
    attachments: [first, ...others].flatMap(filesOf),
  }
}

async function tell(req: PayloadRequest, row: Reminder, on: CivilDate): Promise<Told> {
  const invoice = await req.payload.findByID({
    collection: 'invoices',
    id: idOf(row.invoice),
    depth: 0,
    joins: false,
    req,
  })
  const level = levelOf(row)
  const { leftCents, daysLate, interestCents, feeCents } = await amountsOf(req, { row, invoice, level, on })
  const item: ReminderItem = {
    invoice: issuedContent(invoice),
    level,
    leftCents,
    daysLate,
    interestCents,
    feeCents,
    url: invoiceUrl(req.payload, { invoiceId: invoice.id, linkNonce: invoice.linkNonce ?? '' }),
    answersUrl: answersUrl(req.payload, { reminderId: row.id, nonce: row.nonce ?? '' }),
  }
  return { reminder: row, invoice, item }
}

type Stated = { row: Reminder; invoice: Invoice; level: ReminderLevel; on: CivilDate }

async function amountsOf(req: PayloadRequest, { row, invoice, level, on }: Stated): Promise<StatedAmounts> {
  const hasLeft = row.state === 'sent' || row.state === 'unknown'
  const frozen = hasLeft ? statedAmounts.safeParse(row.facts) : null
  return frozen?.success ? frozen.data : amountsOn(req, { invoice, level, on })
}

function levelOf({ id, level }: Reminder): ReminderLevel {
  if (!isReminderLevel(level)) throw new Error(`Reminder ${id} has level ${level}`)
  return level
}

/** The invoice, and with a formal notice its letter (R35). */
function filesOf({ reminder: { letterPdfKey, level }, invoice }: Told): MailAttachment[] {
  const number = invoice.number ?? ''
  const contentType = 'application/pdf'
  const bill = { filename: `${number}.pdf`, contentType, storageKey: invoice.pdfKey ?? null }
  const letter = { filename: `mise-en-demeure-${number}.pdf`, contentType, storageKey: letterPdfKey ?? null }
  return level === 4 ? [bill, letter] : [bill]
}

const newsOf = z.object({
  kind: z.enum(reminderAnswerKinds),
  number: z.string(),
  clientName: z.string(),
  currency: z.string(),
  leftCents: z.int(),
  promisedOn: z.string().refine(isCivilDate).nullable(),
  parts: z.array(z.object({ on: z.string().refine(isCivilDate), amountCents: z.int() })),
  words: z.string().nullable(),
  hasProof: z.boolean(),
  /** The admin's page to open, below its root. */
  page: z.string(),
})

/** What a debtor answered; all of it is in the message, since rows go on changing (D4). */
export function reminderAnswerStaff({ payload: { config } }: PayloadRequest, { data }: MessageFacts): GatheredMail {
  const { page, ...news } = newsOf.parse(data)
  const adminUrl = `${config.serverURL}${config.routes.admin}/${page}`
  return { content: { template: 'reminder-answer-staff', news, adminUrl }, attachments: [] }
}
