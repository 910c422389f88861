import { sql } from '@payloadcms/db-postgres'
import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'

import { lockRow, sqlIn } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import type { CivilDate } from '../../domain/dates/civilDate'
import { nextReminder, type NextReminder } from '../../domain/dunning/nextReminder'
import type { DunningPolicy } from '../../domain/dunning/policy'
import { nextAttemptDelayMs } from '../../domain/messages/states'
import { reminderTexts } from '../../i18n/reminders'
import type { Message } from '../../payload-types'
import { readCandidates, type Candidate } from './candidates'
import { newReminderLink } from './link'
import { oweReminder, prepareNotice } from './oweReminder'
import { openTask } from './tasks'

/** What one run is about: the ladder in general, and the day in Paris. */
export type PlanContext = { general: DunningPolicy; today: CivilDate }

export type Planned = { planned: number; tasks: number }

type Due = { candidate: Candidate; next: NextReminder }
type Step = Due & { reminderId: string }

/**
 * Plans today's step of invoices of one client, in one transaction: a row per (invoice, level), of which the database allows one (D3),
 * and the mail that is owed with it, one for all; or a task where no mail reaches the client (R33). Running it again, or on several
 * workers at once, changes nothing.
 */
export async function planInvoices(
  req: PayloadRequest,
  invoiceIds: readonly string[],
  { general, today }: PlanContext,
): Promise<Planned> {
  return inTransaction(req, async () => {
    for (const id of invoiceIds.toSorted()) await lockRow(req, 'invoices', id)
    const steps: Step[] = []
    for (const candidate of await readCandidates(req, { invoiceIds }, general)) {
      const next = nextReminder(candidate, candidate.policy, today)
      const step = next === null ? null : await takeLevel(req, { candidate, next }, today)
      if (step !== null) steps.push(step)
    }
    const tasks = steps.filter(({ next }) => next.kind === 'task')
    for (const step of tasks) await giveToStaff(req, step, today)
    const mails = steps.filter(({ next }) => next.kind === 'send')
    await oweReminder(req, mails.map(toOwe), today)
    return { planned: mails.length, tasks: tasks.length }
  })
}

function toOwe({ candidate, next, reminderId }: Step) {
  return { candidate, level: next.level, reminderId }
}

/**
 * The row of a level, if this run is the one to do it: a new one, or one whose mail was called off or failed, since its level is still
 * to do (D1). null: somebody else has it.
 */
async function takeLevel(req: PayloadRequest, due: Due, today: CivilDate): Promise<Step | null> {
  const { candidate, next } = due
  const id = randomUUID()
  const { nonce, tokenHash } = newReminderLink(req.payload.secret, id)
  const executor = await sqlIn(req)
  const { rows } = await executor.execute(sql`
    INSERT INTO reminders (id, invoice_id, client_id, level, state, planned_on, nonce, token_hash)
    VALUES (${id}, ${candidate.invoiceId}, ${candidate.clientId}, ${next.level}, 'planned', ${today}, ${nonce}, ${tokenHash})
    ON CONFLICT DO NOTHING RETURNING id`)
  return rows.length > 0 ? { ...due, reminderId: id } : levelToDoAgain(req, due)
}

/** A mail that a server refused for good has bounced: its step goes to a person (R33); one that met a long outage is owed anew. */
async function levelToDoAgain(req: PayloadRequest, { candidate, next }: Due): Promise<Step | null> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute<LevelRow>(sql`
    SELECT r.id, r.state, m.state AS "messageState", m.attempts::int AS attempts
      FROM reminders r LEFT JOIN messages m ON m.id = r.message_id
     WHERE r.invoice_id = ${candidate.invoiceId} AND r.level = ${next.level}`)
  const row = rows[0]
  if (!row) return null
  const isCalledOff = row.state === 'planned' && (row.messageState === null || row.messageState === 'cancelled')
  if (isCalledOff) return { candidate, next, reminderId: row.id }
  if (row.state !== 'failed') return null
  const isRefused = nextAttemptDelayMs(row.attempts ?? 0) !== null
  return { candidate, next: isRefused ? { ...next, kind: 'task' } : next, reminderId: row.id }
}

type LevelRow = { id: string; state: string; messageState: Message['state'] | null; attempts: number | null }

/** R33: the address does not answer, so a person does the step; a formal notice is posted then all the same (R35). */
async function giveToStaff(
  req: PayloadRequest,
  { candidate, next, reminderId }: Step,
  today: CivilDate,
): Promise<void> {
  const { tasks } = reminderTexts('fr')
  const executor = await sqlIn(req)
  await executor.execute(sql`
    UPDATE reminders SET state = 'task', planned_on = ${today}, sent_at = NULL, claimed_until = NULL, updated_at = now()
     WHERE id = ${reminderId}`)
  await executor.execute(sql`
    UPDATE invoices SET last_reminder_level = ${next.level} WHERE id = ${candidate.invoiceId}`)
  await openTask(req, {
    purpose: `reminder-bounced:${candidate.invoiceId}:${next.level}`,
    kind: 'bounced-mail',
    title: tasks.bounced(candidate.number),
    note: tasks.bouncedNote,
    dueOn: today,
    clientId: candidate.clientId,
    invoiceId: candidate.invoiceId,
  })
  if (next.level === 4) await prepareNotice(req, candidate, today)
}
