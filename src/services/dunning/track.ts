import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { sqlIn } from '../../database/lock'
import { civilDateInParis, type CivilDate } from '../../domain/dates/civilDate'
import { plannedReminder } from '../../domain/dunning/nextReminder'
import { readCandidates } from './candidates'
import { generalPolicy } from './policies'

/** Keeps the day of an invoice's next reminder after something that moves it: a payment, a promise, a pause, a mail that left (D6). */
export async function trackNextReminder(req: PayloadRequest, invoiceId: string): Promise<void> {
  const general = generalPolicy(await req.payload.findGlobal({ slug: 'dunning', depth: 0, req }))
  const [candidate] = await readCandidates(req, { invoiceIds: [invoiceId] }, general)
  if (!candidate) return
  const today = civilDateInParis(nowOf(req.payload).toISOString())
  const on = plannedReminder(candidate, candidate.policy, today)?.on ?? null
  if (on !== candidate.nextReminderOn) await keepNextReminders(req, [{ invoiceId, on }])
}

/**
 * Writes the days of many invoices at once: by SQL, since they are derived and nothing follows from them. An invoice that somebody else
 * is changing at this moment is left out, so that runs never wait for each other: who changes it keeps its day.
 */
export async function keepNextReminders(
  req: PayloadRequest,
  days: readonly { invoiceId: string; on: CivilDate | null }[],
): Promise<void> {
  if (days.length === 0) return
  const executor = await sqlIn(req)
  await executor.execute(sql`
    WITH free AS (
      SELECT i.id, day."on" FROM invoices i
        JOIN json_to_recordset(${JSON.stringify(days)}) AS day("invoiceId" uuid, "on" text) ON day."invoiceId" = i.id
       ORDER BY i.id FOR UPDATE OF i SKIP LOCKED)
    UPDATE invoices SET next_reminder_on = free."on" FROM free WHERE invoices.id = free.id`)
}
