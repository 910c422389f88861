import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import type { ReminderAnswerRequest } from '@/contracts/answer'
import { idOf } from '@/database/ids'
import { civilDate } from '@/domain/dates/civilDate'
import type { Invoice, Message } from '@/payload-types'
import { answerReminder } from '@/services/dunning/answer'
import { reminderToken } from '@/services/dunning/link'
import { openAnswers } from '@/services/dunning/openAnswers'

import { payInvoice, readInvoiceRow } from '../../factories/invoices'
import { openDunningDesk, type DunningDesk } from './desk'

let desk: DunningDesk
beforeAll(async () => {
  desk = await openDunningDesk()
})
afterAll(() => desk.close())
beforeEach(() => desk.clear())

/** An invoice whose first reminder left on 28 December 2026, and the token of its link. */
async function reminded(): Promise<{ invoice: Invoice; token: string }> {
  const invoice = await desk.invoice()
  await desk.live('2026-12-28', '2026-12-28')
  const [reminder] = await desk.remindersOf(invoice.id)
  return { invoice, token: reminderToken(desk.payload.secret, reminder?.id ?? '', reminder?.nonce ?? '') }
}

function answer(token: string, given: ReminderAnswerRequest, proof: Uint8Array | null = null): Promise<void> {
  return answerReminder(desk.payload, { token, answer: given, proof }, { now: desk.clock.now, ip: null })
}

async function staffMails(invoiceId: string): Promise<Message[]> {
  const where = { invoice: { equals: invoiceId }, template: { equals: 'reminder-answer-staff' } }
  return (await desk.payload.find({ collection: 'messages', where, depth: 0 })).docs
}

async function answersOf(invoiceId: string) {
  const where = { invoice: { equals: invoiceId } }
  return (await desk.payload.find({ collection: 'reminder-answers', where, sort: 'createdAt', depth: 0 })).docs
}

const promise = (day: string): ReminderAnswerRequest => ({ kind: 'promise', promisedOn: civilDate(day) })

describe('D4: the debtor answers', () => {
  test('the mail brings the link of its own reminder, and looking at it changes nothing', async () => {
    const { invoice, token } = await reminded()
    expect(desk.inbox[0]?.mail.text).toContain(`/r/${token}#promise`)
    const view = await openAnswers(desk.payload, { token, now: desk.clock.now })
    expect(view).toMatchObject({ number: invoice.number, leftCents: 120_000, state: 'open', lastDay: '2027-01-27' })
    expect(await openAnswers(desk.payload, { token: `${token}x`, now: desk.clock.now })).toBeNull()
    expect(await answersOf(invoice.id)).toEqual([])
  })

  test('D5: a promise holds the ladder until its day; broken, it goes on with the next level', async () => {
    const { invoice, token } = await reminded()
    await answer(token, promise('2027-01-12'))
    expect(await readInvoiceRow(desk.payload, invoice.id)).toMatchObject({ nextReminderOn: '2027-01-13' })
    expect(await staffMails(invoice.id)).toMatchObject([{ subject: `Promesse de paiement\u00a0: ${invoice.number}` }])
    await desk.live('2026-12-29', '2027-01-15')
    const mails = desk.inbox.filter(({ mail }) => !mail.to.address.includes('atelier'))
    expect(mails.filter(({ mail }) => mail.subject.includes('retard')).map(({ on }) => on)).toEqual(['2027-01-13'])
    const { docs } = await desk.payload.find({
      collection: 'ledger',
      where: { subjectId: { equals: invoice.id }, event: { equals: 'invoice.answered' } },
    })
    expect(docs).toHaveLength(1)
  })

  test.each([
    ['2026-12-27', 'reminder.dateInPast'],
    ['2027-01-28', 'reminder.dateTooFar'],
  ])('a promise for %s is refused: %s', async (day, code) => {
    const { invoice, token } = await reminded()
    await expect(answer(token, promise(day))).rejects.toMatchObject({ code })
    expect(await answersOf(invoice.id)).toEqual([])
  })

  test('one promise at a time, and none after two that were not kept', async () => {
    const { token } = await reminded()
    await answer(token, promise('2026-12-29'))
    await expect(answer(token, promise('2027-01-20'))).rejects.toMatchObject({ code: 'reminder.alreadyPromised' })
    await desk.live('2026-12-30', '2026-12-30')
    await answer(token, promise('2026-12-31'))
    await desk.live('2027-01-04', '2027-01-04')
    await expect(answer(token, promise('2027-01-20'))).rejects.toMatchObject({ code: 'reminder.promisesBroken' })
  })

  test('parts: each holds the ladder until its day, and one that is missed breaks those after it', async () => {
    const { invoice, token } = await reminded()
    await answer(token, { kind: 'installments', parts: 3, firstOn: civilDate('2027-01-05') })
    const where = { invoice: { equals: invoice.id } }
    const find = async () => (await desk.payload.find({ collection: 'promises', where, sort: 'rank' })).docs
    expect(await find()).toMatchObject([
      { promisedOn: '2027-01-05', amountCents: 40_000, state: 'open' },
      { promisedOn: '2027-02-05', amountCents: 40_000, state: 'open' },
      { promisedOn: '2027-03-05', amountCents: 40_000, state: 'open' },
    ])
    await desk.payload.create({
      collection: 'payments',
      data: {
        state: 'succeeded',
        kind: 'payment',
        amountCents: 40_000,
        currency: 'EUR',
        method: 'transfer',
        client: invoice.client,
        invoice: invoice.id,
        receivedOn: '2027-01-04',
      },
      depth: 0,
    })
    await desk.live('2027-01-06', '2027-01-06')
    expect((await find()).map(({ state }) => state)).toEqual(['kept', 'open', 'open'])
    await desk.live('2027-02-08', '2027-02-08')
    expect((await find()).map(({ state }) => state)).toEqual(['kept', 'broken', 'broken'])
    expect((await desk.remindersOf(invoice.id)).map(({ level, state }) => `${level} ${state}`)).toEqual([
      '1 sent',
      '2 sent',
    ])
  })

  test('a problem stops the ladder and becomes a task', async () => {
    const { invoice, token } = await reminded()
    await answer(token, { kind: 'problem', words: 'Le livrable manque.' })
    await desk.live('2026-12-29', '2027-02-01')
    expect(await desk.remindersOf(invoice.id)).toHaveLength(1)
    expect((await readInvoiceRow(desk.payload, invoice.id)).disputedAt).toBeTruthy()
    expect(await desk.tasksOf(invoice.id)).toMatchObject([{ kind: 'review-answer', note: 'Le livrable manque.' }])
  })

  test('"already paid" pauses for a week, once, and keeps the proof for staff', async () => {
    const { invoice, token } = await reminded()
    const pdf = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<<>>\nendobj\nxref\n0 1\ntrailer\n<<>>\n%%EOF\n')
    await answer(token, { kind: 'paid', words: '' }, pdf)
    expect((await readInvoiceRow(desk.payload, invoice.id)).dunningPausedUntil).toBe('2027-01-04')
    desk.clock.now = new Date('2026-12-30T09:00:00Z')
    await answer(token, { kind: 'paid', words: 'le 20' })
    expect((await readInvoiceRow(desk.payload, invoice.id)).dunningPausedUntil).toBe('2027-01-04')
    const [first] = await answersOf(invoice.id)
    const proof = await desk.payload.findByID({ collection: 'documents', id: idOf(first?.proof ?? ''), depth: 0 })
    expect(proof).toMatchObject({ kind: 'proof', visibility: 'staff', mimeType: 'application/pdf' })
  })

  test.each(['<script>alert(1)</script>', '%PDF-1.7 <script>'])(
    'the proof %s is refused and nothing is kept',
    async (text) => {
      const { invoice, token } = await reminded()
      const page = new TextEncoder().encode(text)
      await expect(answer(token, { kind: 'paid', words: '' }, page)).rejects.toMatchObject({
        code: 'reminder.fileKind',
      })
      expect(await answersOf(invoice.id)).toEqual([])
      expect((await readInvoiceRow(desk.payload, invoice.id)).dunningPausedUntil ?? null).toBeNull()
    },
  )

  test('nothing to answer once it is paid; too many answers are refused', async () => {
    const { invoice, token } = await reminded()
    for (let count = 0; count < 10; count += 1)
      await expect(answer(token, promise('2026-01-01'))).rejects.toMatchObject({ code: 'reminder.dateInPast' })
    await expect(answer(token, promise('2026-01-01'))).rejects.toMatchObject({ code: 'reminder.tooMany' })
    await payInvoice(desk.payload, { invoiceId: invoice.id, amountCents: 120_000 })
    desk.clock.now = new Date('2026-12-29T09:00:00Z')
    await expect(answer(token, promise('2027-01-02'))).rejects.toMatchObject({ code: 'reminder.notOpen' })
    expect(await openAnswers(desk.payload, { token, now: desk.clock.now })).toMatchObject({ state: 'closed' })
  })
})
