import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { smtpMailer } from '@/integrations/mailer/smtpMailer'
import { outboxReasons } from '@/i18n/outbox'
import type { Message } from '@/payload-types'
import { oweMessage } from '@/services/messages/owe'
import { resendMessage } from '@/services/messages/resend'
import { sweepOwedMessages } from '@/services/messages/sweep'
import { startSmtp, type SmtpDouble } from '../../doubles/smtp'
import { bootPayload, testPorts, type BootedPayload, type BootOptions } from '../../support/payload'
import { messageNow, sentQuote, systemRequest, waitingDeliveries } from './outbox'

const pdfKey = 'quotes/of-this-test.pdf'
const address = 'Eloise@Maison-Verrier.example'

let smtp: SmtpDouble
let mailer: ReturnType<typeof smtpMailer>
let booted: BootedPayload
let stopped: BootedPayload
let count = 0

beforeAll(async () => {
  smtp = await startSmtp()
  mailer = smtpMailer({ host: smtp.host, port: smtp.port, user: null, password: null, secure: false })
  const { storage } = testPorts()
  await storage.put(pdfKey, new TextEncoder().encode('%PDF-1.7'), 'application/pdf')
  const ports: NonNullable<BootOptions['ports']> = { mailer, storage }
  booted = await bootPayload({ ports })
  stopped = await bootPayload({ ports, env: { MAIL_KILL_SWITCH: '1', MAIL_DRY_RUN: '1' } })
})

afterAll(async () => {
  await booted.close()
  await stopped.close()
  mailer.close()
  await smtp.close()
})

beforeEach(async () => {
  smtp.mails.length = 0
  await booted.payload.delete({ collection: 'mail-suppressions', where: { id: { exists: true } } })
})

async function owe(): Promise<string> {
  const { payload } = booted
  count += 1
  const quote = await sentQuote(payload, { number: `DEV-2026-${String(count).padStart(4, '0')}`, pdfKey })
  return oweMessage(await systemRequest(payload), {
    template: 'quote-sent',
    language: 'fr',
    to: { name: 'Éloïse', address },
    purpose: `quote-sent:${quote.quoteVersionId}`,
    data: {},
    ...quote,
  })
}

async function bar(email: string, reason: 'bounce' | 'complaint' | 'manual'): Promise<string> {
  const { id } = await booted.payload.create({ collection: 'mail-suppressions', data: { email, reason } })
  return id
}

async function deliver(messageId: string, { payload }: BootedPayload = booted): Promise<void> {
  const job = await payload.jobs.queue({ task: 'deliver-message', queue: 'test', input: { messageId } })
  await payload.jobs.runByID({ id: job.id, silent: true })
}

const message = (id: string): Promise<Message> => messageNow(booted.payload, id)

async function healthOf({ send }: BootedPayload): Promise<unknown> {
  return (await send('/api/health/ready')).json()
}

describe('a mail to a barred address', () => {
  test.each([
    ['bounce', outboxReasons.suppressedBounce],
    ['complaint', outboxReasons.suppressedComplaint],
    ['manual', outboxReasons.suppressedManual],
  ] as const)('is not sent, and staff read why on the message (%s)', async (reason, error) => {
    await bar('ELOISE@maison-verrier.example', reason)
    const id = await owe()
    await deliver(id)
    expect(await message(id)).toMatchObject({ state: 'cancelled', attempts: 0, error, sentAt: null })
    expect(smtp.mails).toEqual([])
  })

  test('is not sent when the address was barred after it was owed, and others still are', async () => {
    const id = await owe()
    await bar('somebody-else@maison-verrier.example', 'bounce')
    await deliver(id)
    expect(await message(id)).toMatchObject({ state: 'sent' })
    const later = await owe()
    await bar(address.toLowerCase(), 'bounce')
    await deliver(later)
    expect(await message(later)).toMatchObject({ state: 'cancelled' })
  })

  test('is not sent either when it is one of Payload’s own; its body stays for the day it is sent', async () => {
    await bar('agent@trait-d-union.test', 'bounce')
    await booted.payload.sendEmail({ to: 'agent@trait-d-union.test', subject: 'Mot de passe', html: '<p>lien</p>' })
    const where = { template: { equals: 'account' } }
    const [owed] = (await booted.payload.find({ collection: 'messages', where })).docs
    await deliver(owed?.id ?? '')
    expect(await message(owed?.id ?? '')).toMatchObject({ state: 'cancelled', data: { html: '<p>lien</p>' } })
  })

  test('leaves once, with its own Message-ID, after the address was lifted and a person sent it again', async () => {
    const suppressionId = await bar(address.toLowerCase(), 'complaint')
    const id = await owe()
    await deliver(id)
    await booted.payload.delete({ collection: 'mail-suppressions', id: suppressionId })
    await deliver(id)
    expect(smtp.mails).toEqual([])
    await resendMessage(await systemRequest(booted.payload), id)
    await deliver(id)
    const { messageId, state, error } = await message(id)
    expect({ state, error }).toEqual({ state: 'sent', error: null })
    expect(smtp.mails.map((mail) => mail.messageId)).toEqual([messageId])
  })

  test('is not sent again while the address is barred', async () => {
    await bar(address.toLowerCase(), 'manual')
    const id = await owe()
    await deliver(id)
    const again = resendMessage(await systemRequest(booted.payload), id)
    await expect(again).rejects.toMatchObject({ code: 'message.suppressed' })
    expect(await message(id)).toMatchObject({ state: 'cancelled', error: outboxReasons.suppressedManual })
    expect(smtp.mails).toEqual([])
  })
})

describe('MAIL_KILL_SWITCH', () => {
  test('lets nothing leave: what is owed stays queued, without an attempt, and leaves when it is over', async () => {
    const id = await owe()
    await deliver(id, stopped)
    expect(await message(id)).toMatchObject({ state: 'queued', attempts: 0, error: null, nextAttemptAt: null })
    expect(smtp.mails).toEqual([])
    await booted.payload.delete({ collection: 'payload-jobs', where: { id: { exists: true } } })
    await sweepOwedMessages(await systemRequest(booted.payload))
    expect(await waitingDeliveries(booted.payload, id)).toEqual([null])
    await deliver(id)
    expect(await message(id)).toMatchObject({ state: 'sent', attempts: 1 })
  })

  test('is said by /api/health and above the messages, before a dry run', async () => {
    expect(await healthOf(stopped)).toMatchObject({ status: 'ready', mail: 'stopped' })
    expect(await healthOf(booted)).toMatchObject({ status: 'ready', mail: 'on' })
    const noticeOf = ({ payload }: BootedPayload): unknown => payload.collections.messages.config.admin.description
    expect(JSON.stringify(noticeOf(stopped))).toContain('MAIL_KILL_SWITCH')
    expect(noticeOf(booted)).toBeUndefined()
  })
})
