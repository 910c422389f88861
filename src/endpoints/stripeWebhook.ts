import type { Endpoint, PayloadRequest } from 'payload'

import { GatewayError, portsOf } from '../integrations/ports'
import { requestOf } from '../services/guest'
import { receiveStripeEvent } from '../services/payments/receiveStripeEvent'
import { readUpTo } from '../contracts/readUpTo'

/** Stripe's own events are far smaller. */
const largestEventBytes = 256 * 1024

const headers = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }

/**
 * `POST /api/stripe/webhook`: believes what Stripe signed less than five minutes ago, keeps it, answers (P1). 503 without keys, 400 for a
 * bad or old signature, 413 for a body that is no event of Stripe's. What it means is a job's work.
 */
export const stripeWebhook: Endpoint[] = [{ path: '/stripe/webhook', method: 'post', handler: receive }]

async function receive(req: PayloadRequest): Promise<Response> {
  const { payments, now } = portsOf(req.payload)
  if (payments === null) return answer(503)
  const bytes = await readUpTo(req, largestEventBytes)
  if (bytes === null) return answer(413)
  const rawBody = Buffer.from(bytes).toString('utf8')
  const event = await verified(() => payments.verifyEvent(rawBody, req.headers.get('stripe-signature') ?? '', now()))
  if (event === null) return answer(400)
  const system = await requestOf(req.payload, { kind: 'system', name: 'stripe-webhook' })
  const body: unknown = JSON.parse(rawBody)
  await receiveStripeEvent(system, { event, body })
  return answer(200)
}

type Verified = Awaited<ReturnType<NonNullable<ReturnType<typeof portsOf>['payments']>['verifyEvent']>>

async function verified(verify: () => Promise<Verified>): Promise<Verified | null> {
  try {
    return await verify()
  } catch (error) {
    if (error instanceof GatewayError) return null
    throw error
  }
}

function answer(status: 200 | 400 | 413 | 503): Response {
  return Response.json({ received: status === 200 }, { status, headers })
}
