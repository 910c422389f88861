import type { Brevo } from '@getbrevo/brevo'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

/**
 * accept · commit-then-500: takes the mail, then fails · commit-then-cut: takes it, then the line goes dead · hang: takes
 * it and never answers · down: 503 · busy: 429 · unpaid: 402 · locked: 401 · refuse: 400 · empty: 201 without an id ·
 * moved: 302 to a page that is no API
 */
export type BrevoManner =
  | 'accept'
  | 'commit-then-500'
  | 'commit-then-cut'
  | 'hang'
  | 'down'
  | 'busy'
  | 'unpaid'
  | 'locked'
  | 'refuse'
  | 'empty'
  | 'moved'

/** A mail that Brevo took: it will reach its reader, whatever was answered. */
export type TakenMail = { messageId: string; mail: Brevo.SendTransacEmailRequest }

/** An event as Brevo's transactional webhooks bring it. */
export type BrevoWebhookEvent = Record<string, unknown>

export type BrevoDouble = {
  url: string
  apiKey: string
  taken: TakenMail[]
  /** Calls of any outcome. */
  calls(): number
  behave(manner: BrevoManner): void
  /** What Brevo's webhook says about a mail that it took, at a UTC instant. */
  event(name: string, taken: TakenMail, at: string): BrevoWebhookEvent
  close(): Promise<void>
}

const apiKey = 'xkeysib-of-the-tests'

/** Brevo's `POST /smtp/email` on the loopback: keeps what it takes, refuses a key that it has seen, fails as it is told. */
export async function startBrevo(): Promise<BrevoDouble> {
  let manner: BrevoManner = 'accept'
  let calls = 0
  const taken: TakenMail[] = []
  const server = createServer((request, response) => void answer(request, response))

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST' || request.url !== '/v3/smtp/email') return reply(response, 200, { page: 'home' })
    calls += 1
    const mail = asRequest(await text(request))
    if (request.headers['api-key'] !== apiKey) return refuse(response, 401, 'unauthorized', 'Key not found')
    const refusal = refusals[manner]
    if (refusal) return refuse(response, ...refusal)
    if (manner === 'moved') return void response.writeHead(302, { Location: '/home' }).end()
    if (taken.some((known) => keyOf(known.mail) === keyOf(mail)))
      return refuse(response, 400, 'duplicate_parameter', 'Idempotency key is already used')
    const messageId = `<20261124${String(taken.length).padStart(4, '0')}.81@smtp-relay.mailin.fr>`
    taken.push({ messageId, mail })
    answerTaken(response, messageId)
  }

  function answerTaken(response: ServerResponse, messageId: string): void {
    if (manner === 'hang') return
    if (manner === 'commit-then-cut') return void response.destroy()
    if (manner === 'commit-then-500') return refuse(response, 500, 'internal_error', 'Something went wrong')
    reply(response, 201, manner === 'empty' ? {} : ({ messageId } satisfies Brevo.SendTransacEmailResponse))
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The Brevo double has no port')
  return {
    url: `http://127.0.0.1:${address.port}/v3`,
    apiKey,
    taken,
    calls: () => calls,
    behave: (next) => (manner = next),
    event: webhookEvent,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const refusals: Partial<Record<BrevoManner, [status: number, code: string, message: string]>> = {
  down: [503, 'unavailable', 'Service unavailable'],
  busy: [429, 'too_many_requests', 'Slow down'],
  unpaid: [402, 'not_enough_credits', 'Not enough credits'],
  locked: [401, 'unauthorized', 'Key not found'],
  refuse: [400, 'invalid_parameter', 'email is not valid in to'],
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  reply(response, status, { code, message } satisfies Brevo.ErrorModel)
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
}

function keyOf({ headers }: Brevo.SendTransacEmailRequest): unknown {
  return headers?.['Idempotency-Key']
}

/** What the official client wrote. */
function asRequest(body: string): Brevo.SendTransacEmailRequest {
  return JSON.parse(body) as Brevo.SendTransacEmailRequest
}

function webhookEvent(name: string, { messageId, mail }: TakenMail, at: string): BrevoWebhookEvent {
  const seconds = Math.floor(Date.parse(at) / 1_000)
  return {
    event: name,
    email: mail.to?.[0]?.email,
    id: 4711,
    date: '2026-11-24 12:00:00',
    ts: seconds,
    'message-id': messageId,
    ts_event: seconds,
    ts_epoch: seconds * 1_000,
    subject: mail.subject,
    'X-Mailin-custom': mail.headers?.['X-Mailin-custom'],
    sending_ip: '127.0.0.1',
    tags: [],
  }
}
