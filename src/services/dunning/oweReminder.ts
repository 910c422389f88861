import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { sqlIn } from '../../database/lock'
import type { CivilDate } from '../../domain/dates/civilDate'
import type { ReminderLevel } from '../../domain/dunning/policy'
import { decideMessage } from '../../domain/messages/states'
import { reminderTexts } from '../../i18n/reminders'
import type { Message } from '../../payload-types'
import { moveMessage } from '../messages/moveMessage'
import { oweMessage } from '../messages/owe'
import type { Candidate } from './candidates'
import { reminderData } from './remindersOf'
import { openTask } from './tasks'

export type OwedReminder = { candidate: Candidate; level: ReminderLevel; reminderId: string }

/**
 * Owes the mail of reminders whose rows are taken, one mail for all of them (D7), in the caller's transaction. One that was called off
 * before is owed anew under the same Message-ID. It waits until the invoices' PDFs, and a formal notice's letter, are there.
 */
export async function oweReminder(req: PayloadRequest, owed: readonly OwedReminder[], today: CivilDate): Promise<void> {
  const [first] = owed
  if (!first) return
  const messageId = await messageFor(req, [first, ...owed.slice(1)])
  for (const { reminderId, level, candidate } of owed) {
    await tie(req, { reminderId, messageId, today })
    if (level === 4) await prepareNotice(req, candidate, today)
  }
}

async function messageFor(req: PayloadRequest, owed: readonly [OwedReminder, ...OwedReminder[]]): Promise<string> {
  const [{ candidate, level }] = owed
  const { recipient, language, clientId, invoiceId } = candidate
  if (recipient === null) throw new Error(`Nobody can be reminded of ${candidate.number}`)
  const purpose = `reminder:${invoiceId}:${level}`
  const data = reminderData(owed.map(({ reminderId }) => reminderId))
  const isHeld = owed.some((reminder) => !reminder.candidate.hasPdf || reminder.level === 4)
  const before = await messageOf(req, purpose)
  if (before) return oweAnew(req, before, { data, isHeld, recipient })
  return oweMessage(req, {
    template: 'reminder',
    language,
    to: recipient,
    purpose,
    data,
    isHeld,
    clientId,
    invoiceId,
  })
}

async function messageOf(req: PayloadRequest, purpose: string): Promise<Message | null> {
  const { docs } = await req.payload.find({
    collection: 'messages',
    where: { purpose: { equals: purpose } },
    depth: 0,
    limit: 1,
    pagination: false,
    req,
  })
  return docs[0] ?? null
}

type Again = { data: Record<string, unknown>; isHeld: boolean; recipient: { name: string | null; address: string } }

async function oweAnew(req: PayloadRequest, message: Message, { data, isHeld, recipient }: Again): Promise<string> {
  await untie(req, message.id)
  const { id } = await moveMessage(req, message, {
    state: message.state === 'queued' ? 'queued' : decideMessage(message.state, 'resend'),
    toName: recipient.name,
    toAddress: recipient.address,
    attempts: 0,
    nextAttemptAt: null,
    error: null,
    data,
    isHeld,
  })
  return id
}

/** The rows that a mail brought before it was called off, and does not bring any more, go their own way. */
async function untie(req: PayloadRequest, messageId: string): Promise<void> {
  const executor = await sqlIn(req)
  await executor.execute(sql`UPDATE reminders SET message_id = NULL WHERE message_id = ${messageId}`)
}

type Tie = { reminderId: string; messageId: string; today: CivilDate }

async function tie(req: PayloadRequest, { reminderId, messageId, today }: Tie): Promise<void> {
  const executor = await sqlIn(req)
  await executor.execute(sql`
    UPDATE reminders SET message_id = ${messageId}, state = 'planned', planned_on = ${today}, outcome = NULL,
           claimed_until = NULL, facts = NULL, letter_pdf_key = NULL, letter_pdf_sha256 = NULL, updated_at = now()
     WHERE id = ${reminderId}`)
}

/** R35: an e-mail does not prove that it arrived, so the letter of a formal notice is printed and somebody posts it. */
export async function prepareNotice(req: PayloadRequest, candidate: Candidate, today: CivilDate): Promise<void> {
  const { invoiceId, clientId, number } = candidate
  const { tasks } = reminderTexts('fr')
  await openTask(req, {
    purpose: `post-notice:${invoiceId}`,
    kind: 'post-notice',
    title: tasks.postNotice(number),
    note: tasks.postNoticeNote,
    dueOn: today,
    clientId,
    invoiceId,
  })
  await req.payload.jobs.queue({
    task: 'render-document',
    input: { kind: 'invoice', id: invoiceId },
    queue: 'pdf',
    req,
  })
}
