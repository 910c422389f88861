import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { idOf } from '../../database/ids'
import { sqlIn } from '../../database/lock'
import { civilDateInParis } from '../../domain/dates/civilDate'
import { isReminderLevel } from '../../domain/dunning/policy'
import type { Message, Reminder } from '../../payload-types'
import { amountsOn } from './amounts'
import { trackNextReminder } from './track'

type Move = { message: Message; from: Message['state'] }

/**
 * Lets the reminders of a mail go where it goes, in the transaction that moves it (D3). A mail that was called off leaves its level to
 * do, as it never left (D1), unless a higher one has left or a person called it off: then it is skipped.
 */
export async function followMessage(req: PayloadRequest, move: Move): Promise<void> {
  const { docs } = await req.payload.find({
    collection: 'reminders',
    where: { message: { equals: move.message.id } },
    sort: 'id',
    depth: 0,
    pagination: false,
    req,
  })
  for (const reminder of docs) await follow(req, reminder, move)
}

async function follow(req: PayloadRequest, reminder: Reminder, { message, from }: Move): Promise<void> {
  switch (message.state) {
    case 'queued':
      return write(req, reminder, { state: 'planned', claimedUntil: null, outcome: message.error ?? null })
    case 'sending':
      return claim(req, reminder, message)
    case 'sent':
      return leave(req, reminder, message)
    case 'failed':
      return write(req, reminder, { state: 'failed', outcome: message.error ?? null })
    case 'unknown':
      return write(req, reminder, { state: 'unknown', outcome: message.error ?? null })
    case 'cancelled': {
      const isByPerson = req.user !== null && req.user !== undefined
      const isOver = isByPerson || from === 'unknown' || (await isOvertaken(req, reminder))
      return write(req, reminder, { state: isOver ? 'skipped' : 'planned', outcome: message.error ?? null })
    }
  }
}

/** The amounts are frozen as they are when the mail is about to leave (R33). */
async function claim(req: PayloadRequest, reminder: Reminder, message: Message): Promise<void> {
  const invoiceId = idOf(reminder.invoice)
  const invoice = await req.payload.findByID({ collection: 'invoices', id: invoiceId, depth: 0, joins: false, req })
  const on = civilDateInParis(nowOf(req.payload).toISOString())
  const { level } = reminder
  const facts = isReminderLevel(level) ? await amountsOn(req, { invoice, level, on }) : null
  await write(req, reminder, { state: 'claimed', claimedUntil: message.nextAttemptAt ?? null, facts, outcome: null })
}

async function leave(req: PayloadRequest, reminder: Reminder, { sentAt = null }: Message): Promise<void> {
  const invoiceId = idOf(reminder.invoice)
  await write(req, reminder, { state: 'sent', sentAt, outcome: null })
  const executor = await sqlIn(req)
  await executor.execute(sql`
    UPDATE invoices SET last_reminder_level = greatest(last_reminder_level, ${reminder.level}), last_reminder_at = ${sentAt}
     WHERE id = ${invoiceId}`)
  await trackNextReminder(req, invoiceId)
}

async function write(req: PayloadRequest, { id }: Reminder, data: Partial<Reminder>): Promise<void> {
  await req.payload.update({ collection: 'reminders', id, data, depth: 0, req })
}

/** A higher level has left, or the note before the due date comes too late: this one will never be due again. */
async function isOvertaken(req: PayloadRequest, { invoice, level }: Reminder): Promise<boolean> {
  const today = civilDateInParis(nowOf(req.payload).toISOString())
  const executor = await sqlIn(req)
  const { rows } = await executor.execute(sql`
    SELECT 1 FROM invoices i WHERE i.id = ${idOf(invoice)} AND (
      (${level}::numeric = 0 AND i.due_on < ${today})
      OR EXISTS (SELECT 1 FROM reminders r
                  WHERE r.invoice_id = i.id AND r.level > ${level} AND r.state IN ('sent', 'unknown', 'task')))`)
  return rows.length > 0
}
