import { createHash, timingSafeEqual } from 'node:crypto'
import type { Endpoint, PayloadRequest } from 'payload'

import { brevoEvents, mailEventOf, type BrevoEvent } from '../contracts/brevo'
import { portsOf } from '../integrations/ports'
import { requestOf } from '../services/guest'
import { brevoWebhookSecretOf } from '../services/messages/mailSwitches'
import { recordMailEvent } from '../services/messages/recordMailEvent'
import { readUpTo } from '../contracts/readUpTo'

/** One event is below 2 KiB. */
const largestBodyBytes = 64 * 1024

const headers = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }

/**
 * `POST /api/mail/brevo`: what became of mails that Brevo took, proved by `Authorization: Bearer <BREVO_WEBHOOK_SECRET>`.
 * 503 without a secret, 401 for another one, 413 for a body that is too large, 400 for one that is no event of Brevo's.
 * Events of mails that are not ours are taken and forgotten: 200, or Brevo would bring them again and again.
 */
export const brevoWebhook: Endpoint[] = [{ path: '/mail/brevo', method: 'post', handler: receive }]

async function receive(req: PayloadRequest): Promise<Response> {
  const secret = brevoWebhookSecretOf(req.payload)
  if (secret === null) return answer(503)
  if (!isBearerOf(secret, req.headers.get('authorization'))) return answer(401)
  const bytes = await readUpTo(req, largestBodyBytes)
  if (bytes === null) return answer(413)
  const events = brevoEvents.safeParse(jsonIn(bytes))
  if (!events.success) return answer(400)
  const system = await requestOf(req.payload, { kind: 'system', name: 'brevo-webhook' })
  for (const event of events.data) await record(system, event)
  return answer(200)
}

async function record(req: PayloadRequest, brevo: BrevoEvent): Promise<void> {
  const received = mailEventOf(brevo, portsOf(req.payload).now().toISOString())
  if (received === null) return
  const { providerId, messageId, event } = received
  await recordMailEvent(req, { mail: { transport: 'brevo', providerId, messageId }, event })
}

/** In a time that says nothing about the secret, its length included. */
function isBearerOf(secret: string, authorization: string | null): boolean {
  return timingSafeEqual(digest(`Bearer ${secret}`), digest(authorization ?? ''))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return null
  }
}

function answer(status: 200 | 400 | 401 | 413 | 503): Response {
  return Response.json({ received: status === 200 }, { status, headers })
}
