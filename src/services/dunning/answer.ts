import { randomUUID } from 'node:crypto'
import type { Payload, PayloadRequest } from 'payload'

import type { ReminderAnswerRequest } from '../../contracts/answer'
import { idOf, idOrNull } from '../../database/ids'
import { lockRow } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { addDays, civilDate, civilDateInParis, laterOf, type CivilDate } from '../../domain/dates/civilDate'
import { debtorInstallments, type DebtorInstallment } from '../../domain/dunning/installments'
import { promiseProblems } from '../../domain/dunning/promise'
import { DomainError } from '../../domain/errors'
import { reminderTexts } from '../../i18n/reminders'
import type { Invoice } from '../../payload-types'
import { requestOf } from '../guest'
import { appendToLedger } from '../ledger/append'
import { takeFromLimit } from '../limits'
import { isOwed, reminderByToken, type LinkedReminder } from './linkedReminder'
import { openPromiseOn } from './openAnswers'
import { keepProof } from './proof'
import { openTask } from './tasks'
import { tellStaffOfAnswer } from './tellStaffOfAnswer'
import { trackNextReminder } from './track'

const hour = 3_600
const perReminderAndHour = 10
const perAddressAndHour = 30
const pauseDays = 7
const mostBrokenPromises = 2

export type AnswerInput = { token: string; answer: ReminderAnswerRequest; proof: Uint8Array | null }
type Seen = { now: Date; ip: string | null }

/**
 * Takes a debtor's answer to a reminder (D4): a promise or a plan of parts holds the ladder until its days (D5), a problem stops it, "I have
 * paid" holds it for a week, once. Staff are told, and the ledger keeps it.
 *
 * @throws {DomainError} `reminder.unknown` · `reminder.notOpen` when nothing is owed any more · `reminder.tooMany` { seconds } ·
 *   `reminder.dateInPast` · `reminder.dateTooFar` · `reminder.alreadyPromised` { on } · `reminder.promisesBroken` ·
 *   `dunning.planTooSmall` · `reminder.fileSize` · `reminder.fileKind`
 */
export async function answerReminder(payload: Payload, input: AnswerInput, seen: Seen): Promise<void> {
  const req = await requestOf(payload, { kind: 'guest', email: null })
  const linked = await reminderByToken(req, input.token)
  if (!linked) throw new DomainError('reminder.unknown')
  await assertWithinLimits(payload, linked, seen)
  await inTransaction(req, async () => {
    await lockRow(req, 'invoices', linked.invoice.id)
    const fresh = await reminderByToken(req, input.token)
    if (!fresh || !isOwed(fresh.invoice)) throw new DomainError('reminder.notOpen')
    await take(req, { ...input, ...fresh, today: civilDateInParis(seen.now.toISOString()), now: seen.now })
  })
}

async function assertWithinLimits(payload: Payload, { reminder }: LinkedReminder, { now, ip }: Seen): Promise<void> {
  const limits = [{ bucket: `reminder-answer:${reminder.id}`, most: perReminderAndHour, seconds: hour, now }]
  if (ip !== null) limits.push({ bucket: `reminder-answer-ip:${ip}`, most: perAddressAndHour, seconds: hour, now })
  for (const limit of limits) {
    const seconds = await takeFromLimit(payload, limit)
    if (seconds > 0) throw new DomainError('reminder.tooMany', { seconds })
  }
}

type Answering = LinkedReminder & Omit<AnswerInput, 'token'> & { today: CivilDate; now: Date }

/** What an answer leads to, as staff read it. */
type Outcome = { promisedOn: CivilDate | null; parts: DebtorInstallment[]; words: string | null }

async function take(req: PayloadRequest, answering: Answering): Promise<void> {
  const { answer, invoice, reminder, proof, now } = answering
  const outcome = await follow(req, answering)
  const number = invoice.number ?? ''
  const clientId = idOf(invoice.client)
  const proofId =
    proof !== null && answer.kind === 'paid' ? await keepProof(req, { bytes: proof, number, clientId }) : null
  const row = await req.payload.create({
    collection: 'reminder-answers',
    data: {
      invoice: invoice.id,
      client: clientId,
      reminder: reminder.id,
      kind: answer.kind,
      text: outcome.words,
      promisedOn: outcome.promisedOn,
      parts: outcome.parts,
      proof: proofId,
      answeredAt: now.toISOString(),
    },
    depth: 0,
    req,
  })
  await appendToLedger(req, {
    subject: 'invoice',
    subjectId: invoice.id,
    event: 'invoice.answered',
    amountCents: invoice.balanceCents ?? 0,
    currency: invoice.currency ?? null,
    data: { answerId: row.id, kind: answer.kind, promisedOn: outcome.promisedOn, level: reminder.level },
  })
  await tellStaffOfAnswer(req, { answerId: row.id, kind: answer.kind, invoice, ...outcome, hasProof: proofId !== null })
  await trackNextReminder(req, invoice.id)
}

async function follow(req: PayloadRequest, answering: Answering): Promise<Outcome> {
  const { answer } = answering
  switch (answer.kind) {
    case 'promise':
      return promise(req, answering, civilDate(answer.promisedOn))
    case 'installments':
      return payInParts(req, answering, { parts: answer.parts, firstOn: civilDate(answer.firstOn) })
    case 'problem':
      return dispute(req, answering, answer.words)
    case 'paid':
      return waitForPayment(req, answering, answer.words === '' ? null : answer.words)
  }
}

async function promise(req: PayloadRequest, answering: Answering, on: CivilDate): Promise<Outcome> {
  await assertMayPromise(req, answering, on)
  await writePromise(req, answering.invoice, { promisedOn: on })
  return { promisedOn: on, parts: [], words: null }
}

type Parts = { parts: 2 | 3; firstOn: CivilDate }

async function payInParts(req: PayloadRequest, answering: Answering, { parts, firstOn }: Parts): Promise<Outcome> {
  await assertMayPromise(req, answering, firstOn)
  const { invoice } = answering
  const installments = debtorInstallments({ balanceCents: invoice.balanceCents ?? 0, parts, firstOn })
  const plan = randomUUID()
  for (const [index, { on, amountCents }] of installments.entries())
    await writePromise(req, invoice, { promisedOn: on, amountCents, plan, rank: index + 1 })
  return { promisedOn: firstOn, parts: installments, words: null }
}

/** A date within the month, one promise at a time, and no third after two that were not kept: else nobody need ever pay. */
async function assertMayPromise(req: PayloadRequest, { invoice, today }: Answering, on: CivilDate): Promise<void> {
  const [problem] = promiseProblems({ on, today })
  if (problem) throw new DomainError(problem.code === 'tooFar' ? 'reminder.dateTooFar' : 'reminder.dateInPast')
  const promisedOn = await openPromiseOn(req, invoice.id)
  if (promisedOn !== null) throw new DomainError('reminder.alreadyPromised', { on: promisedOn })
  const where = { invoice: { equals: invoice.id }, state: { equals: 'broken' } }
  const { totalDocs } = await req.payload.count({ collection: 'promises', where, req })
  if (totalDocs >= mostBrokenPromises) throw new DomainError('reminder.promisesBroken')
}

type NewPromise = { promisedOn: CivilDate; amountCents?: number; plan?: string; rank?: number }

async function writePromise(req: PayloadRequest, { id }: Invoice, data: NewPromise): Promise<void> {
  await req.payload.create({
    collection: 'promises',
    data: { invoice: id, state: 'open', source: 'debtor', ...data },
    depth: 0,
    req,
  })
}

async function dispute(req: PayloadRequest, { invoice, today, now }: Answering, words: string): Promise<Outcome> {
  const disputedAt = invoice.disputedAt ?? now.toISOString()
  await req.payload.update({ collection: 'invoices', id: invoice.id, data: { disputedAt }, depth: 0, req })
  await giveToStaff(req, invoice, { kind: 'problem', words, today })
  return { promisedOn: null, parts: [], words }
}

/** The pause is given once: said again, it does not grow. */
async function waitForPayment(
  req: PayloadRequest,
  { invoice, today }: Answering,
  words: string | null,
): Promise<Outcome> {
  const where = { invoice: { equals: invoice.id }, kind: { equals: 'paid' } }
  const { totalDocs } = await req.payload.count({ collection: 'reminder-answers', where, req })
  if (totalDocs === 0) {
    const until = addDays(today, pauseDays)
    const { dunningPausedUntil: before } = invoice
    const dunningPausedUntil = before ? laterOf(civilDate(before), until) : until
    await req.payload.update({ collection: 'invoices', id: invoice.id, data: { dunningPausedUntil }, depth: 0, req })
  }
  await giveToStaff(req, invoice, { kind: 'paid', words, today })
  return { promisedOn: null, parts: [], words }
}

type Given = { kind: 'problem' | 'paid'; words: string | null; today: CivilDate }

async function giveToStaff(req: PayloadRequest, invoice: Invoice, { kind, words, today }: Given): Promise<void> {
  const { problem, saysPaid } = reminderTexts('fr').tasks
  await openTask(req, {
    purpose: `reminder-answer:${kind}:${invoice.id}:${today}`,
    kind: 'review-answer',
    title: (kind === 'problem' ? problem : saysPaid)(invoice.number ?? ''),
    note: words,
    dueOn: today,
    clientId: idOrNull(invoice.client),
    invoiceId: invoice.id,
  })
}
