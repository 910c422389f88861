import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { brevoMailer } from '@/integrations/mailer/brevoMailer'
import type { Mailer } from '@/integrations/ports'
import type { Message } from '@/payload-types'
import { oweMessage } from '@/services/messages/owe'
import { resendMessage } from '@/services/messages/resend'
import { startBrevo, type BrevoDouble, type BrevoWebhookEvent, type TakenMail } from '../../doubles/brevo'
import { bootPayload, testNow, testPorts, type BootedPayload } from '../../support/payload'
import { messageNow, sentQuote, systemRequest } from './outbox'

const secret = 'a-webhook-secret-of-the-tests'
const pdfKey = 'quotes/of-this-test.pdf'

let brevo: BrevoDouble
let booted: BootedPayload
let silent: BootedPayload
let count = 0
let afterTaken: () => Promise<void> = () => Promise.resolve()

beforeAll(async () => {
  brevo = await startBrevo()
  const viaBrevo = brevoMailer({ apiKey: brevo.apiKey, baseUrl: brevo.url, timeoutMs: 2_000 })
  const mailer: Mailer = {
    async send(mail) {
      const receipt = await viaBrevo.send(mail)
      await afterTaken()
      return receipt
    },
  }
  const { storage } = testPorts()
  await storage.put(pdfKey, new TextEncoder().encode('%PDF-1.7'), 'application/pdf')
  booted = await bootPayload({ ports: { mailer, storage }, env: { BREVO_WEBHOOK_SECRET: secret } })
  silent = await bootPayload()
})

afterAll(async () => {
  await booted.close()
  await silent.close()
  await brevo.close()
})

beforeEach(() => {
  brevo.behave('accept')
  afterTaken = () => Promise.resolve()
})

/** So many seconds before the tests' noon, as the database gives it back. */
function before(seconds: number): string {
  return new Date(testNow.getTime() - seconds * 1_000).toISOString()
}

function post(body: string, authorization: string | null = `Bearer ${secret}`): Promise<Response> {
  const headers = {
    'Content-Type': 'application/json',
    ...(authorization === null ? {} : { Authorization: authorization }),
  }
  return booted.send('/api/mail/brevo', { method: 'POST', headers, body })
}

async function tell(event: BrevoWebhookEvent | BrevoWebhookEvent[]): Promise<void> {
  const { status } = await post(JSON.stringify(event))
  expect(status).toBe(200)
}

async function deliver(messageId: string): Promise<void> {
  const { payload } = booted
  const job = await payload.jobs.queue({ task: 'deliver-message', queue: 'test', input: { messageId } })
  await payload.jobs.runByID({ id: job.id, silent: true })
}

/** A quote's mail to an address of its own, handed to Brevo. */
async function sentMail(): Promise<{ id: string; address: string; taken: TakenMail }> {
  const { payload } = booted
  count += 1
  const quote = await sentQuote(payload, { number: `DEV-2026-${String(count).padStart(4, '0')}`, pdfKey })
  const address = `Lectrice${count}@Maison-Verrier.example`
  const id = await oweMessage(await systemRequest(payload), {
    template: 'quote-sent',
    language: 'fr',
    to: { name: 'Éloïse', address },
    purpose: `quote-sent:${quote.quoteVersionId}`,
    data: {},
    ...quote,
  })
  await deliver(id)
  const taken = brevo.taken.find(({ mail }) => mail.to?.[0]?.email === address)
  if (!taken) throw new Error('Brevo did not take the mail')
  return { id, address, taken }
}

const message = (id: string): Promise<Message> => messageNow(booted.payload, id)

async function suppressions(address: string) {
  const where = { email: { equals: address.toLowerCase() } }
  const { docs } = await booted.payload.find({ collection: 'mail-suppressions', where, depth: 0 })
  return docs
}

describe('Brevo’s webhook', () => {
  test('is closed without a secret: 503', async () => {
    const headers = { Authorization: `Bearer ${secret}` }
    const { status } = await silent.send('/api/mail/brevo', { method: 'POST', headers, body: '{}' })
    expect(status).toBe(503)
  })

  test.each([null, '', 'Bearer', `Bearer ${secret}x`, `Bearer ${secret.slice(1)}`, secret, `bearer ${secret}`])(
    'believes nobody else: 401 for %j, and nothing is written',
    async (authorization) => {
      const { id, taken } = await sentMail()
      const { status } = await post(JSON.stringify(brevo.event('hard_bounce', taken, before(60))), authorization)
      expect(status).toBe(401)
      expect(await message(id)).toMatchObject({ bouncedAt: null })
    },
  )

  test.each(['', 'no json', 'null', '"delivered"', '{}', '[{}]'])(
    'refuses what is no event: 400 for %j',
    async (body) => {
      expect((await post(body)).status).toBe(400)
    },
  )

  test('refuses a body above 64 KiB unread, and takes one just below', async () => {
    const { taken } = await sentMail()
    const event = { ...brevo.event('delivered', taken, before(60)), subject: 'ASCII' }
    const padded = (bytes: number): string => JSON.stringify(event).padEnd(bytes, ' ')
    expect((await post(padded(64 * 1024 + 1))).status).toBe(413)
    expect((await post(padded(64 * 1024))).status).toBe(200)
  })

  test('takes and forgets events of mails that are not ours', async () => {
    const mail = { to: [{ email: 'somebody@else.example' }], headers: { 'X-Mailin-custom': 'x' } }
    await tell(brevo.event('hard_bounce', { messageId: '<1@elsewhere>', mail }, before(60)))
    await tell({ event: 'hard_bounce', email: 'somebody@else.example' })
    expect(await suppressions('somebody@else.example')).toEqual([])
  })

  test('changes nothing for opens, clicks and delays', async () => {
    const { id, taken } = await sentMail()
    const untouched = await message(id)
    for (const name of ['opened', 'unique_opened', 'click', 'deferred', 'unsubscribed', 'proxy_open'])
      await tell(brevo.event(name, taken, before(60)))
    expect(await message(id)).toEqual(untouched)
  })

  test('takes batches, ids without angle brackets, and a time that it cannot read as now', async () => {
    const [one, other] = [await sentMail(), await sentMail()]
    const bare = { ...brevo.event('delivered', one.taken, before(60)), 'X-Mailin-custom': undefined }
    const event = brevo.event('delivered', other.taken, before(60))
    await tell([
      { ...bare, 'message-id': one.taken.messageId.slice(1, -1) },
      { ...event, ts_event: 'soon', ts: null },
    ])
    expect((await message(one.id)).deliveredAt).toBe(before(60))
    expect((await message(other.id)).deliveredAt).toBe(before(0))
  })
})

describe('what becomes of a mail', () => {
  test('delivered: says when', async () => {
    const { id, address, taken } = await sentMail()
    await tell(brevo.event('delivered', taken, before(60)))
    expect(await message(id)).toMatchObject({ state: 'sent', deliveredAt: before(60), bouncedAt: null })
    expect(await suppressions(address)).toEqual([])
  })

  test('R33: a hard bounce says when and how, and bars the address; told again it changes nothing', async () => {
    const { id, address, taken } = await sentMail()
    const event = brevo.event('hard_bounce', taken, before(60))
    await tell(event)
    const bounced = await message(id)
    expect(bounced).toMatchObject({ state: 'sent', bouncedAt: before(60), bounceKind: 'hard', deliveredAt: null })
    expect(await suppressions(address)).toMatchObject([{ reason: 'bounce', message: id }])
    await tell(event)
    expect(await message(id)).toEqual(bounced)
    expect(await suppressions(address)).toHaveLength(1)
  })

  test('a complaint says when, and bars the address', async () => {
    const { id, address, taken } = await sentMail()
    await tell(brevo.event('spam', taken, before(60)))
    expect(await message(id)).toMatchObject({ state: 'sent', complainedAt: before(60) })
    expect(await suppressions(address)).toMatchObject([{ reason: 'complaint', message: id }])
  })

  test.each([
    ['soft_bounce', 'soft'],
    ['blocked', 'blocked'],
    ['invalid_email', 'invalid'],
    ['invalid', 'invalid'],
  ])('%s is kept as a bounce and does not bar the address', async (name, bounceKind) => {
    const { id, address, taken } = await sentMail()
    await tell(brevo.event(name, taken, before(60)))
    expect(await message(id)).toMatchObject({ bouncedAt: before(60), bounceKind })
    expect(await suppressions(address)).toEqual([])
  })

  test.each([
    ['soft_bounce', 'delivered', 'hard_bounce', 'spam'],
    ['spam', 'hard_bounce', 'delivered', 'soft_bounce'],
  ] as const)('is the same in whatever order it is told: %s, %s, %s, %s', async (...order) => {
    const { id, address, taken } = await sentMail()
    const at = { soft_bounce: 90, delivered: 80, hard_bounce: 70, spam: 60 }
    for (const name of order) await tell(brevo.event(name, taken, before(at[name])))
    expect(await message(id)).toMatchObject({
      deliveredAt: before(80),
      bouncedAt: before(70),
      bounceKind: 'hard',
      complainedAt: before(60),
    })
    expect(await suppressions(address)).toHaveLength(1)
  })

  test('a lifted address stays lifted when the old bounce is told again, and is barred by a new one', async () => {
    const { address, taken } = await sentMail()
    const old = brevo.event('hard_bounce', taken, before(60))
    await tell(old)
    await booted.payload.delete({
      collection: 'mail-suppressions',
      where: { email: { equals: address.toLowerCase() } },
    })
    await tell(old)
    expect(await suppressions(address)).toEqual([])
    await tell(brevo.event('hard_bounce', taken, before(30)))
    expect(await suppressions(address)).toHaveLength(1)
  })

  test('ten bounces of mails to one address at the same moment make one row', async () => {
    const { address, taken, id } = await sentMail()
    const others = await Promise.all(Array.from({ length: 9 }, () => sentMail()))
    for (const other of others)
      await booted.payload.update({ collection: 'messages', id: other.id, data: { toAddress: address } })
    await Promise.all([{ taken }, ...others].map((mail) => tell(brevo.event('hard_bounce', mail.taken, before(60)))))
    expect(await suppressions(address)).toHaveLength(1)
    expect(await message(id)).toMatchObject({ bounceKind: 'hard' })
  })

  test('told before Brevo’s answer is written down, it is kept beside it', async () => {
    afterTaken = () => tell(brevo.event('delivered', takenLast(), before(1)))
    const { id, taken } = await sentMail()
    expect(await message(id)).toMatchObject({
      state: 'sent',
      deliveredAt: before(1),
      providerId: taken.messageId,
      transport: 'brevo',
    })
  })
})

describe('D3: a mail whose hand-over is in doubt', () => {
  test.each(['request', 'delivered', 'soft_bounce'])(
    'is settled as sent by Brevo’s “%s”, and never sent twice',
    async (name) => {
      brevo.behave('commit-then-500')
      const { id, taken } = await sentMail()
      const mails = brevo.taken.length
      expect(await message(id)).toMatchObject({
        state: 'unknown',
        providerId: null,
        error: expect.stringContaining('500'),
      })
      brevo.behave('accept')
      await deliver(id)
      expect(brevo.taken).toHaveLength(mails)
      await tell(brevo.event(name, taken, before(5)))
      expect(await message(id)).toMatchObject({
        state: 'sent',
        sentAt: before(5),
        transport: 'brevo',
        providerId: taken.messageId,
        error: null,
      })
    },
  )

  test('is not settled by the news of an earlier hand-over', async () => {
    const { id, taken } = await sentMail()
    await resendMessage(await systemRequest(booted.payload), id)
    brevo.behave('down')
    await deliver(id)
    expect(await message(id)).toMatchObject({ state: 'unknown' })
    await tell(brevo.event('delivered', taken, before(5)))
    expect(await message(id)).toMatchObject({ state: 'unknown', deliveredAt: before(5) })
  })

  test('drops the secret body of one of Payload’s own mails when it is settled', async () => {
    brevo.behave('commit-then-cut')
    const address = 'agent@trait-d-union.test'
    await booted.payload.sendEmail({ to: address, subject: 'Mot de passe', html: '<p>secret</p>' })
    const { docs } = await booted.payload.find({ collection: 'messages', where: { toAddress: { equals: address } } })
    const id = docs[0]?.id ?? ''
    await deliver(id)
    expect(await message(id)).toMatchObject({ state: 'unknown', data: { html: '<p>secret</p>' } })
    await tell(brevo.event('request', takenLast(), before(5)))
    expect(await message(id)).toMatchObject({ state: 'sent', data: {} })
  })
})

function takenLast(): TakenMail {
  const taken = brevo.taken.at(-1)
  if (!taken) throw new Error('Brevo took nothing')
  return taken
}
