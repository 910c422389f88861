import { BrevoClient, BrevoError, type Brevo } from '@getbrevo/brevo'
import { z } from 'zod'

import { oneLine } from '../../domain/messages/mail'
import { MailError, type Mailer, type MailReceipt, type OutgoingMail } from '../ports'

export type BrevoOptions = {
  apiKey: string
  /** Another address than Brevo's own: the double of the tests. */
  baseUrl?: string
  /** ms for the whole call, its answer included; a shorter one is for tests. */
  timeoutMs?: number
}

/**
 * Hands mails over to Brevo's transactional API. One call is one request. Our Message-ID goes along twice: as
 * idempotency key (Brevo refuses it again for 15 to 30 minutes) and in `X-Mailin-custom`, which Brevo's webhooks bring
 * back. Its documents disagree on the key's name and life, so nothing here relies on it: whatever Brevo may have taken
 * is `unknown`, never asked again, and settled by Brevo's own events (D3).
 */
export function brevoMailer({ apiKey, baseUrl, timeoutMs = 60_000 }: BrevoOptions): Mailer {
  const client = new BrevoClient({
    apiKey,
    maxRetries: 0,
    timeoutInSeconds: timeoutMs / 1_000,
    ...(baseUrl ? { baseUrl } : {}),
  })

  async function send(mail: OutgoingMail): Promise<MailReceipt> {
    // The client's own time-out ends with the headers; this one also covers an answer that never ends.
    const abortSignal = AbortSignal.timeout(timeoutMs)
    try {
      const { data, rawResponse } = await client.transactionalEmails
        .sendTransacEmail(requestOf(mail), { abortSignal })
        .withRawResponse()
      return receiptOf(data, rawResponse.status)
    } catch (error) {
      throw error instanceof MailError ? error : mailErrorFrom(error)
    }
  }

  return { send }
}

function requestOf(mail: OutgoingMail): Brevo.SendTransacEmailRequest {
  const { from, to, replyTo, attachments } = mail
  return {
    sender: { email: from.address, ...named(from.name) },
    // Opens and clicks of this reader are not tied to them, where the account can do without.
    to: [{ email: to.address, ...named(to.name), contactPixelTrackingConsent: false }],
    ...(replyTo === null ? {} : { replyTo: { email: replyTo } }),
    subject: inertText(oneLine(mail.subject)),
    htmlContent: inertHtml(mail.html),
    textContent: inertText(mail.text),
    headers: { 'Idempotency-Key': uuidIn(mail.messageId), 'X-Mailin-custom': mail.messageId },
    ...(attachments.length === 0 ? {} : { attachment: attachments.map(attachmentOf) }),
  }
}

/** The longest name that Brevo takes, in characters. */
const longestName = 70

function named(name: string | null): { name: string } | Record<string, never> {
  const line = oneLine(name ?? '').slice(0, longestName)
  return line === '' ? {} : { name: line }
}

/** Brevo reads `{{`, `{%` and `{#` as its template language; in a client's words they are only characters. */
const templateMarks = /\{([{%#])/g

function inertHtml(html: string): string {
  return html.replace(templateMarks, (_, mark: string) => `{&#${mark.codePointAt(0)};`)
}

function inertText(text: string): string {
  return text.replace(templateMarks, '{ $1')
}

/** `<uuid@domain>`: Brevo asks for the bare UUID. */
function uuidIn(messageId: string): string {
  return messageId.replace(/^<|@.*$/g, '')
}

/** Brevo knows a file by its ending and refuses `.json`; as text it passes with the same bytes. */
function attachmentOf({
  filename,
  bytes,
}: OutgoingMail['attachments'][number]): Brevo.SendTransacEmailRequest.Attachment.Item {
  const name = filename.endsWith('.json') ? `${filename}.txt` : filename
  return { name, content: Buffer.from(bytes).toString('base64') }
}

const accepted = z.object({ messageId: z.string().min(1) })

/** The client takes a followed redirect for a success, too: only an answer with an id says that the mail was taken. */
function receiptOf(data: unknown, status: number): MailReceipt {
  const answer = accepted.safeParse(data)
  if (!answer.success) throw new MailError('unknown', `Brevo: ${status} without a message id`)
  const { messageId } = answer.data
  return { transport: 'brevo', providerId: messageId, response: `${status} ${messageId}` }
}

function mailErrorFrom(error: unknown): MailError {
  if (!(error instanceof BrevoError)) return new MailError('unknown', `Brevo: ${String(error)}`, { cause: error })
  const { statusCode } = error
  if (statusCode === undefined) {
    const outcome = neverConnected(error.cause) ? 'temporary' : 'unknown'
    return new MailError(outcome, `Brevo: ${rootOf(error).message}`, { cause: error })
  }
  const { code, message } = bodyOf(error.body)
  const words = [statusCode, code, message].filter((word) => word !== null)
  return new MailError(outcomeOf(statusCode, code), `Brevo: ${words.join(' ')}`, { cause: error })
}

/** About our account, our address of Brevo, or the moment, not about the mail: it was not taken, and may be later. */
const laterStatuses = [401, 402, 403, 404, 405, 408, 425, 429]
const laterCodes = ['unauthorized', 'permission_denied', 'not_enough_credits', 'account_under_validation']
/** The key has been seen before: that request was taken, or may have been. */
const seenCodes = ['duplicate_parameter', 'duplicate_request']

function outcomeOf(status: number, code: string | null): MailError['outcome'] {
  if (status < 400 || status >= 500) return 'unknown'
  if (code !== null && seenCodes.includes(code)) return 'unknown'
  if (laterStatuses.includes(status) || (code !== null && laterCodes.includes(code))) return 'temporary'
  return 'permanent'
}

const errorBody = z.object({ code: z.string().nullish(), message: z.string().nullish() })

function bodyOf(body: unknown): { code: string | null; message: string | null } {
  const { data } = errorBody.safeParse(body)
  return { code: data?.code ?? null, message: data?.message ?? null }
}

/** Failures of the name, the connection or the certificate: not a byte of the mail has left. */
const connectCodes =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|(?:CERT|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)_\w+)$/

function neverConnected(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
  return connectCodes.test(code) || neverConnected(cause.cause)
}

/** fetch says "fetch failed"; its cause says why. */
function rootOf(error: Error): Error {
  return error.cause instanceof Error ? rootOf(error.cause) : error
}
