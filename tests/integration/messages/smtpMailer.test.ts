import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { smtpMailer } from '@/integrations/mailer/smtpMailer'
import { MailError, type OutgoingMail } from '@/integrations/ports'
import { startSmtp, type SmtpDouble } from '../../doubles/smtp'

const mail: OutgoingMail = {
  messageId: '<3f0c2a40-1111-7000-8000-000000000001@trait-d-union.test>',
  from: { name: 'Atelier Éphémère', address: 'bonjour@trait-d-union.test' },
  replyTo: 'claire@trait-d-union.test',
  to: { name: 'Zoé Lefèvre', address: 'zoe@client.test' },
  subject: 'Votre devis DEV-2026-0001 : “Refonte”',
  html: '<p>Voici votre devis</p>',
  text: 'Voici votre devis',
  attachments: [
    { filename: 'DEV-2026-0001.pdf', contentType: 'application/pdf', bytes: new TextEncoder().encode('%PDF-1.7 x') },
  ],
}

let smtp: SmtpDouble
let mailer: ReturnType<typeof smtpMailer>

const quick = { connect: 500, greeting: 500, silence: 500, total: 5_000 }

beforeEach(async () => {
  smtp = await startSmtp()
  mailer = smtpMailer({ host: smtp.host, port: smtp.port, user: null, password: null, secure: false, timeouts: quick })
})

afterEach(async () => {
  mailer.close()
  await smtp.close()
})

async function failure(sent: Promise<unknown>): Promise<MailError> {
  const error: unknown = await sent.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof MailError) return error
  throw new Error(`Not a MailError: ${String(error)}`)
}

describe('a mail that the server takes', () => {
  test('R37: carries its Message-ID, a human Reply-To, and says that a machine wrote it', async () => {
    const receipt = await mailer.send(mail)
    const [got] = smtp.mails
    expect(got?.messageId).toBe(mail.messageId)
    expect(got?.replyTo?.text).toBe('claire@trait-d-union.test')
    expect(got?.from?.text).toBe('"Atelier Éphémère" <bonjour@trait-d-union.test>')
    expect(got?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(got?.headers.has('x-mailer')).toBe(false)
    expect(receipt).toMatchObject({ transport: 'smtp', providerId: 'DOUBLE1' })
  })

  test('arrives with both bodies and its file byte for byte', async () => {
    await mailer.send(mail)
    const [got] = smtp.mails
    expect(got?.subject).toBe(mail.subject)
    expect(got?.html).toContain('<p>Voici votre devis</p>')
    expect(got?.text?.trim()).toBe('Voici votre devis')
    expect(got?.attachments.map(({ filename }) => filename)).toEqual(['DEV-2026-0001.pdf'])
    expect(got?.attachments[0]?.content.toString()).toBe('%PDF-1.7 x')
  })

  test('cannot smuggle a header or a recipient in a name or a subject', async () => {
    await mailer.send({
      ...mail,
      subject: 'Bonjour\r\nBcc: spy@evil.test',
      to: { name: 'Zoé\r\nBcc: spy@evil.test', address: 'zoe@client.test' },
    })
    expect(smtp.envelopes).toEqual([{ from: 'bonjour@trait-d-union.test', to: ['zoe@client.test'] }])
    expect(smtp.mails[0]?.headers.has('bcc')).toBe(false)
  })

  test('goes out after another one over the same mailer', async () => {
    await mailer.send(mail)
    await mailer.send(mail)
    expect(smtp.mails).toHaveLength(2)
  })
})

describe('a mail that the server does not take', () => {
  test('451 is temporary and says what the server said', async () => {
    smtp.behave('greylist')
    const error = await failure(mailer.send(mail))
    expect(error.outcome).toBe('temporary')
    expect(error.message).toContain('451 4.7.1 Greylisted')
  })

  test('550 is permanent', async () => {
    smtp.behave('refuse')
    expect(await failure(mailer.send(mail))).toMatchObject({ outcome: 'permanent' })
  })

  test('552 after the body is permanent: the server answered', async () => {
    smtp.behave('full')
    expect(await failure(mailer.send(mail))).toMatchObject({ outcome: 'permanent' })
  })

  test('an address that is none is permanent, nothing is sent', async () => {
    const error = await failure(mailer.send({ ...mail, to: { name: null, address: 'not an address' } }))
    expect(error.outcome).toBe('permanent')
    expect(smtp.mails).toEqual([])
  })

  test('no server is temporary', async () => {
    await smtp.close()
    expect(await failure(mailer.send(mail))).toMatchObject({ outcome: 'temporary' })
    smtp = await startSmtp()
  })

  test('a server that never greets is temporary', async () => {
    smtp.behave('silent')
    expect(await failure(mailer.send(mail))).toMatchObject({ outcome: 'temporary' })
  })

  test('D3: a line cut after the body is unknown, and the body was sent once', async () => {
    smtp.behave('drop')
    expect(await failure(mailer.send(mail))).toMatchObject({ outcome: 'unknown' })
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(smtp.mails).toHaveLength(1)
  })

  test('D3: a server that takes the body and never answers is unknown', async () => {
    smtp.behave('hang')
    expect(await failure(mailer.send(mail))).toMatchObject({ outcome: 'unknown' })
  })

  test('D3: on a connection that was used before, a cut after the body is unknown too, and sent once more by nobody', async () => {
    await mailer.send(mail)
    smtp.behave('drop')
    expect(await failure(mailer.send(mail))).toMatchObject({ outcome: 'unknown' })
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(smtp.mails).toHaveLength(2)
  })

  test('the total time-out ends an attempt that no other one ends', async () => {
    smtp.behave('hang')
    const timeouts = { ...quick, silence: 60_000, total: 600 }
    const patient = smtpMailer({
      host: smtp.host,
      port: smtp.port,
      user: null,
      password: null,
      secure: false,
      timeouts,
    })
    expect(await failure(patient.send(mail))).toMatchObject({ outcome: 'unknown' })
    patient.close()
  })

  test('a wrong password is temporary and not repeated in the reason', async () => {
    const guarded = await startSmtp({ login: { user: 'tu', password: 'right' } })
    const options = { host: guarded.host, port: guarded.port, secure: false, timeouts: quick }
    const wrong = smtpMailer({ ...options, user: 'tu', password: 'wrong-secret' })
    const error = await failure(wrong.send(mail))
    expect(error.outcome).toBe('temporary')
    expect(error.message).not.toContain('wrong-secret')
    const right = smtpMailer({ ...options, user: 'tu', password: 'right' })
    await right.send(mail)
    expect(guarded.mails).toHaveLength(1)
    wrong.close()
    right.close()
    await guarded.close()
  })
})
