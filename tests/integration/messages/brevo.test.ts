import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { brevoMailer } from '@/integrations/mailer/brevoMailer'
import { dryRunMailer } from '@/integrations/mailer/dryRunMailer'
import { fallbackMailer } from '@/integrations/mailer/fallbackMailer'
import { smtpMailer } from '@/integrations/mailer/smtpMailer'
import { MailError, type Mailer, type MailReceipt, type OutgoingMail } from '@/integrations/ports'
import { startBrevo, type BrevoDouble, type BrevoManner } from '../../doubles/brevo'
import { startSmtp, type SmtpDouble } from '../../doubles/smtp'
import { readEnv } from '@/env'
import { portsFrom } from '@/ports'
import { testNow } from '../../support/payload'

const pdf = new TextEncoder().encode('%PDF-1.7 x')

function mailOf(number: number, more: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    messageId: `<3f0c2a40-1111-7000-8000-${String(number).padStart(12, '0')}@trait-d-union.test>`,
    from: { name: 'Atelier Éphémère', address: 'bonjour@trait-d-union.test' },
    replyTo: 'claire@trait-d-union.test',
    to: { name: 'Zoé Lefèvre', address: 'zoe@client.test' },
    subject: 'Votre devis DEV-2026-0001 : “Refonte”',
    html: '<style>@media print{p{color:#000}}</style><p>Voici votre devis</p>',
    text: 'Voici votre devis',
    attachments: [{ filename: 'DEV-2026-0001.pdf', contentType: 'application/pdf', bytes: pdf }],
    ...more,
  }
}

let brevo: BrevoDouble
let smtp: SmtpDouble
let viaBrevo: Mailer
let viaSmtp: ReturnType<typeof smtpMailer>
let both: Mailer
let nowMs: number

beforeEach(async () => {
  brevo = await startBrevo()
  smtp = await startSmtp()
  viaBrevo = brevoMailer({ apiKey: brevo.apiKey, baseUrl: brevo.url, timeoutMs: 500 })
  const timeouts = { connect: 500, greeting: 500, silence: 500, total: 5_000 }
  viaSmtp = smtpMailer({ host: smtp.host, port: smtp.port, user: null, password: null, secure: false, timeouts })
  nowMs = testNow.getTime()
  both = fallbackMailer({ first: viaBrevo, second: viaSmtp, now: () => new Date(nowMs) })
})

afterEach(async () => {
  viaSmtp.close()
  await smtp.close()
  await brevo.close()
})

async function failure(sent: Promise<unknown>): Promise<MailError> {
  const error: unknown = await sent.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof MailError) return error
  throw new Error(`Not a MailError: ${String(error)}`)
}

/** Where nobody listens: the port was free a moment ago. */
async function deadUrl(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://127.0.0.1:${address.port}/v3`
}

describe('a mail that Brevo takes', () => {
  test('arrives with its people, both bodies and its file byte for byte; the receipt has Brevo’s id', async () => {
    const receipt = await viaBrevo.send(mailOf(1))
    const [taken] = brevo.taken
    expect(taken?.mail).toMatchObject({
      sender: { name: 'Atelier Éphémère', email: 'bonjour@trait-d-union.test' },
      replyTo: { email: 'claire@trait-d-union.test' },
      to: [{ name: 'Zoé Lefèvre', email: 'zoe@client.test', contactPixelTrackingConsent: false }],
      subject: mailOf(1).subject,
      htmlContent: mailOf(1).html,
      textContent: mailOf(1).text,
    })
    const [file] = taken?.mail.attachment ?? []
    expect(file?.name).toBe('DEV-2026-0001.pdf')
    expect(Buffer.from(file?.content ?? '', 'base64')).toEqual(Buffer.from(pdf))
    expect(receipt).toMatchObject({ transport: 'brevo', providerId: taken?.messageId })
  })

  test('D3: carries our Message-ID as the idempotency key and as what the webhooks bring back', async () => {
    await viaBrevo.send(mailOf(1))
    expect(brevo.taken[0]?.mail.headers).toEqual({
      'Idempotency-Key': '3f0c2a40-1111-7000-8000-000000000001',
      'X-Mailin-custom': mailOf(1).messageId,
    })
  })

  test('has no empty list of files, no empty name, and none that is longer than Brevo takes', async () => {
    await viaBrevo.send(mailOf(1, { attachments: [], to: { name: null, address: 'zoe@client.test' } }))
    await viaBrevo.send(mailOf(2, { to: { name: 'é'.repeat(90), address: 'zoe@client.test' } }))
    const [bare, long] = brevo.taken.map(({ mail }) => mail)
    expect(bare).not.toHaveProperty('attachment')
    expect(bare?.to?.[0]).not.toHaveProperty('name')
    expect(long?.to?.[0]?.name).toHaveLength(70)
  })

  test('sends a .json file under a name that Brevo takes, with the same bytes', async () => {
    const bytes = new TextEncoder().encode('{}')
    const file = { filename: 'ancrage-2026-11-24.json', contentType: 'application/json', bytes }
    await viaBrevo.send(mailOf(1, { attachments: [file] }))
    expect(brevo.taken[0]?.mail.attachment).toEqual([{ name: 'ancrage-2026-11-24.json.txt', content: 'e30=' }])
  })

  test('keeps a client’s words from being run as Brevo’s templates, and its own styles as they are', async () => {
    const words = 'Refonte {{ contact.EMAIL }} {% if 1 %} {# x #}'
    await viaBrevo.send(
      mailOf(1, { subject: words, text: words, html: `${mailOf(1).html}<p title="${words}">{{{a</p>` }),
    )
    const { subject, textContent, htmlContent } = brevo.taken[0]?.mail ?? {}
    for (const part of [subject, textContent, htmlContent]) expect(part).not.toMatch(/\{[{%#]/)
    expect(htmlContent).toContain(mailOf(1).html)
    expect(htmlContent).toContain('title="Refonte {&#123; contact.EMAIL }}')
  })
})

describe('a failure of Brevo', () => {
  const cases: [BrevoManner, MailError['outcome'], string][] = [
    ['busy', 'temporary', '429 too_many_requests Slow down'],
    ['unpaid', 'temporary', '402 not_enough_credits'],
    ['locked', 'temporary', '401 unauthorized'],
    ['refuse', 'permanent', '400 invalid_parameter email is not valid in to'],
    ['down', 'unknown', '503'],
    ['commit-then-500', 'unknown', '500'],
    ['commit-then-cut', 'unknown', 'Brevo:'],
    ['hang', 'unknown', 'Brevo:'],
    ['empty', 'unknown', '201 without a message id'],
    ['moved', 'unknown', '200 without a message id'],
  ]
  test.each(cases)('%s is %s, and asked once', async (manner, outcome, words) => {
    brevo.behave(manner)
    const error = await failure(viaBrevo.send(mailOf(1)))
    expect([error.outcome, error.message]).toEqual([outcome, expect.stringContaining(words)])
    expect(error.message).not.toContain(brevo.apiKey)
    expect(brevo.calls()).toBe(1)
  })

  test('where nobody listens is temporary: nothing has left', async () => {
    const nobody = brevoMailer({ apiKey: brevo.apiKey, baseUrl: await deadUrl() })
    const { outcome, message } = await failure(nobody.send(mailOf(1)))
    expect([outcome, message]).toEqual(['temporary', expect.stringContaining('ECONNREFUSED')])
  })

  test('D3: a mail that it took before is in doubt, not refused: it says so and sends no second one', async () => {
    await viaBrevo.send(mailOf(1))
    const { outcome, message } = await failure(viaBrevo.send(mailOf(1)))
    expect([outcome, message]).toEqual(['unknown', expect.stringContaining('duplicate_parameter')])
    expect(brevo.taken).toHaveLength(1)
  })
})

describe('SMTP behind Brevo', () => {
  test('rests while Brevo works', async () => {
    expect(await both.send(mailOf(1))).toMatchObject({ transport: 'brevo' })
    expect(smtp.mails).toEqual([])
  })

  test.each(['busy', 'unpaid', 'locked'] as const)('takes over when Brevo surely did not send (%s)', async (manner) => {
    brevo.behave(manner)
    expect(await both.send(mailOf(1))).toMatchObject({ transport: 'smtp', providerId: 'DOUBLE1' })
    expect(brevo.taken).toEqual([])
    expect(smtp.mails.map(({ messageId }) => messageId)).toEqual([mailOf(1).messageId])
  })

  test.each(['commit-then-500', 'commit-then-cut', 'hang', 'down', 'refuse'] as const)(
    'D3: gets nothing when Brevo may have sent, or says no for good (%s): nobody gets a mail twice',
    async (manner) => {
      brevo.behave(manner)
      const { outcome } = await failure(both.send(mailOf(1)))
      expect(outcome).toBe(manner === 'refuse' ? 'permanent' : 'unknown')
      expect(smtp.mails).toEqual([])
    },
  )

  test('has the last word when both fail, and both reasons are told', async () => {
    brevo.behave('busy')
    smtp.behave('refuse')
    const { outcome, message } = await failure(both.send(mailOf(1)))
    expect(outcome).toBe('permanent')
    expect(message).toMatch(/429 too_many_requests.*550 5\.1\.1/)
  })

  test('goes first for five minutes after three failures of Brevo in a row, doubts included; then Brevo again', async () => {
    brevo.behave('busy')
    await both.send(mailOf(1))
    await both.send(mailOf(2))
    brevo.behave('commit-then-500')
    await failure(both.send(mailOf(3)))
    brevo.behave('accept')
    nowMs += 5 * 60_000 - 1
    expect(await both.send(mailOf(4))).toMatchObject({ transport: 'smtp' })
    expect(brevo.calls()).toBe(3)
    nowMs += 1
    expect(await both.send(mailOf(5))).toMatchObject({ transport: 'brevo' })
  })

  test('does not go first after failures with a success or a refusal of one mail between them', async () => {
    for (const manner of ['busy', 'busy', 'accept', 'busy', 'busy', 'refuse', 'busy'] as const) {
      brevo.behave(manner)
      await both.send(mailOf(brevo.calls())).catch(() => undefined)
    }
    brevo.behave('accept')
    expect(await both.send(mailOf(99))).toMatchObject({ transport: 'brevo' })
  })

  test('is followed by Brevo while it goes first: a server that is away stops no mail', async () => {
    brevo.behave('busy')
    for (const number of [1, 2, 3]) await both.send(mailOf(number))
    brevo.behave('accept')
    smtp.behave('greylist')
    expect(await both.send(mailOf(4))).toMatchObject({ transport: 'brevo' })
    smtp.behave('drop')
    const { outcome } = await failure(
      fallbackMailer({ first: viaSmtp, second: viaBrevo, now: () => testNow }).send(mailOf(5)),
    )
    expect(outcome).toBe('unknown')
    expect(brevo.taken).toHaveLength(1)
  })
})

describe('the environment', () => {
  const base = { DATABASE_URI: 'postgres://u@h/d', PAYLOAD_SECRET: 'x'.repeat(24), PUBLIC_URL: 'http://localhost:3000' }
  const mailerOf = (more: Record<string, string>): Mailer | null => portsFrom(readEnv({ ...base, ...more })).mailer
  const sent = (mailer: Mailer | null): Promise<MailReceipt> => {
    if (mailer === null) throw new Error('There is no mailer')
    return mailer.send(mailOf(1))
  }
  const brevoKeys = (): Record<string, string> => ({ BREVO_API_KEY: brevo.apiKey, BREVO_API_URL: brevo.url })
  const smtpKeys = async (): Promise<Record<string, string>> => {
    const { hostname, port } = new URL(await deadUrl())
    return { SMTP_HOST: hostname, SMTP_PORT: port }
  }

  test('chooses Brevo with SMTP behind it, one of them, or none', async () => {
    brevo.behave('busy')
    const viaBoth = await failure(sent(mailerOf({ ...brevoKeys(), ...(await smtpKeys()) })))
    expect(viaBoth.message).toMatch(/^Brevo: 429.*; SMTP /)
    const smtpOnly = await failure(sent(mailerOf(await smtpKeys())))
    expect(smtpOnly.message).toMatch(/^SMTP /)
    brevo.behave('accept')
    expect(await sent(mailerOf(brevoKeys()))).toMatchObject({ transport: 'brevo' })
    expect(mailerOf({ BREVO_API_KEY: '' })).toBeNull()
  })

  test('MAIL_DRY_RUN goes before both: nothing leaves', async () => {
    const mailer = mailerOf({ ...brevoKeys(), ...(await smtpKeys()), MAIL_DRY_RUN: '1' })
    expect(await sent(mailer)).toMatchObject({ transport: 'dry-run' })
    expect(brevo.calls()).toBe(0)
  })
})

describe('a dry run', () => {
  test('says that it sent, sends nothing, and logs neither a body nor a whole address', async () => {
    const lines: string[] = []
    const receipt = await dryRunMailer((line) => lines.push(line)).send(mailOf(1, { subject: 'Code 123456' }))
    expect(receipt.transport).toBe('dry-run')
    expect(lines.join()).toContain('DEV-2026-0001.pdf (10)')
    expect(lines.join()).not.toMatch(/123456|Voici|zoe@client/)
  })
})
