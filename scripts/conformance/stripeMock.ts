import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { PaymentGateway } from '../../src/integrations/stripe/gateway'
import { stripeGateway } from '../../src/integrations/stripe/stripeGateway'
import { inRoot } from '../lib/paths'
import type { LoggedRequest } from '../stripe-double/apiDesk'
import { startStripeDouble, type StripeDouble } from '../stripe-double/server'

export type StripeMockOutcome =
  { skipped: string } | { skipped: null; requests: number; faults: string[]; allowances: string[] }

const version = 'v0.203.0'
/** What the mock's API of 2026-08-26 does not know yet; Stripe removed its forerunner `payment_method_types` on 2026-09-30. */
const newerThanMock = /^allowed_payment_method_types\[/
const readyWithinMs = 20_000

/**
 * Replays every request of our adapter against Stripe's official mock, which checks them by the OpenAPI of Stripe itself.
 * Needs Go, and once the Go module proxy; says why it is skipped without them.
 */
export async function stripeMockConformance(): Promise<StripeMockOutcome> {
  const binary = installedMock()
  if ('skipped' in binary) return binary
  const requests = await requestsOfAdapter()
  const mock = spawn(binary.path, ['-http-addr', '127.0.0.1:0', '-https-addr', '127.0.0.1:0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  try {
    return { skipped: null, requests: requests.length, ...(await replay(requests, await addressOf(mock))) }
  } finally {
    mock.kill()
  }
}

function installedMock(): { path: string } | { skipped: string } {
  const folder = inRoot(join('.data/tools', `stripe-mock-${version}`))
  const path = join(folder, 'stripe-mock')
  if (existsSync(path)) return { path }
  mkdirSync(folder, { recursive: true })
  const env = { ...process.env, GOBIN: folder }
  const install = spawnSync('go', ['install', `github.com/stripe/stripe-mock@${version}`], { env, encoding: 'utf8' })
  if (install.error) return { skipped: 'Go is not on this machine' }
  return install.status === 0 ? { path } : { skipped: `go install failed: ${install.stderr.trim().split('\n').at(-1)}` }
}

async function replay(requests: LoggedRequest[], url: string): Promise<{ faults: string[]; allowances: string[] }> {
  const faults: string[] = []
  const allowances = new Set<string>()
  for (const request of requests) {
    const refusal = await refusalOf(url, request)
    if (refusal === null) continue
    const [older, left] = withoutNewer(request)
    const isOnlyNewer = left.length > 0 && (await refusalOf(url, older)) === null
    if (isOnlyNewer) left.forEach((name) => allowances.add(`${request.path} ${name.replace(/\[.*/, '')}`))
    else faults.push(`${request.method} ${request.path}: ${refusal}`)
  }
  // A mock that takes everything would be green too.
  const canary = { method: 'POST', path: '/v1/customers', form: 'nonsense=1' }
  if ((await refusalOf(url, canary)) === null) faults.push('The mock takes an unknown parameter: it checks nothing')
  return { faults, allowances: [...allowances] }
}

type Replayed = Pick<LoggedRequest, 'method' | 'path' | 'form'>

async function refusalOf(url: string, { method, path, form }: Replayed): Promise<string | null> {
  const headers = { authorization: 'Bearer sk_test_conformance' }
  const isRead = method === 'GET'
  const answer = isRead
    ? await fetch(`${url}${path}?${form}`, { headers })
    : await fetch(`${url}${path}`, { method, headers, body: new URLSearchParams(form) })
  const text = await answer.text()
  return answer.ok ? null : `${answer.status} ${text.replaceAll(/\s+/g, ' ')}`
}

function withoutNewer(request: Replayed): [Replayed, string[]] {
  const fields = [...new URLSearchParams(request.form)]
  const newer = fields.map(([name]) => name).filter((name) => newerThanMock.test(name))
  const form = new URLSearchParams(fields.filter(([name]) => !newerThanMock.test(name))).toString()
  return [{ ...request, form }, newer]
}

async function addressOf(mock: ChildProcess): Promise<string> {
  if (!mock.stdout) throw new Error('stripe-mock has no output')
  const timer = setTimeout(() => mock.kill(), readyWithinMs)
  for await (const line of createInterface({ input: mock.stdout })) {
    const address = /Listening for HTTP at address: (\S+)/.exec(line)?.[1]
    if (address === undefined) continue
    clearTimeout(timer)
    mock.stdout.resume()
    return `http://${address}`
  }
  throw new Error('stripe-mock did not start')
}

/** Every call that the gateway can make, with every kind of parameter that it sends. */
async function requestsOfAdapter(): Promise<LoggedRequest[]> {
  const webhookSecret = 'whsec_conformance'
  const double = await startStripeDouble({ port: 0, webhookUrl: null, webhookSecret })
  try {
    const gateway = stripeGateway({ secretKey: 'sk_test_conformance', webhookSecret, baseUrl: double.url, retries: 0 })
    await callEverything(gateway, double)
    return double.requests
  } finally {
    await double.close()
  }
}

async function callEverything(gateway: PaymentGateway, double: StripeDouble): Promise<void> {
  const order: Parameters<PaymentGateway['openCheckout']>[0] = {
    purpose: 'conformance/1',
    subject: { kind: 'invoice', id: '1' },
    amountCents: 120_00,
    currency: 'EUR',
    description: 'Facture F-2026-0001',
    language: 'fr',
    customer: { id: null, name: 'Boulangerie Martin', email: 'martin@example.test', clientId: '1' },
    methods: ['card', 'sepa_debit'],
    successUrl: 'https://agence.example/facture/abc?checkout={CHECKOUT_SESSION_ID}',
    cancelUrl: 'https://agence.example/facture/abc',
    expiresAt: new Date(Date.now() + 3600_000),
    metadata: { invoice: '1' },
  }
  const { id } = await gateway.openCheckout(order)
  const customer = { ...order.customer, email: null }
  const other = await gateway.openCheckout({
    ...order,
    purpose: 'conformance/2',
    language: 'en',
    methods: ['card'],
    customer,
  })
  await gateway.expireCheckout(other.id)
  double.completeCheckout(id, { method: 'card', outcome: 'succeeded' })
  const paymentIntentId = (await gateway.readCheckout(id))?.paymentIntentId ?? ''
  for (let refund = 1; refund <= 11; refund += 1)
    await gateway.refund({ paymentIntentId, amountCents: 100, purpose: `conformance/${refund}` })
  double.dispute(paymentIntentId, 'open')
  await gateway.readPayment(paymentIntentId)
  const ids: string[] = []
  for await (const payment of gateway.paymentsSince({ since: new Date(0), after: null })) ids.push(payment.id)
  for await (const payment of gateway.paymentsSince({ since: new Date(0), after: paymentIntentId }))
    ids.push(payment.id)
  if (ids.join() !== paymentIntentId) throw new Error(`The walk over payments found ${ids.join()}`)
}
