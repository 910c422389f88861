import { sql } from '@payloadcms/db-postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { databaseOf } from '@/database/database'
import { addDays, civilDate, civilDateInParis, type CivilDate } from '@/domain/dates/civilDate'
import { MailError, type Mailer } from '@/integrations/ports'
import type { Message } from '@/payload-types'
import { resendMessage } from '@/services/messages/resend'
import { acceptQuote } from '@/services/quotes/accept'
import { declineQuote } from '@/services/quotes/decline'
import { remindQuotes } from '@/services/quotes/remind'
import { moveQuote } from '@/services/quotes/reopen'

import { configureAgency } from '../../factories/agency'
import { createClient, createContact, requestAs } from '../../factories/people'
import {
  circumstances,
  createQuote,
  createSentQuote,
  send,
  signRequestFor,
  storePdfOf,
  type Sent,
} from '../../factories/quotes'
import { bootPayload, testNow, type BootedPayload } from '../../support/payload'

const clock = { now: testNow }
let booted: BootedPayload
const payload = (): BootedPayload['payload'] => booted.payload

type Received = { on: CivilDate; to: string; subject: string }
const inbox: Received[] = []
const mailing = { isDown: false }

/** A mailer that keeps what it is given, or is down; the real one is tested in smtpMailer.test.ts. */
const mailer: Mailer = {
  send({ to, subject }) {
    if (mailing.isDown) return Promise.reject(new MailError('temporary', '421 try again later'))
    inbox.push({ on: today(), to: to.address, subject })
    return Promise.resolve({ transport: 'memory', providerId: null, response: '250 kept' })
  },
}

beforeAll(async () => {
  booted = await bootPayload({ ports: { now: () => clock.now, mailer } })
  await configureAgency(payload())
})
afterAll(() => booted.close())

/** Quotes of other tests are out of the way: the job looks at all of them. */
beforeEach(async () => {
  clock.now = testNow
  mailing.isDown = false
  inbox.length = 0
  const open = sql`UPDATE quotes SET state = 'cancelled' WHERE state IN ('sent', 'partially-signed')`
  await databaseOf(payload()).drizzle.execute(open)
  await databaseOf(payload()).drizzle.execute(sql`UPDATE messages SET state = 'cancelled' WHERE state = 'queued'`)
})

function today(): CivilDate {
  return civilDateInParis(clock.now.toISOString())
}

/** What a worker does with everything that is owed and due. */
async function deliverAll(): Promise<void> {
  const { docs } = await payload().find({
    collection: 'messages',
    where: { state: { equals: 'queued' }, isHeld: { equals: false } },
    pagination: false,
  })
  for (const { id: messageId } of docs) {
    const job = await payload().jobs.queue({ task: 'deliver-message', queue: 'test', input: { messageId } })
    await payload().jobs.runByID({ id: job.id, silent: true })
  }
}

async function remind(): Promise<number> {
  return remindQuotes(await requestAs(payload()))
}

/** Nine in the morning of each of the days in Paris, in winter: the job runs, and what is owed leaves. */
async function live(from: string, to: string): Promise<void> {
  for (let day = civilDate(from); day <= to; day = addDays(day, 1)) {
    clock.now = new Date(`${day}T08:00:00Z`)
    await remind()
    await deliverAll()
  }
}

/** A quote that was sent on Tuesday 24 November 2026 at noon, valid until 24 December; its mail has left. */
async function sentQuote(facts: Parameters<typeof createSentQuote>[1] = {}): Promise<Sent> {
  const sent = await createSentQuote(payload(), { validUntil: '2026-12-24', ...facts })
  await deliverAll()
  inbox.length = 0
  return sent
}

async function remindersOf({ quote }: Pick<Sent, 'quote'>): Promise<Message[]> {
  const { docs } = await payload().find({
    collection: 'messages',
    where: { quote: { equals: quote.id }, template: { equals: 'quote-reminder' } },
    sort: 'createdAt',
    depth: 0,
    pagination: false,
  })
  return docs
}

const days = (): string[] => inbox.map(({ on }) => on)

describe('a month with an unsigned quote, day by day', () => {
  test('brings its three reminders to the signer, and none after its last day', async () => {
    const sent = await sentQuote()
    await live('2026-11-24', '2027-01-05')
    const label = sent.content.number
    expect(inbox).toEqual([
      { on: '2026-11-27', to: sent.signer.email, subject: `Avez-vous pu lire le devis ${label}\u00a0?` },
      { on: '2026-12-01', to: sent.signer.email, subject: `Une question sur le devis ${label}\u00a0?` },
      { on: '2026-12-22', to: sent.signer.email, subject: `Devis ${label}\u00a0: encore 2 jours pour le signer` },
    ])
    expect((await remindersOf(sent)).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent'])
  })

  test('speaks the language of the quote', async () => {
    await sentQuote({ language: 'en' })
    await live('2026-11-25', '2026-11-27')
    expect(inbox.map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Did you get a chance to read quote/)])
  })

  test('D2: waits over a weekend', async () => {
    clock.now = new Date('2026-11-25T11:00:00Z')
    await sentQuote()
    await live('2026-11-26', '2026-11-30')
    expect(days()).toEqual(['2026-11-30'])
  })

  const answers = {
    signed: async (sent: Sent) => {
      await acceptQuote(payload(), signRequestFor(sent), { ...circumstances, now: clock.now })
    },
    declined: async ({ token, version }: Sent) => {
      const request = { token, versionHash: version.sha256, reason: 'price', comment: '' } as const
      await declineQuote(payload(), request, { now: clock.now })
    },
    revised: async ({ quote }: Sent) => {
      await moveQuote(await requestAs(payload()), { quoteId: quote.id, command: 'revise' })
    },
    cancelled: async ({ quote }: Sent) => {
      await moveQuote(await requestAs(payload()), { quoteId: quote.id, command: 'cancel' })
    },
    'not to be reminded of': async ({ quote }: Sent) => {
      await payload().update({ collection: 'quotes', id: quote.id, data: { remindsSigner: false } })
    },
  }
  const everyAnswer = Object.entries(answers)

  test.each(everyAnswer)('brings none once it is %s', async (_what, answer) => {
    const sent = await sentQuote()
    await live('2026-11-25', '2026-11-27')
    expect(days()).toEqual(['2026-11-27'])
    await answer(sent)
    await live('2026-11-28', '2027-01-05')
    expect(await remindersOf(sent)).toHaveLength(1)
  })

  test.each(everyAnswer)('does not let one leave that was owed before it was %s', async (_what, answer) => {
    const sent = await sentQuote()
    clock.now = new Date('2026-11-27T08:00:00Z')
    await remind()
    await answer(sent)
    await deliverAll()
    const [reminder] = await remindersOf(sent)
    expect(reminder).toMatchObject({ state: 'cancelled', attempts: 0 })
    expect(reminder?.error).toMatch(/^Non envoyé/)
    expect(inbox.filter(({ subject }) => subject.startsWith('Avez-vous'))).toEqual([])
  })

  test('does not let one leave after the last day, though no job has told the quote', async () => {
    const sent = await sentQuote({ validUntil: '2026-11-27' })
    clock.now = new Date('2026-11-25T08:00:00Z')
    await remind()
    clock.now = new Date('2026-11-28T08:00:00Z')
    await deliverAll()
    expect(await remindersOf(sent)).toMatchObject([{ state: 'cancelled' }])
    expect(inbox).toEqual([])
  })

  test('does not let one leave on the day on which staff sent the quote again', async () => {
    const sent = await sentQuote()
    clock.now = new Date('2026-11-27T08:00:00Z')
    await remind()
    const { docs } = await payload().find({
      collection: 'messages',
      where: { quote: { equals: sent.quote.id }, template: { equals: 'quote-sent' } },
    })
    await resendMessage(await requestAs(payload()), docs[0]?.id ?? '')
    await deliverAll()
    expect(inbox.map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Votre devis/)])
    expect(await remindersOf(sent)).toMatchObject([{ state: 'cancelled' }])
  })

  test('starts afresh with a new version', async () => {
    const sent = await sentQuote()
    await live('2026-11-25', '2026-11-27')
    await moveQuote(await requestAs(payload()), { quoteId: sent.quote.id, command: 'revise' })
    const again = await send(payload(), sent)
    await storePdfOf(payload(), again.version.id)
    await live('2026-11-28', '2026-12-04')
    expect(days().slice(0, 1)).toEqual(['2026-11-27'])
    expect(inbox.at(-1)).toMatchObject({ on: '2026-12-01', subject: expect.stringContaining('-v2') })
  })
})

describe('the job', () => {
  test('run again, or by two workers at once, owes one reminder', async () => {
    const sent = await sentQuote()
    clock.now = new Date('2026-11-27T08:00:00Z')
    expect(await Promise.all([remind(), remind()])).toEqual(expect.arrayContaining([0, 1]))
    expect(await remind()).toBe(0)
    expect(await remindersOf(sent)).toHaveLength(1)
  })

  test.each([
    ['2026-11-27T06:59:59Z', 0],
    ['2026-11-27T07:00:00Z', 1],
    ['2026-11-27T16:59:59Z', 1],
    ['2026-11-27T17:00:00Z', 0],
    ['2026-11-28T08:00:00Z', 0],
  ])('D2: at %s writes %i', async (instant, expected) => {
    await sentQuote()
    clock.now = new Date(instant)
    expect(await remind()).toBe(expected)
  })

  test('leaves alone an address that has bounced', async () => {
    const sent = await sentQuote()
    await payload().create({
      collection: 'mail-suppressions',
      data: { email: sent.content.signers[0]?.email ?? '', reason: 'bounce' },
    })
    await live('2026-11-25', '2026-12-24')
    expect(await remindersOf(sent)).toEqual([])
  })

  test('waits while the quote itself has not left, and counts from the day on which it did', async () => {
    mailing.isDown = true
    const sent = await createSentQuote(payload(), { validUntil: '2026-12-24' })
    await deliverAll()
    await live('2026-11-25', '2026-11-27')
    expect(await remindersOf(sent)).toEqual([])
    mailing.isDown = false
    await live('2026-11-28', '2026-12-03')
    expect(inbox.map(({ on, subject }) => `${on} ${subject.slice(0, 9)}`)).toEqual([
      '2026-11-28 Votre dev',
      '2026-12-01 Avez-vous',
    ])
  })

  test('a reminder that is late because the mailer was down counts the days that are left then', async () => {
    const sent = await sentQuote()
    await live('2026-11-25', '2026-12-01')
    mailing.isDown = true
    await live('2026-12-22', '2026-12-22')
    mailing.isDown = false
    await live('2026-12-23', '2026-12-23')
    expect(inbox.at(-1)).toMatchObject({
      on: '2026-12-23',
      subject: `Devis ${sent.content.number}\u00a0: encore 1 jour pour le signer`,
    })
    expect(await remindersOf(sent)).toHaveLength(3)
  })

  test('goes on with the others when one quote cannot be reminded of', async () => {
    const broken = await sentQuote()
    const whole = await sentQuote()
    await payload().delete({ collection: 'signing-links', where: { quote: { equals: broken.quote.id } } })
    clock.now = new Date('2026-11-27T08:00:00Z')
    expect(await remind()).toBe(1)
    expect(await remindersOf(broken)).toEqual([])
    expect(await remindersOf(whole)).toHaveLength(1)
  })
})

describe('a quote of several signers', () => {
  test('Q5: reminds whose turn it is, counted from the signature before', async () => {
    const client = (await createClient(payload())).id
    const [first, second] = [
      await createContact(payload(), { client, rights: ['sign'] }),
      await createContact(payload(), { client, rights: ['sign'], name: 'Paul Verrier' }),
    ]
    const signers = [{ contact: first.id }, { contact: second.id }]
    const draft = await createQuote(payload(), { client, signers, validUntil: '2026-12-24' })
    const sent = await send(payload(), draft)
    await storePdfOf(payload(), sent.version.id)
    const version = await payload().findByID({ collection: 'quote-versions', id: sent.version.id, depth: 0 })
    await deliverAll()
    inbox.length = 0
    await live('2026-11-25', '2026-11-27')
    expect(inbox.map(({ to }) => to)).toEqual([first.email])
    inbox.length = 0
    clock.now = new Date('2026-12-01T08:00:00Z')
    await remind()
    await acceptQuote(payload(), signRequestFor({ ...sent, version }), { ...circumstances, now: clock.now })
    await deliverAll()
    expect(inbox.map(({ to }) => to)).toEqual([second.email])
    expect((await remindersOf(sent)).at(-1)?.error).toContain('déjà signé')
    inbox.length = 0
    await live('2026-12-02', '2026-12-24')
    expect(inbox.map(({ on, to }) => `${on} ${to}`)).toEqual([
      `2026-12-04 ${second.email}`,
      `2026-12-08 ${second.email}`,
      `2026-12-22 ${second.email}`,
    ])
  })
})

describe('without a mailer', () => {
  test('Q1: reminders are owed once the quote can be signed, not before', async () => {
    const mute = await bootPayload({ ports: { now: () => clock.now } })
    try {
      const sent = await send(mute.payload, await createQuote(mute.payload, { validUntil: '2026-12-24' }))
      clock.now = new Date('2026-11-27T08:00:00Z')
      const req = await requestAs(mute.payload)
      expect(await remindQuotes(req)).toBe(0)
      await storePdfOf(mute.payload, sent.version.id)
      expect(await remindQuotes(req)).toBe(1)
    } finally {
      await mute.close()
    }
  })
})
