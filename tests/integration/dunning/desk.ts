import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

import { databaseOf } from '@/database/database'
import { addDays, civilDate, civilDateInParis, type CivilDate } from '@/domain/dates/civilDate'
import { MailError, type Mailer, type OutgoingMail } from '@/integrations/ports'
import type { Invoice, Message, Reminder, StaffTask } from '@/payload-types'
import { planDunning, type DunningRunResult } from '@/services/dunning/plan'
import { requestOf } from '@/services/guest'

import { configureAgency } from '../../factories/agency'
import { createIssuedInvoice } from '../../factories/invoices'
import { bootPayload, testNow, type BootedPayload } from '../../support/payload'

export type Received = { on: CivilDate; mail: OutgoingMail }

/** The product with a clock, an inbox and its workers, to live through days of reminders. */
export type DunningDesk = {
  payload: Payload
  booted: BootedPayload
  clock: { now: Date }
  inbox: Received[]
  /** `crash`: the mail leaves, and the worker dies before it can say so. */
  mailing: { fails: 'no' | 'temporary' | 'permanent' | 'crash' }
  invoice(facts?: Parameters<typeof createIssuedInvoice>[1]): Promise<Invoice>
  plan(): Promise<DunningRunResult | null>
  print(): Promise<void>
  deliver(): Promise<void>
  live(from: string, to: string): Promise<void>
  remindersOf(invoiceId: string): Promise<Reminder[]>
  messagesOf(invoiceId: string): Promise<Message[]>
  tasksOf(invoiceId: string): Promise<StaffTask[]>
  clear(): Promise<void>
  close(): Promise<void>
}

/** Late-payment rates and fee of the years in which these tests live. */
export const lateTerms = {
  penaltyRates: [
    { from: '2026-07-01', rateBp: 1_240 },
    { from: '2027-01-01', rateBp: 1_250 },
    { from: '2027-07-01', rateBp: 1_250 },
  ],
  recoveryFees: [{ from: '2013-01-01', amountCents: 4_000 }],
}

export async function openDunningDesk(): Promise<DunningDesk> {
  const clock = { now: testNow }
  const inbox: Received[] = []
  const mailing: DunningDesk['mailing'] = { fails: 'no' }
  const today = (): CivilDate => civilDateInParis(clock.now.toISOString())
  const mailer: Mailer = {
    send(mail) {
      if (mailing.fails === 'temporary') return Promise.reject(new MailError('temporary', '421 try again later'))
      if (mailing.fails === 'permanent') return Promise.reject(new MailError('permanent', '550 no such mailbox'))
      inbox.push({ on: today(), mail })
      if (mailing.fails === 'crash') return new Promise(() => undefined)
      return Promise.resolve({ transport: 'memory', providerId: null, response: '250 kept' })
    },
  }
  const booted = await bootPayload({ ports: { now: () => clock.now, mailer } })
  const { payload } = booted
  await configureAgency(payload, { billing: lateTerms })

  const run = async (task: 'render-document' | 'deliver-message', input: Record<string, unknown>): Promise<void> => {
    const job = await payload.jobs.queue({ task, queue: 'test', input: asInput(input) })
    await payload.jobs.runByID({ id: job.id, silent: true })
  }
  const desk: DunningDesk = {
    payload,
    booted,
    clock,
    inbox,
    mailing,
    async invoice(facts) {
      const invoice = await createIssuedInvoice(payload, facts)
      await run('render-document', { kind: 'invoice', id: invoice.id })
      await desk.deliver()
      inbox.length = 0
      return invoice
    },
    async plan() {
      return planDunning(await requestOf(payload, { kind: 'system', name: 'plan-dunning' }))
    },
    async print() {
      const { rows } = await databaseOf(payload).drizzle.execute<{ id: string }>(sql`
        SELECT DISTINCT invoice_id AS id FROM reminders
         WHERE level = 4 AND letter_pdf_key IS NULL AND state IN ('planned', 'task')`)
      for (const { id } of rows) await run('render-document', { kind: 'invoice', id })
    },
    async deliver() {
      const { rows } = await databaseOf(payload).drizzle.execute<{ id: string }>(sql`
        SELECT id FROM messages WHERE (state = 'queued' AND NOT is_held) OR state = 'sending' ORDER BY created_at`)
      for (const { id: messageId } of rows) {
        const delivery = run('deliver-message', { messageId })
        // A worker that dies never comes back: its promise is left behind.
        if (mailing.fails === 'crash') await Promise.race([delivery, sentOne(inbox)])
        else await delivery
      }
    },
    async live(from, to) {
      for (let day = civilDate(from); day <= to; day = addDays(day, 1)) {
        clock.now = new Date(`${day}T07:30:00Z`)
        await desk.plan()
        await desk.print()
        await desk.deliver()
      }
    },
    async remindersOf(invoice) {
      const where = { invoice: { equals: invoice } }
      const { docs } = await payload.find({
        collection: 'reminders',
        where,
        sort: 'level',
        depth: 0,
        pagination: false,
      })
      return docs
    },
    async messagesOf(invoice) {
      const where = { invoice: { equals: invoice }, template: { equals: 'reminder' } }
      const { docs } = await payload.find({
        collection: 'messages',
        where,
        sort: 'createdAt',
        depth: 0,
        pagination: false,
      })
      return docs
    },
    async tasksOf(invoice) {
      const where = { invoice: { equals: invoice } }
      const { docs } = await payload.find({
        collection: 'staff-tasks',
        where,
        sort: 'createdAt',
        depth: 0,
        pagination: false,
      })
      return docs
    },
    async clear() {
      clock.now = testNow
      mailing.fails = 'no'
      inbox.length = 0
      await databaseOf(payload).drizzle.execute(sql`
        UPDATE invoices SET state = 'cancelled', balance_cents = 0 WHERE state IN ('issued', 'partially-paid')`)
      await databaseOf(payload).drizzle.execute(sql`
        UPDATE messages SET state = 'cancelled' WHERE state IN ('queued', 'sending')`)
    },
    close: () => booted.close(),
  }
  return desk
}

/** Each task's own input, as its job would carry it. */
function asInput(input: Record<string, unknown>): never {
  return input as never
}

async function sentOne(inbox: readonly Received[]): Promise<void> {
  const before = inbox.length
  while (inbox.length === before) await new Promise((resolve) => setTimeout(resolve, 10))
}
