import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Mailer, OutgoingMail } from '@/integrations/ports'
import { claimMessage } from '@/services/messages/claim'
import { gatherMail } from '@/services/messages/facts'
import { oweMessage, type OwedMessage } from '@/services/messages/owe'
import { releaseMessages } from '@/services/messages/release'
import { resendMessage } from '@/services/messages/resend'
import { sweepOwedMessages } from '@/services/messages/sweep'
import { moveQuote } from '@/services/quotes/reopen'
import type { Message, Quote } from '@/payload-types'
import { bootPayload, testNow, testPorts, type BootedPayload } from '../../support/payload'
import { messageNow, sentQuote, systemRequest, waitingDeliveries, type SentQuote } from './outbox'

const pdfKey = 'quotes/outdated.pdf'

let booted: BootedPayload
let quote: SentQuote
let count = 0
const outbox: OutgoingMail[] = []

/** Keeps what it is given; the real one is tested in smtpMailer.test.ts. */
const keeper: Mailer = {
  send(mail) {
    outbox.push(mail)
    return Promise.resolve({ transport: 'memory', providerId: null, response: '250 kept' })
  },
}

beforeAll(async () => {
  const { storage } = testPorts()
  await storage.put(pdfKey, new TextEncoder().encode('%PDF-1.7'), 'application/pdf')
  booted = await bootPayload({ ports: { mailer: keeper, storage } })
})

afterAll(() => booted.close())

beforeEach(async () => {
  outbox.length = 0
  count += 1
  quote = await sentQuote(booted.payload, { number: `DEV-2026-${String(count).padStart(4, '0')}`, pdfKey })
})

const request = () => systemRequest(booted.payload)

async function owe(more: Partial<OwedMessage> = {}): Promise<string> {
  return oweMessage(await request(), {
    template: 'quote-sent',
    language: 'fr',
    to: { name: 'Éloïse Verrier', address: 'eloise@maison-verrier.example' },
    purpose: `test:${randomUUID()}`,
    data: {},
    ...quote,
    ...more,
  })
}

function oweAccountMail(): Promise<string> {
  return owe({ template: 'account', subject: 'Bonjour', data: { html: '<p>Bonjour</p>', text: 'Bonjour' } })
}

/** What a worker does for one message. */
async function deliver(messageId: string): Promise<void> {
  const { payload } = booted
  const job = await payload.jobs.queue({ task: 'deliver-message', queue: 'test', input: { messageId } })
  await payload.jobs.runByID({ id: job.id, silent: true })
}

const message = (id: string) => messageNow(booted.payload, id)

async function setMessage(id: string, data: Partial<Message>): Promise<void> {
  await booted.payload.update({ collection: 'messages', id, data })
}

async function setQuote(data: Partial<Pick<Quote, 'state' | 'currentVersion'>>): Promise<void> {
  await booted.payload.update({ collection: 'quotes', id: quote.quoteId, data })
}

/** Another quote's version stands for a later one of this quote. */
async function replaceVersion(): Promise<void> {
  const later = await sentQuote(booted.payload, { number: `DEV-2026-9${String(count).padStart(3, '0')}`, pdfKey })
  await setQuote({ currentVersion: later.quoteVersionId })
}

describe('a quote that is taken back', () => {
  test.each(['revise', 'cancel'] as const)('%s cancels its mail that has not left, held or not', async (command) => {
    const ids = [await owe(), await owe({ isHeld: true })]
    await moveQuote(await request(), { quoteId: quote.quoteId, command })
    for (const id of ids) {
      expect(await message(id)).toMatchObject({ state: 'cancelled' })
      expect((await message(id)).error).toMatch(/\w/)
    }
    await releaseMessages(await request(), { quoteVersionId: quote.quoteVersionId })
    for (const id of ids) await deliver(id)
    expect(outbox).toEqual([])
  })

  test('leaves alone what has left or is leaving, other mails, and the mails of other quotes', async () => {
    const sent = await owe()
    await setMessage(sent, { state: 'sent' })
    const leaving = await owe()
    await claimMessage(await request(), leaving)
    const staff = await oweAccountMail()
    const other = await sentQuote(booted.payload, { number: `DEV-2026-8${String(count).padStart(3, '0')}`, pdfKey })
    const elsewhere = await owe(other)
    await moveQuote(await request(), { quoteId: quote.quoteId, command: 'revise' })
    const states = await Promise.all([sent, leaving, staff, elsewhere].map(async (id) => (await message(id)).state))
    expect(states).toEqual(['sent', 'sending', 'queued', 'queued'])
  })

  test('cancels nothing when it is refused', async () => {
    const id = await owe()
    await setQuote({ state: 'declined' })
    await expect(moveQuote(await request(), { quoteId: quote.quoteId, command: 'cancel' })).rejects.toMatchObject({
      code: 'quote.notAllowed',
    })
    expect(await message(id)).toMatchObject({ state: 'queued' })
  })
})

describe('a claim of a mail that brings a quote', () => {
  test.each(['draft', 'accepted', 'declined', 'expired', 'cancelled'] as const)(
    'cancels it when the quote is %s: nothing leaves',
    async (state) => {
      const id = await owe()
      await setQuote({ state })
      await deliver(id)
      const row = await message(id)
      expect(row).toMatchObject({ state: 'cancelled', attempts: 0, nextAttemptAt: null })
      expect(row.error).toContain('ne peut plus être signé')
      expect(outbox).toEqual([])
    },
  )

  test('cancels it when a later version is out', async () => {
    const id = await owe()
    await replaceVersion()
    await deliver(id)
    const row = await message(id)
    expect(row).toMatchObject({ state: 'cancelled', attempts: 0 })
    expect(row.error).toContain('version')
    expect(outbox).toEqual([])
  })

  test('gets it while somebody has signed and others must follow', async () => {
    const id = await owe()
    await setQuote({ state: 'partially-signed' })
    await deliver(id)
    expect(await message(id)).toMatchObject({ state: 'sent' })
  })

  test('is the only one that asks: another mail about a cancelled quote leaves', async () => {
    const id = await oweAccountMail()
    await setQuote({ state: 'cancelled' })
    await deliver(id)
    expect(await message(id)).toMatchObject({ state: 'sent' })
  })
})

describe('a re-send of a mail that brings a quote', () => {
  test('is refused when a later version is out', async () => {
    const id = await owe()
    await deliver(id)
    await replaceVersion()
    await expect(resendMessage(await request(), id)).rejects.toMatchObject({ code: 'message.outdated' })
    expect(await message(id)).toMatchObject({ state: 'sent' })
  })

  test('is refused when the quote was taken back', async () => {
    const id = await owe()
    await moveQuote(await request(), { quoteId: quote.quoteId, command: 'revise' })
    await expect(resendMessage(await request(), id)).rejects.toMatchObject({ code: 'message.outdated' })
    expect(await message(id)).toMatchObject({ state: 'cancelled' })
  })

  test('is done while its version is out', async () => {
    const id = await owe()
    await deliver(id)
    await resendMessage(await request(), id)
    await deliver(id)
    expect(outbox).toHaveLength(2)
  })
})

describe('the sweep of owed messages', () => {
  async function loseJobs(): Promise<void> {
    await booted.payload.db.deleteMany({ collection: 'payload-jobs', where: {} })
  }

  const sweep = async (): Promise<number> => sweepOwedMessages(await request())
  const jobsOf = (id: string) => waitingDeliveries(booted.payload, id)

  beforeEach(async () => {
    await booted.payload.db.deleteMany({ collection: 'messages', where: {} })
    await loseJobs()
  })

  test('gives a job to each message without one, once', async () => {
    const id = await owe()
    await loseJobs()
    expect(await sweep()).toBe(1)
    expect(await sweep()).toBe(0)
    expect(await jobsOf(id)).toEqual([null])
  })

  test('leaves alone a message whose job still waits', async () => {
    const id = await owe()
    expect(await sweep()).toBe(0)
    expect(await jobsOf(id)).toEqual([null])
  })

  test('does not count jobs that have ended, well or not', async () => {
    const done = await owe()
    const failed = await owe()
    const { docs } = await booted.payload.find({ collection: 'payload-jobs', pagination: false })
    for (const { id, input } of docs) {
      const ended = JSON.stringify(input).includes(done) ? { completedAt: testNow.toISOString() } : { hasError: true }
      await booted.payload.db.updateOne({ collection: 'payload-jobs', id, data: ended })
    }
    expect(await sweep()).toBe(2)
    expect(await jobsOf(done)).toEqual([null])
    expect(await jobsOf(failed)).toHaveLength(2)
  })

  test('waits until the next attempt when that lies ahead', async () => {
    const later = await owe()
    const overdue = await owe()
    const ahead = new Date(testNow.getTime() + 5 * 60_000).toISOString()
    await setMessage(later, { nextAttemptAt: ahead })
    await setMessage(overdue, { nextAttemptAt: new Date(testNow.getTime() - 60_000).toISOString() })
    await loseJobs()
    expect(await sweep()).toBe(2)
    expect(await jobsOf(later)).toEqual([ahead])
    expect(await jobsOf(overdue)).toEqual([null])
  })

  test('D3: finds a message again that was left in sending, for when its claim is over', async () => {
    const id = await owe()
    const result = await claimMessage(await request(), id)
    if (result.kind !== 'claimed') throw new Error('not claimed')
    await loseJobs()
    expect(await sweep()).toBe(1)
    expect(await jobsOf(id)).toEqual([result.claim.heldUntil])
  })

  test('Q1: leaves alone what is held, sent or cancelled', async () => {
    await owe({ isHeld: true })
    await setMessage(await owe(), { state: 'sent' })
    await setMessage(await owe(), { state: 'cancelled' })
    await loseJobs()
    expect(await sweep()).toBe(0)
  })
})

describe('the mail to somebody who signed', () => {
  test('brings the PDF of the version that was signed', async () => {
    const { quoteVersionId, quoteId, clientId } = quote
    const totals = { grossCents: 120_000, vatCents: 20_000, depositGrossCents: 0 }
    await booted.payload.create({
      collection: 'acceptances',
      data: {
        quote: quoteId,
        version: quoteVersionId,
        client: clientId,
        selection: {},
        totals,
        sha256: 'of this test',
        acceptedAt: testNow.toISOString(),
        timestampState: 'none',
      },
    })
    const facts = {
      template: 'quote-signed',
      subject: '',
      data: {},
      quote: quoteId,
      quoteVersion: quoteVersionId,
    } as const
    const { attachments } = await gatherMail(await request(), facts)
    const { label } = await booted.payload.findByID({ collection: 'quote-versions', id: quoteVersionId, depth: 0 })
    expect(attachments).toEqual([{ filename: `${label}.pdf`, contentType: 'application/pdf', storageKey: pdfKey }])
  })
})
