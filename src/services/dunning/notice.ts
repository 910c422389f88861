import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { idOf } from '../../database/ids'
import { lockRow } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { civilDateInParis } from '../../domain/dates/civilDate'
import type { FormalNoticeContent } from '../../domain/messages/mail'
import { reminderTexts } from '../../i18n/reminders'
import { portsOf } from '../../integrations/ports'
import { sha256 } from '../digest'
import { issuedContent } from '../invoices/issuedContent'
import { amountsOn } from './amounts'
import { releaseReminders } from './releaseReminders'

/** A formal notice whose letter is to be printed. */
export type NoticeToPrint = FormalNoticeContent & { reminderId: string }

/**
 * The letter that an invoice's formal notice still lacks, with the amounts of today; null when there is none to print (R35).
 *
 * @throws {DomainError} `interest.noRate` · `interest.noFee` (R32)
 */
export async function noticeToPrint(req: PayloadRequest, invoiceId: string): Promise<NoticeToPrint | null> {
  const { docs } = await req.payload.find({
    collection: 'reminders',
    where: {
      invoice: { equals: invoiceId },
      level: { equals: 4 },
      state: { in: ['planned', 'task'] },
      letterPdfKey: { exists: false },
    },
    depth: 0,
    limit: 1,
    pagination: false,
    req,
  })
  const [reminder] = docs
  if (!reminder) return null
  const invoice = await req.payload.findByID({ collection: 'invoices', id: invoiceId, depth: 0, joins: false, req })
  const on = civilDateInParis(nowOf(req.payload).toISOString())
  const { leftCents, daysLate, interestCents, feeCents } = await amountsOn(req, { invoice, level: 4, on })
  const amounts = { leftCents, daysLate, interestCents, feeCents }
  // A letter on paper has no links.
  const item = { invoice: issuedContent(invoice), level: 4, ...amounts, url: '', answersUrl: '' } as const
  return { reminderId: reminder.id, on, item }
}

/** The title of the letter's PDF. */
export function noticeTitle({ item: { invoice } }: NoticeToPrint): string {
  return `${reminderTexts(invoice.language).letterTitle} ${invoice.number}`
}

/** Keeps a printed letter and what it states, once, and lets the mail go that waited for it. */
export async function storeNotice(
  req: PayloadRequest,
  { notice, bytes }: { notice: NoticeToPrint; bytes: Uint8Array },
): Promise<void> {
  const hash = sha256(bytes)
  const key = `notices/${hash}.pdf`
  await portsOf(req.payload).storage.put(key, bytes, 'application/pdf')
  const { reminderId: id, on, item } = notice
  await inTransaction(req, async () => {
    await lockRow(req, 'reminders', id)
    const reminder = await req.payload.findByID({ collection: 'reminders', id, depth: 0, req })
    if (reminder.letterPdfKey) return
    const { leftCents, daysLate, interestCents, feeCents } = item
    const facts = { on, leftCents, daysLate, interestCents, feeCents }
    const data = { letterPdfKey: key, letterPdfSha256: hash, facts }
    await req.payload.update({ collection: 'reminders', id, data, depth: 0, req })
    await releaseReminders(req, idOf(reminder.invoice))
  })
}
