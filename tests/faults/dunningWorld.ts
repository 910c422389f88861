import { sql } from '@payloadcms/db-postgres'
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'

import { databaseOf } from '@/database/database'
import { inTransaction } from '@/database/transaction'
import { isBusinessDay } from '@/domain/dates/businessDays'
import { addDays, civilDate, civilDateInParis, daysBetween, type CivilDate } from '@/domain/dates/civilDate'
import { isWritingTime } from '@/domain/dates/writingHours'
import { MailError, type Mailer } from '@/integrations/ports'
import { planDunning } from '@/services/dunning/plan'
import { requestOf } from '@/services/guest'
import { settleInvoice } from '@/services/invoices/settle'

import { configureAgency } from '../factories/agency'
import { createIssuedInvoice } from '../factories/invoices'
import { createClient, createContact } from '../factories/people'
import { lateTerms } from '../integration/dunning/desk'
import { bootPayload, testNow, type BootedPayload } from '../support/payload'

/** How the workers of a run deliver: as the product does, or without reading again what is due (to show that the test would tell). */
export type Delivery = 'product' | 'withoutRecheck'

/** So many clients, each with one to three invoices, live through one year with what happens to them. */
export type YearOptions = { seed: number; clients: number; days: number; delivery: Delivery }

/** What held an invoice's ladder: in force for every batch of deliveries from `fromBatch` on, until the other end. */
type Hold = {
  why: 'money' | 'promise' | 'pause' | 'dispute'
  fromBatch: number
  untilDay: CivilDate | null
  toBatch: number | null
}
type SimulatedInvoice = { id: string; dueOn: CivilDate; holds: Hold[]; isTouched: boolean }
type Sent = { messageId: string; at: string; batch: number }

const mailFaults = { temporary: 0.06, permanent: 0.01, crash: 0.04 }
const minimumGapDays = 5
const attemptTimeoutMs = 20_000

export class DunningWorld {
  readonly booted: BootedPayload
  private readonly clock: { now: Date }
  private readonly faults: { isCalm: boolean; random: () => number }
  private readonly sent: Sent[]
  private batch = 0

  private constructor(
    parts: Pick<DunningWorld, 'booted'> & { clock: { now: Date }; faults: DunningWorld['faults']; sent: Sent[] },
  ) {
    this.booted = parts.booted
    this.clock = parts.clock
    this.faults = parts.faults
    this.sent = parts.sent
  }

  static async open(): Promise<DunningWorld> {
    const clock = { now: testNow }
    const faults = { isCalm: false, random: randomFrom(1) }
    const sent: Sent[] = []
    const numbers: { world: DunningWorld | null } = { world: null }
    const mailer: Mailer = {
      send: ({ messageId }) => {
        const chance = faults.isCalm ? 1 : faults.random()
        if (chance < mailFaults.permanent) return Promise.reject(new MailError('permanent', '550 no such mailbox'))
        if (chance < mailFaults.permanent + mailFaults.temporary)
          return Promise.reject(new MailError('temporary', '421 later'))
        sent.push({ messageId, at: clock.now.toISOString(), batch: numbers.world?.batch ?? 0 })
        const isKilled = chance < mailFaults.permanent + mailFaults.temporary + mailFaults.crash
        if (isKilled) return new Promise(() => undefined)
        return Promise.resolve({ transport: 'memory', providerId: null, response: '250 kept' })
      },
    }
    const booted = await bootPayload({ ports: { now: () => clock.now, mailer } })
    await configureAgency(booted.payload, { billing: lateTerms })
    const world = new DunningWorld({ booted, clock, faults, sent })
    numbers.world = world
    return world
  }

  /** How many mails left in the last run, so that silence is not taken for order. */
  get mailsSent(): number {
    return this.sent.length
  }

  close(): Promise<void> {
    return this.booted.close()
  }

  /** Lives through the days and answers with everything that should never have happened; empty when all is well. */
  async live({ seed, clients, days, delivery }: YearOptions): Promise<string[]> {
    const random = randomFrom(seed)
    this.faults.random = randomFrom(seed + 1)
    this.faults.isCalm = false
    this.sent.length = 0
    await this.clear()
    const start = civilDate('2026-11-25')
    const invoices = await this.invoicesOf({ clients, random, start, days })
    let outageUntil = start
    for (let day = start; day < addDays(start, days); day = addDays(day, 1)) {
      if (random() < 0.02) outageUntil = addDays(day, Math.ceil(random() * 8))
      if (day < outageUntil) {
        await this.happen(invoices, { day, random, isAside: false })
        continue
      }
      await this.liveDay(invoices, { day, random, delivery })
    }
    await this.settleDoubts(addDays(start, days), delivery)
    return this.violations(invoices, addDays(start, days))
  }

  private async liveDay(
    invoices: SimulatedInvoice[],
    { day, random, delivery }: { day: CivilDate; random: () => number; delivery: Delivery },
  ): Promise<void> {
    const hours = ['06:50', '07:35', '09:10', '12:00', '16:30', '20:15']
    this.setClock(day, '07:30', random)
    const workers = random() < 0.4 ? 4 : 1
    await Promise.all(Array.from({ length: workers }, () => this.plan()))
    await this.print()
    await this.happen(invoices, { day, random, isAside: false })
    this.setClock(day, hours[Math.floor(random() * hours.length)] ?? '09:10', random)
    const isAside = random() < 0.3
    await Promise.all([this.deliver(delivery), ...(isAside ? [this.happen(invoices, { day, random, isAside })] : [])])
    this.setClock(day, '13:00', random)
    await this.deliver(delivery)
  }

  /** Now and then the clock of the machine is an hour or two off. */
  private setClock(day: CivilDate, time: string, random: () => number): void {
    const jumpMs = random() < 0.03 ? (random() - 0.5) * 4 * 3_600_000 : 0
    this.clock.now = new Date(new Date(`${day}T${time}:00Z`).getTime() + jumpMs)
  }

  private today(): CivilDate {
    return civilDateInParis(this.clock.now.toISOString())
  }

  private async plan(): Promise<void> {
    await planDunning(await requestOf(this.booted.payload, { kind: 'system', name: 'plan-dunning' }))
  }

  /** The letters of formal notices, without which their mails wait. */
  private async print(): Promise<void> {
    const { payload } = this.booted
    const { rows } = await databaseOf(payload).drizzle.execute<{ id: string }>(sql`
      SELECT invoice_id AS id FROM reminders WHERE level = 4 AND state IN ('planned', 'task') AND letter_pdf_key IS NULL`)
    for (const { id } of rows) {
      const job = await payload.jobs.queue({ task: 'render-document', queue: 'sim', input: { kind: 'invoice', id } })
      await payload.jobs.runByID({ id: job.id, silent: true })
    }
  }

  /** Two workers for every mail that may be due, or whose worker was lost. */
  private async deliver(delivery: Delivery): Promise<void> {
    this.batch += 1
    const { rows } = await databaseOf(this.booted.payload).drizzle.execute<{ id: string }>(sql`
      SELECT id FROM messages WHERE template = 'reminder' AND
        ((state = 'queued' AND NOT is_held AND (next_attempt_at IS NULL OR next_attempt_at <= ${this.clock.now.toISOString()}))
         OR (state = 'sending' AND next_attempt_at <= ${this.clock.now.toISOString()}))`)
    const send = delivery === 'product' ? this.asProduct : this.withoutRecheck
    for (let index = 0; index < rows.length; index += 4)
      await Promise.all(rows.slice(index, index + 4).flatMap(({ id }) => [send.call(this, id), send.call(this, id)]))
  }

  /** A worker that was killed never answers: it is left behind once its mail is out and nothing more comes of it. */
  private async asProduct(messageId: string): Promise<void> {
    const { payload } = this.booted
    const job = await payload.jobs.queue({ task: 'deliver-message', queue: 'sim', input: { messageId } })
    const isDone = payload.jobs.runByID({ id: job.id, silent: true }).then(() => true)
    const deadline = Date.now() + attemptTimeoutMs
    while (Date.now() < deadline) {
      if (await Promise.race([isDone, wait(100, false)])) return
      const { state, messageId: name } = await payload.findByID({ collection: 'messages', id: messageId, depth: 0 })
      const hasLeft = this.sent.some((mail) => mail.messageId === name && mail.batch === this.batch)
      if (state === 'sending' && hasLeft && !(await Promise.race([isDone, wait(400, false)]))) return
    }
    throw new Error(`The delivery of ${messageId} neither ended nor left its mail`)
  }

  private async withoutRecheck(messageId: string): Promise<void> {
    const { payload } = this.booted
    const { rows } = await databaseOf(payload).drizzle.execute<{ message: string }>(sql`
      UPDATE messages SET state = 'sent', sent_at = ${this.clock.now.toISOString()} WHERE id = ${messageId} AND state = 'queued'
      RETURNING message_id AS message`)
    const message = rows[0]?.message
    if (message === undefined) return
    this.sent.push({ messageId: message, at: this.clock.now.toISOString(), batch: this.batch })
    await databaseOf(payload).drizzle.execute(sql`
      UPDATE reminders SET state = 'sent', sent_at = ${this.clock.now.toISOString()} WHERE message_id = ${messageId}`)
  }

  /** Payments, promises, pauses, disputes and credit notes, at random. `isAside`: while mails are leaving. */
  private async happen(
    invoices: SimulatedInvoice[],
    { day, random, isAside }: { day: CivilDate; random: () => number; isAside: boolean },
  ): Promise<void> {
    const affected = invoices.filter(({ dueOn }) => dueOn <= day && random() < 0.03)
    for (const invoice of affected) {
      invoice.isTouched = true
      const hold: Hold = { why: 'money', fromBatch: this.batch + (isAside ? 2 : 1), untilDay: null, toBatch: null }
      const chance = random()
      if (chance < 0.25) await this.pay(invoice, hold)
      else if (chance < 0.35) await this.credit(invoice, hold)
      else if (chance < 0.6) await this.promise(invoice, hold, addDays(day, Math.floor(random() * 20)))
      else if (chance < 0.8) await this.pause(invoice, hold, addDays(day, Math.floor(random() * 15)))
      else await this.dispute(invoice, hold)
    }
  }

  private async pay(invoice: SimulatedInvoice, hold: Hold): Promise<void> {
    const { payload } = this.booted
    const req = await requestOf(payload, { kind: 'system', name: 'sim' })
    await inTransaction(req, async () => {
      const row = await payload.findByID({ collection: 'invoices', id: invoice.id, depth: 0, joins: false, req })
      const amountCents = row.balanceCents ?? 0
      if (amountCents <= 0) return
      const { client } = row
      const money = { amountCents, currency: 'EUR', method: 'transfer', client, receivedOn: this.today() } as const
      const data = { state: 'succeeded', kind: 'payment', invoice: invoice.id, ...money } as const
      await payload.create({ collection: 'payments', data, depth: 0, req })
      await settleInvoice(req, invoice.id)
    })
    invoice.holds.push(hold)
  }

  private async credit(invoice: SimulatedInvoice, hold: Hold): Promise<void> {
    const { payload } = this.booted
    await this.copy(invoice.id, { id: randomUUID(), kind: 'credit-note', corrects_id: invoice.id, balance_cents: 0 })
    const req = await requestOf(payload, { kind: 'system', name: 'sim' })
    await inTransaction(req, () => settleInvoice(req, invoice.id))
    invoice.holds.push(hold)
  }

  private async promise(invoice: SimulatedInvoice, hold: Hold, promisedOn: CivilDate): Promise<void> {
    const data = { invoice: invoice.id, promisedOn, state: 'open' } as const
    await this.booted.payload.create({ collection: 'promises', data, depth: 0 })
    invoice.holds.push({ ...hold, why: 'promise', untilDay: promisedOn })
  }

  private async pause(invoice: SimulatedInvoice, hold: Hold, dunningPausedUntil: CivilDate): Promise<void> {
    const change = { collection: 'invoices', id: invoice.id, depth: 0 } as const
    await this.booted.payload.update({ ...change, data: { dunningPausedUntil } })
    // It takes the place of an earlier one, be that longer or not.
    for (const other of invoice.holds) if (other.why === 'pause' && other.toBatch === null) other.toBatch = this.batch
    invoice.holds.push({ ...hold, why: 'pause', untilDay: dunningPausedUntil })
  }

  private async dispute(invoice: SimulatedInvoice, hold: Hold): Promise<void> {
    const change = { collection: 'invoices', id: invoice.id, depth: 0 } as const
    await this.booted.payload.update({ ...change, data: { disputedAt: this.clock.now.toISOString() } })
    invoice.holds.push({ ...hold, why: 'dispute' })
  }

  /** The end: workers that were lost are found out, while everything works. */
  private async settleDoubts(day: CivilDate, delivery: Delivery): Promise<void> {
    this.faults.isCalm = true
    this.clock.now = new Date(`${day}T22:00:00Z`)
    await this.deliver(delivery)
  }

  private async clear(): Promise<void> {
    const { drizzle } = databaseOf(this.booted.payload)
    await drizzle.execute(sql`UPDATE messages SET state = 'cancelled' WHERE state IN ('queued', 'sending')`)
    await drizzle.execute(sql`
      UPDATE invoices SET state = 'cancelled', balance_cents = 0 WHERE state IN ('issued', 'partially-paid')`)
  }

  private async invoicesOf({
    clients,
    random,
    start,
    days,
  }: {
    clients: number
    random: () => number
    start: CivilDate
    days: number
  }): Promise<SimulatedInvoice[]> {
    const { payload } = this.booted
    this.clock.now = testNow
    const model = await createIssuedInvoice(payload)
    await databaseOf(payload).drizzle.execute(sql`
      UPDATE invoices SET pdf_key = 'invoices/model.pdf', pdf_sha256 = 'model' WHERE id = ${model.id}`)
    await this.booted.ports.storage.put('invoices/model.pdf', new TextEncoder().encode('%PDF-1.7'), 'application/pdf')
    const invoices: SimulatedInvoice[] = []
    for (let index = 0; index < clients; index += 1) {
      const client = await createClient(payload, { dunning: { isGrouped: random() < 0.2 ? 'yes' : 'inherit' } })
      await createContact(payload, { client: client.id, rights: ['billing'] })
      const count = 1 + Math.floor(random() * 3)
      for (let rank = 0; rank < count; rank += 1) {
        const dueOn = addDays(start, Math.floor(random() * days * 0.8))
        const id = randomUUID()
        await this.copy(model.id, { id, client_id: client.id, due_on: dueOn })
        invoices.push({ id, dueOn, holds: [], isTouched: false })
      }
    }
    await databaseOf(payload).drizzle.execute(
      sql`UPDATE invoices SET state = 'cancelled', balance_cents = 0 WHERE id = ${model.id}`,
    )
    return invoices
  }

  /** A row like another one, with a number of its own. */
  private async copy(id: string, changes: Record<string, unknown>): Promise<void> {
    const number = `SIM-${String(changes.id).slice(0, 13)}`
    const own = { series: number, number, token_hash: number, payment_reference: number, sha256: number, ...changes }
    await databaseOf(this.booted.payload).drizzle.execute(sql`
      INSERT INTO invoices SELECT (jsonb_populate_record(NULL::invoices, to_jsonb(i) || ${JSON.stringify(own)}::jsonb)).*
        FROM invoices i WHERE i.id = ${id}`)
  }

  private async violations(invoices: SimulatedInvoice[], end: CivilDate): Promise<string[]> {
    const { rows } = await databaseOf(this.booted.payload).drizzle.execute<Row>(sql`
      SELECT r.id, r.invoice_id AS "invoiceId", r.level::int AS level, r.state, m.message_id AS "messageId", m.state AS "messageState"
        FROM reminders r LEFT JOIN messages m ON m.id = r.message_id`)
    const known = new Map(invoices.map((invoice) => [invoice.id, invoice]))
    const ours = rows.filter(({ invoiceId }) => known.has(invoiceId))
    return [
      ...doubles(ours),
      ...ours
        .filter(({ state }) => state === 'claimed')
        .map(({ id }) => `reminder ${id} was lost while it was claimed`),
      ...invoices.flatMap((invoice) =>
        this.violationsOf(
          invoice,
          ours.filter(({ invoiceId }) => invoiceId === invoice.id),
          end,
        ),
      ),
    ]
  }

  private violationsOf(invoice: SimulatedInvoice, rows: Row[], end: CivilDate): string[] {
    const mails = rows
      .flatMap((row) =>
        this.sent.filter(({ messageId }) => messageId === row.messageId).map((mail) => ({ ...mail, ...row })),
      )
      .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    const wrong: string[] = []
    const levels = mails.map(({ level }) => level)
    if (new Set(levels).size !== levels.length) wrong.push(`levels ${levels.join()} left twice`)
    if (levels.some((level, index) => level <= (levels[index - 1] ?? -1)))
      wrong.push(`levels left in the order ${levels.join()}`)
    for (const [index, mail] of mails.entries()) {
      const day = civilDateInParis(mail.at)
      const before = mails[index - 1]
      if (!isBusinessDay(day) || !isWritingTime(mail.at)) wrong.push(`level ${mail.level} left at ${mail.at}`)
      if (before && daysBetween(civilDateInParis(before.at), day) < minimumGapDays)
        wrong.push(`level ${mail.level} left too soon`)
      if (invoice.holds.some((hold) => isInForce(hold, mail, day)))
        wrong.push(`level ${mail.level} left at ${mail.at} in a hold`)
      if (mail.state !== 'sent' && mail.state !== 'unknown') wrong.push(`level ${mail.level} left and is ${mail.state}`)
    }
    const isSilent = rows.some(
      ({ state, messageId }) => state === 'sent' && !this.sent.some((mail) => mail.messageId === messageId),
    )
    if (isSilent) wrong.push('a reminder is said to be sent and never left')
    const hadTime = daysBetween(invoice.dueOn, end) > 75
    const isAtEnd = rows.some(({ level, state }) => level === 4 && state !== 'skipped')
    if (hadTime && !invoice.isTouched && !isAtEnd) wrong.push('the ladder stopped on its way')
    return wrong.map((what) => `invoice ${invoice.id} due ${invoice.dueOn}: ${what}`)
  }
}

type Row = {
  id: string
  invoiceId: string
  level: number
  state: string
  messageId: string | null
  messageState: string | null
}

function isInForce({ fromBatch, untilDay, toBatch }: Hold, { batch }: Pick<Sent, 'batch'>, day: CivilDate): boolean {
  return fromBatch <= batch && (toBatch === null || batch < toBatch) && (untilDay === null || day <= untilDay)
}

function doubles(rows: readonly Row[]): string[] {
  const keys = rows.map(({ invoiceId, level }) => `${invoiceId} level ${level}`)
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))].map((key) => `two rows for ${key}`)
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
