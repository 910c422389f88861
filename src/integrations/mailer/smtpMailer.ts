import { createTransport } from 'nodemailer'
import type { MailMessage, NodemailerError, SMTPPoolSentMessageInfo } from 'nodemailer'
import type { Readable } from 'node:stream'

import { MailError, type Mailer, type OutgoingMail } from '../ports'

export type SmtpOptions = {
  host: string
  port: number
  /** null: the server asks for no login. */
  user: string | null
  password: string | null
  /** TLS from the start (port 465); else STARTTLS, which is required as soon as there is a login to protect. */
  secure: boolean
  /** Shorter ones are for tests. */
  timeouts?: Partial<typeof defaultTimeouts>
}

/** ms. `silence`: nothing heard for so long; `total`: a server that trickles is given up, too. */
const defaultTimeouts = { connect: 10_000, greeting: 10_000, silence: 30_000, total: 120_000 }

/**
 * Hands mails over to an SMTP server: up to two connections, kept for half a minute. One call is one attempt; a refusal
 * says whether trying again can help, and `unknown` that the body was on its way when the line went dead.
 */
export function smtpMailer(options: SmtpOptions): Mailer & { close(): void } {
  const timeouts = { ...defaultTimeouts, ...options.timeouts }
  const transport = createTransport(poolOptions(options, timeouts))
  const bodies = new WeakMap<AbortSignal, Readable>()
  transport.use('stream', (message, done) => {
    rememberBody(message, bodies)
    done()
  })

  async function send(mail: OutgoingMail): ReturnType<Mailer['send']> {
    const signal = AbortSignal.timeout(timeouts.total)
    try {
      const { response } = await transport.sendMail({ ...mailOptions(mail), signal })
      return { transport: 'smtp', providerId: queueIdIn(response), response }
    } catch (error) {
      // The stream is read from when the server has answered DATA with 354, and not before.
      throw mailErrorFrom(asNodemailerError(error), { bodyLeft: bodies.get(signal)?.readableDidRead ?? false })
    }
  }

  return { send, close: () => transport.close() }
}

function poolOptions({ host, port, user, password, secure }: SmtpOptions, timeouts: typeof defaultTimeouts) {
  return {
    pool: true as const,
    host,
    port,
    secure,
    requireTLS: user !== null && !isLoopback(host),
    ...(user === null ? {} : { auth: { user, pass: password ?? '' } }),
    maxConnections: 2,
    idleTimeout: 30_000,
    connectionTimeout: timeouts.connect,
    dnsTimeout: timeouts.connect,
    greetingTimeout: timeouts.greeting,
    socketTimeout: timeouts.silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}

function mailOptions(mail: OutgoingMail) {
  return {
    messageId: mail.messageId,
    from: mail.from,
    to: mail.to.name === null ? mail.to.address : { name: mail.to.name, address: mail.to.address },
    ...(mail.replyTo === null ? {} : { replyTo: mail.replyTo }),
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    // Out-of-office robots stay silent (RFC 3834); nothing in the mail is loaded or counted.
    headers: { 'Auto-Submitted': 'auto-generated' },
    xMailer: false as const,
    attachments: mail.attachments.map(({ filename, contentType, bytes }) => ({
      filename,
      contentType,
      content: Buffer.from(bytes),
    })),
  }
}

/** Keeps the stream that carries the body of a message: whether it was read is what a failure must be judged by. */
function rememberBody(message: MailMessage<SMTPPoolSentMessageInfo>, bodies: WeakMap<AbortSignal, Readable>): void {
  const { signal } = message.data
  const open = message.message.createReadStream.bind(message.message)
  message.message.createReadStream = (options) => {
    const body = open(options)
    if (signal) bodies.set(signal, body)
    return body
  }
}

/** "250 2.0.0 Ok: queued as 4F2A1" */
function queueIdIn(response: string): string | null {
  return /queued as (?<id>[^\s<>]+)/i.exec(response)?.groups?.['id'] ?? null
}

/** Nodemailer rejects with its own error only; anything else is treated as one that says nothing. */
function asNodemailerError(error: unknown): NodemailerError {
  return error instanceof Error ? error : new Error(String(error))
}

/** A wrong password or a missing login is ours to mend: the mails wait meanwhile. */
const loginCodes = [530, 534, 535, 538]

function mailErrorFrom(error: NodemailerError, { bodyLeft }: { bodyLeft: boolean }): MailError {
  return new MailError(outcomeOf(error, bodyLeft), reasonOf(error), { cause: error })
}

function outcomeOf({ code, responseCode }: NodemailerError, bodyLeft: boolean): MailError['outcome'] {
  if (code === 'EAUTH' || (responseCode !== undefined && loginCodes.includes(responseCode))) return 'temporary'
  if (responseCode !== undefined && responseCode >= 500) return 'permanent'
  if (responseCode !== undefined && responseCode >= 400) return 'temporary'
  if (bodyLeft) return 'unknown'
  return code === 'EENVELOPE' || code === 'EMESSAGE' ? 'permanent' : 'temporary'
}

/** What staff read: the server's answer if it gave one. Never the cause's stack, never a login. */
function reasonOf({ code, command, response, message }: NodemailerError): string {
  if (command?.startsWith('AUTH')) return `SMTP login refused (${response ?? code ?? 'no answer'})`
  return `SMTP ${command ?? 'connection'}: ${response ?? message}`
}
