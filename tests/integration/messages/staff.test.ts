import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mailer, OutgoingMail } from '@/integrations/ports'
import { oweMessage } from '@/services/messages/owe'
import type { StaffRole } from '@/access/people'
import { bootPayload, type BootedPayload } from '../../support/payload'
import { messageNow, sentQuote, systemRequest } from './outbox'

const password = 'un-mot-de-passe-assez-long'

let booted: BootedPayload
let quoteMessage: string
let outbox: OutgoingMail[] = []
const cookies = new Map<StaffRole, string>()

/** Keeps what it is given; the real one is tested in smtpMailer.test.ts. */
const keeper: Mailer = {
  send(mail) {
    outbox.push(mail)
    return Promise.resolve({ transport: 'memory', providerId: null, response: '250 kept' })
  },
}

beforeAll(async () => {
  booted = await bootPayload({ ports: { mailer: keeper } })
  for (const role of ['owner', 'manager', 'accountant', 'viewer'] as const) await signIn(role)
  const quote = await sentQuote(booted.payload, { number: 'DEV-2026-0001', pdfKey: null })
  quoteMessage = await oweMessage(await systemRequest(booted.payload), {
    template: 'quote-sent',
    language: 'fr',
    to: { name: 'Éloïse Verrier', address: 'eloise@maison-verrier.example' },
    purpose: 'quote-sent:staff-test',
    data: {},
    isHeld: true,
    ...quote,
  })
})

afterAll(() => booted.close())

async function signIn(role: StaffRole): Promise<void> {
  const email = `${role}@agence.example`
  await booted.payload.create({ collection: 'users', data: { name: role, email, password, role } })
  const response = await call('/users/login', { as: null, method: 'POST', body: { email, password } })
  cookies.set(role, response.headers.get('set-cookie')?.split(';')[0] ?? '')
}

type Call = { as: StaffRole | null; method?: string; body?: unknown }

function call(path: string, { as, method = 'GET', body }: Call): Promise<Response> {
  const cookie = as === null ? undefined : cookies.get(as)
  return booted.send(`/api${path}`, {
    method,
    headers: {
      origin: 'http://localhost:3000',
      'content-type': 'application/json',
      ...(cookie === undefined ? {} : { cookie }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

describe('the preview of a message', () => {
  test('is the mail as its reader gets it, locked up so that nothing in it runs or loads', async () => {
    const response = await call(`/messages/${quoteMessage}/preview`, { as: 'manager' })
    expect(response.status).toBe(200)
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/^sandbox/)
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/allow-scripts|allow-same-origin/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('cache-control')).toContain('no-store')
    expect(await response.text()).toContain('Voir et signer le devis')
  })

  test('has the plain twin', async () => {
    const response = await call(`/messages/${quoteMessage}/preview?part=text`, { as: 'manager' })
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(await response.text()).toContain('\n\nBonjour Éloïse Verrier,\n\n')
  })

  test('does not exist for anybody but staff, nor for an unknown or malformed id', async () => {
    expect((await call(`/messages/${quoteMessage}/preview`, { as: null })).status).toBe(404)
    expect((await call('/messages/0190a000-0000-7000-8000-000000000009/preview', { as: 'owner' })).status).toBe(404)
    expect((await call('/messages/x/preview', { as: 'owner' })).status).toBe(404)
  })

  test('gives the link that signs only to those who may send quotes', async () => {
    const textFor = async (as: StaffRole): Promise<string> =>
      (await call(`/messages/${quoteMessage}/preview?part=text`, { as })).text()
    expect(await textFor('manager')).toMatch(/\/devis\/[\w-]{43}/)
    expect(await textFor('viewer')).not.toMatch(/\/devis\/[\w-]{20}/)
    expect(await textFor('accountant')).not.toMatch(/\/devis\/[\w-]{20}/)
  })
})

describe('the data of a message', () => {
  test('is read by nobody through the API', async () => {
    const response = await call(`/messages/${quoteMessage}`, { as: 'owner' })
    expect(response.status).toBe(200)
    expect(await response.json()).not.toHaveProperty('data')
  })
})

describe('sending once more', () => {
  test('is refused with a sentence and 409 while the message is still to be sent', async () => {
    const response = await call(`/messages/${quoteMessage}/resend`, { as: 'accountant', method: 'POST' })
    expect(response.status).toBe(409)
    const { errors } = (await response.json()) as { errors: { message: string; data: { code: string } }[] }
    expect(errors[0]?.data).toMatchObject({ code: 'message.notAllowed', state: 'queued' })
    expect(errors[0]?.message).not.toContain('message.notAllowed')
  })

  test('is not there for viewers and strangers', async () => {
    for (const as of ['viewer', null] as const) {
      expect((await call(`/messages/${quoteMessage}/resend`, { as, method: 'POST' })).status).toBe(404)
    }
  })

  test('puts a failed message back', async () => {
    await booted.payload.update({ collection: 'messages', id: quoteMessage, data: { state: 'failed', error: '550' } })
    const response = await call(`/messages/${quoteMessage}/resend`, { as: 'accountant', method: 'POST' })
    expect(await response.json()).toEqual({ id: quoteMessage, state: 'queued' })
  })
})

describe('Payload’s own mails', () => {
  let id: string

  test('a forgotten password writes a message; nothing is sent by the request itself', async () => {
    outbox = []
    const body = { email: 'viewer@agence.example' }
    expect((await call('/users/forgot-password', { as: null, method: 'POST', body })).status).toBe(200)
    const found = await booted.payload.find({ collection: 'messages', where: { template: { equals: 'account' } } })
    expect(found.docs).toHaveLength(1)
    id = found.docs[0]?.id ?? ''
    expect(found.docs[0]).toMatchObject({ state: 'queued', toAddress: 'viewer@agence.example', isHeld: false })
    expect(outbox).toEqual([])
  })

  test('its link is for owners only', async () => {
    const seen = await call(`/messages/${id}/preview?part=text`, { as: 'owner' })
    expect(await seen.text()).toMatch(/\/admin\/reset\/[0-9a-f]{40}/)
    for (const as of ['manager', 'accountant', 'viewer'] as const) {
      expect((await call(`/messages/${id}/preview`, { as })).status).toBe(404)
    }
  })

  test('is delivered on our paper, and the link is cleared from the outbox when it is sent', async () => {
    await booted.payload.jobs.run({ queue: 'mail', limit: 50, silent: true })
    expect(outbox.map(({ to }) => to.address)).toEqual(['viewer@agence.example'])
    expect(outbox[0]?.html).toMatch(/href="http:\/\/localhost:3000\/admin\/reset\/[0-9a-f]{40}"/)
    expect(outbox[0]?.text).toMatch(/\/admin\/reset\/[0-9a-f]{40}/)
    const row = await messageNow(booted.payload, id)
    expect(row.state).toBe('sent')
    expect(row.subject.length).toBeGreaterThan(0)
    expect(JSON.stringify(row)).not.toContain('/admin/reset/')
  })

  test('cannot be looked at or sent again after that: the answer says so', async () => {
    for (const [path, method] of [
      ['preview', 'GET'],
      ['resend', 'POST'],
    ] as const) {
      const response = await call(`/messages/${id}/${path}`, { as: 'owner', method })
      expect(response.status).toBe(409)
      expect(await response.text()).toContain('message.emptied')
    }
  })
})

describe('without a mailer', () => {
  test('a message stays queued and readable, and no attempt is counted', async () => {
    const silent = await bootPayload({ ports: { mailer: null } })
    const id = await oweMessage(await systemRequest(silent.payload), {
      template: 'account',
      language: 'fr',
      to: { name: null, address: 'owner@agence.example' },
      purpose: 'account:without-mailer',
      subject: 'Bonjour',
      data: { html: '<p>Bonjour</p>', text: 'Bonjour' },
    })
    await silent.payload.jobs.run({ queue: 'mail', limit: 50, silent: true })
    expect(await messageNow(silent.payload, id)).toMatchObject({ state: 'queued', attempts: 0 })
    await silent.close()
  })
})
