import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inTransaction } from '@/database/transaction'
import type { Mailer, MailReceipt } from '@/integrations/ports'
import { smtpMailer } from '@/integrations/mailer/smtpMailer'
import { claimMessage } from '@/services/messages/claim'
import { oweMessage, type OwedMessage } from '@/services/messages/owe'
import { releaseMessages } from '@/services/messages/release'
import { resendMessage } from '@/services/messages/resend'
import { settleMessage } from '@/services/messages/settle'
import { signerToken } from '../../../scripts/lib/signerToken'
import { quoteContentFixture } from '../../factories/quoteContent'
import { startSmtp, type SmtpDouble } from '../../doubles/smtp'
import { bootPayload, testNow, testPorts, type BootedPayload } from '../../support/payload'
import { messageNow, sentQuote, systemRequest, waitingDeliveries, type SentQuote } from './outbox'

const pdfKey = 'quotes/of-this-test.pdf'
const pdfBytes = new TextEncoder().encode('%PDF-1.7 the quote as it was frozen')

let smtp: SmtpDouble
let mailer: ReturnType<typeof smtpMailer>
let booted: BootedPayload
let now = testNow
let sends = 0
let beforeSend: () => Promise<void> = () => Promise.resolve()
let quote: SentQuote
let count = 0

/** The real mailer, counted, and held up when a test needs two workers at the same moment. */
const watchedMailer: Mailer = {
  async send(mail): Promise<MailReceipt> {
    sends += 1
    await beforeSend()
    return mailer.send(mail)
  },
}

beforeAll(async () => {
  smtp = await startSmtp()
  const timeouts = { connect: 500, greeting: 500, silence: 500, total: 5_000 }
  mailer = smtpMailer({ host: smtp.host, port: smtp.port, user: null, password: null, secure: false, timeouts })
  const { storage } = testPorts()
  await storage.put(pdfKey, pdfBytes, 'application/pdf')
  booted = await bootPayload({ ports: { mailer: watchedMailer, storage, now: () => now } })
})

afterAll(async () => {
  mailer.close()
  await smtp.close()
  await booted.close()
})

beforeEach(async () => {
  now = testNow
  sends = 0
  beforeSend = () => Promise.resolve()
  smtp.mails.length = 0
  smtp.behave('accept')
  count += 1
  quote = await sentQuote(booted.payload, { number: `DEV-2026-${String(count).padStart(4, '0')}`, pdfKey })
})

function owed(more: Partial<OwedMessage> = {}): OwedMessage {
  return {
    template: 'quote-sent',
    language: 'fr',
    to: { name: 'Éloïse Verrier', address: 'eloise@maison-verrier.example' },
    purpose: `quote-sent:${quote.quoteVersionId}`,
    data: {},
    ...quote,
    ...more,
  }
}

async function owe(more: Partial<OwedMessage> = {}): Promise<string> {
  return oweMessage(await systemRequest(booted.payload), owed(more))
}

/** What a worker does for one message, whether or not its job is due on the machine's clock. */
async function deliver(messageId: string): Promise<void> {
  const { payload } = booted
  const job = await payload.jobs.queue({ task: 'deliver-message', queue: 'test', input: { messageId } })
  await payload.jobs.runByID({ id: job.id, silent: true })
}

const message = (id: string) => messageNow(booted.payload, id)

describe('a message that is owed', () => {
  test('is written once per purpose, with its Message-ID, its subject and one delivery', async () => {
    const id = await owe()
    expect(await owe()).toBe(id)
    const { messageId, subject, state, attempts } = await message(id)
    expect(messageId).toMatch(/^<[0-9a-f-]{36}@trait-d-union\.test>$/)
    expect({ subject, state, attempts }).toMatchObject({ state: 'queued', attempts: 0 })
    expect(subject).toMatch(/^Votre devis DEV-2026-\d{4}\u00a0: /)
    expect(await waitingDeliveries(booted.payload, id)).toEqual([null])
  })

  test('stores no secret: the link stands in the mail and nowhere in the row', async () => {
    const row = await message(await owe())
    const email = quoteContentFixture().signers[0]?.email ?? ''
    const token = await signerToken(booted.payload, { quoteId: quote.quoteId, email })
    expect(token.length).toBeGreaterThanOrEqual(43)
    expect(JSON.stringify(row)).not.toContain(token)
  })

  test('is rolled back with its transaction, its delivery too', async () => {
    const req = await systemRequest(booted.payload)
    let id = ''
    const failing = inTransaction(req, async () => {
      id = await oweMessage(req, owed())
      throw new Error('the verb failed later')
    })
    await expect(failing).rejects.toThrow('the verb failed later')
    expect(await booted.payload.count({ collection: 'messages', where: { id: { equals: id } } })).toEqual({
      totalDocs: 0,
    })
    expect(await waitingDeliveries(booted.payload, id)).toEqual([])
  })
})

describe('a delivery', () => {
  test('Q1: brings the mail with its Message-ID, the PDF and the link, and settles as sent', async () => {
    const id = await owe()
    await deliver(id)
    const [mail] = smtp.mails
    const row = await message(id)
    expect(mail?.messageId).toBe(row.messageId)
    expect(mail?.subject).toBe(row.subject)
    expect(mail?.attachments[0]?.content).toEqual(Buffer.from(pdfBytes))
    expect(mail?.attachments[0]?.filename).toMatch(/^DEV-2026-\d{4}\.pdf$/)
    expect(mail?.text).toContain('http://localhost:3000/devis/')
    expect(row).toMatchObject({ state: 'sent', attempts: 1, transport: 'smtp', providerId: 'DOUBLE1', error: null })
    expect(new Date(row.sentAt ?? 0)).toEqual(testNow)
  })

  test('of a sent message does nothing', async () => {
    const id = await owe()
    await deliver(id)
    await deliver(id)
    expect(smtp.mails).toHaveLength(1)
  })

  test('451: waits one minute and tries again with the same Message-ID', async () => {
    const id = await owe()
    smtp.behave('greylist')
    await deliver(id)
    const waiting = await message(id)
    expect(waiting).toMatchObject({ state: 'queued', attempts: 1 })
    expect(waiting.error).toContain('451')
    const due = new Date(testNow.getTime() + 60_000).toISOString()
    expect(waiting.nextAttemptAt).toBe(due)
    expect(await waitingDeliveries(booted.payload, id)).toContain(due)

    smtp.behave('accept')
    await deliver(id)
    expect(sends).toBe(1)
    now = new Date(due)
    await deliver(id)
    expect(await message(id)).toMatchObject({ state: 'sent', attempts: 2, error: null })
    expect(smtp.mails.map(({ messageId }) => messageId)).toEqual([waiting.messageId])
  })

  test('451 for ever: ends as failed, with the reason, after the last delay', async () => {
    const id = await owe()
    smtp.behave('greylist')
    for (let attempt = 1; attempt <= 7; attempt += 1) {
      await deliver(id)
      now = new Date(now.getTime() + 13 * 60 * 60_000)
    }
    const row = await message(id)
    expect(row).toMatchObject({ state: 'failed', attempts: 7 })
    expect(row.error).toContain('Greylisted')
  })

  test('550: fails at once, and a person’s re-send brings it with the same Message-ID', async () => {
    const id = await owe()
    smtp.behave('refuse')
    await deliver(id)
    const failed = await message(id)
    expect(failed).toMatchObject({ state: 'failed', attempts: 1 })
    expect(failed.error).toContain('550 5.1.1 No such mailbox')

    smtp.behave('accept')
    const deliveries = await waitingDeliveries(booted.payload, id)
    await resendMessage(await systemRequest(booted.payload), id)
    expect(await waitingDeliveries(booted.payload, id)).toHaveLength(deliveries.length + 1)
    await deliver(id)
    expect(await message(id)).toMatchObject({ state: 'sent', error: null })
    expect(smtp.mails[0]?.messageId).toBe(failed.messageId)
  })

  test('D3: a line cut after the body is unknown, and no later job sends it', async () => {
    const id = await owe()
    smtp.behave('drop')
    await deliver(id)
    expect(await message(id)).toMatchObject({ state: 'unknown', attempts: 1, sentAt: null })
    smtp.behave('accept')
    await deliver(id)
    expect(smtp.mails).toHaveLength(1)
  })

  test('D3: a worker that died after its claim leaves unknown, not a second mail', async () => {
    const id = await owe()
    const { kind } = await claimMessage(await systemRequest(booted.payload), id)
    expect(kind).toBe('claimed')
    await deliver(id)
    expect(await message(id)).toMatchObject({ state: 'sending' })
    const until = (await message(id)).nextAttemptAt
    expect(await waitingDeliveries(booted.payload, id)).toContain(until)
    now = new Date(until ?? 0)
    await deliver(id)
    expect(await message(id)).toMatchObject({ state: 'unknown' })
    expect(smtp.mails).toEqual([])
  })

  test('D3: a worker that was given up for lost clears the doubt when it comes back with a success', async () => {
    const req = await systemRequest(booted.payload)
    const id = await owe()
    const result = await claimMessage(req, id)
    if (result.kind !== 'claimed') throw new Error('not claimed')
    now = new Date(result.claim.heldUntil)
    await deliver(id)
    const receipt = { transport: 'smtp', providerId: 'LATE', response: '250 ok' }
    expect(await settleMessage(req, result.claim, { kind: 'sent', receipt })).toBe(true)
    expect(await message(id)).toMatchObject({ state: 'sent', providerId: 'LATE' })
  })

  test('an outcome that comes after a re-send belongs to no claim and changes nothing', async () => {
    const req = await systemRequest(booted.payload)
    const id = await owe()
    const result = await claimMessage(req, id)
    if (result.kind !== 'claimed') throw new Error('not claimed')
    now = new Date(result.claim.heldUntil)
    await deliver(id)
    await resendMessage(req, id)
    expect(await settleMessage(req, result.claim, { kind: 'permanent', reason: 'late' })).toBe(false)
    expect(await message(id)).toMatchObject({ state: 'queued', error: null })
  })

  test('two workers on one message send it once', async () => {
    const id = await owe()
    let open: () => void = () => undefined
    beforeSend = () => new Promise((resolve) => (open = resolve))
    const first = deliver(id)
    await expect.poll(() => sends).toBe(1)
    await Promise.all([deliver(id), deliver(id), deliver(id)])
    open()
    await first
    expect(sends).toBe(1)
    expect(await message(id)).toMatchObject({ state: 'sent', attempts: 1 })
  })

  test('ten claims at the same moment: one gets it', async () => {
    const id = await owe()
    const claims = await Promise.all(
      Array.from({ length: 10 }, async () => claimMessage(await systemRequest(booted.payload), id)),
    )
    expect(claims.filter(({ kind }) => kind === 'claimed')).toHaveLength(1)
    expect(claims.filter(({ kind }) => kind === 'busy')).toHaveLength(9)
  })

  test('a missing file counts as an attempt and is tried again; nothing leaves without it', async () => {
    const other = await sentQuote(booted.payload, { number: `DEV-2026-9${count}`, pdfKey: 'quotes/lost.pdf' })
    const id = await owe({ ...other, purpose: `quote-sent:${other.quoteVersionId}` })
    await deliver(id)
    const row = await message(id)
    expect(row).toMatchObject({ state: 'queued', attempts: 1 })
    expect(row.error).toContain('No stored object quotes/lost.pdf')
    expect(sends).toBe(0)
  })
})

describe('a message that waits for its document', () => {
  test('Q1: has no delivery and is left alone until it is released, once', async () => {
    const id = await owe({ isHeld: true })
    expect(await waitingDeliveries(booted.payload, id)).toEqual([])
    await deliver(id)
    expect(await message(id)).toMatchObject({ state: 'queued', attempts: 0 })

    const req = await systemRequest(booted.payload)
    await releaseMessages(req, { quoteVersionId: quote.quoteVersionId })
    await releaseMessages(req, { quoteVersionId: quote.quoteVersionId })
    expect(await waitingDeliveries(booted.payload, id)).toEqual([null])
    await deliver(id)
    expect(await message(id)).toMatchObject({ state: 'sent' })
  })
})

describe('a cancelled message', () => {
  test('is not delivered', async () => {
    const id = await owe()
    await booted.payload.update({ collection: 'messages', id, data: { state: 'cancelled' } })
    await deliver(id)
    expect(await message(id)).toMatchObject({ state: 'cancelled', attempts: 0 })
    expect(sends).toBe(0)
  })
})
