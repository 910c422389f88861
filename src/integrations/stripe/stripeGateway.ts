import { createHash } from 'node:crypto'
import { Stripe } from 'stripe'
import {
  type CheckoutOrder,
  type CheckoutSession,
  GatewayError,
  type PaymentGateway,
  type ProviderPayment,
} from './gateway'
import { chargeOf, checkoutOf, paymentOf, refundStateOf } from './readStripe'
import { isMissing, stripeCall, type StripeCall } from './stripeCalls'
import { verifyStripeEvent } from './stripeEvents'

export type StripeOptions = {
  secretKey: string
  webhookSecret: string
  /** Another server that speaks Stripe's API, `http://127.0.0.1:4010`; unset is Stripe. */
  baseUrl?: string
  /** Of one attempt. */
  timeoutMs?: number
  /** How often a call that may pass is repeated. */
  retries?: number
}

type Context = { stripe: Stripe; call: StripeCall }

const sessionParts = ['payment_intent']
const paymentParts = ['latest_charge.refunds']

/**
 * Stripe as our payment provider, the only code that knows its SDK. Cards and SEPA debits, in Checkout's own pages.
 *
 * @throws when `baseUrl` is not a URL; nothing is called yet.
 */
export function stripeGateway(options: StripeOptions): PaymentGateway {
  const { secretKey, webhookSecret, timeoutMs = 10_000, retries = 2 } = options
  const stripe = new Stripe(secretKey, {
    ...serverOf(options.baseUrl),
    timeout: timeoutMs,
    maxNetworkRetries: retries,
    telemetry: false,
  })
  const context = { stripe, call: stripeCall(retries) }
  return {
    openCheckout: (order) => openCheckout(context, order),
    readCheckout: (id) => readCheckout(context, id),
    expireCheckout: (id) => expireCheckout(context, id),
    readPayment: (id) => readPayment(context, id),
    paymentsSince: (cursor) => paymentsSince(context, cursor),
    refund: (request) => refund(context, request),
    verifyEvent: (rawBody, header, now) => verifyStripeEvent(stripe, { rawBody, header, secret: webhookSecret, now }),
  }
}

function serverOf(baseUrl: string | undefined): { host: string; port: string; protocol: 'http' | 'https' } | undefined {
  if (baseUrl === undefined) return undefined
  const { hostname, port, protocol } = new URL(baseUrl)
  const isPlain = protocol === 'http:'
  return { host: hostname, port: port || (isPlain ? '80' : '443'), protocol: isPlain ? 'http' : 'https' }
}

async function openCheckout(context: Context, order: CheckoutOrder): Promise<CheckoutSession> {
  const known = order.customer.id
  if (known === null) return createSession(context, order, await createCustomer(context, order))
  try {
    return await createSession(context, order, known)
  } catch (error) {
    // The customer was deleted, or belongs to other keys (a test account, the double): pay as a new one.
    if (!isMissing(error)) throw error
    return createSession(context, order, await createCustomer(context, order))
  }
}

/** The customer is part of the key: one that replaces a lost one is another request. */
async function createSession(
  { stripe, call }: Context,
  order: CheckoutOrder,
  customer: string,
): Promise<CheckoutSession> {
  const idempotencyKey = `checkout/${order.purpose}/${customer}`
  const session = await call('open a checkout', () =>
    stripe.checkout.sessions.create(sessionParams(order, customer), { idempotencyKey }),
  )
  return checkoutOf(session)
}

function sessionParams(order: CheckoutOrder, customer: string): Stripe.Checkout.SessionCreateParams {
  const { amountCents, currency, description, metadata } = order
  return {
    mode: 'payment',
    customer,
    customer_update: { address: 'auto' },
    client_reference_id: `${order.subject.kind}-${order.subject.id}`,
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: currency.toLowerCase(),
          unit_amount: amountCents,
          product_data: { name: description },
        },
      },
    ],
    allowed_payment_method_types: order.methods,
    // The payer sees and pays the amount of our document, in its currency (P3).
    adaptive_pricing: { enabled: false },
    payment_intent_data: { description, metadata },
    metadata,
    locale: order.language,
    success_url: order.successUrl,
    cancel_url: order.cancelUrl,
    expires_at: Math.floor(order.expiresAt.getTime() / 1000),
    expand: sessionParts,
  }
}

/** Once per client; the key follows what is sent, so that a client who changed their name is not refused for a day. */
async function createCustomer({ stripe, call }: Context, { customer, language }: CheckoutOrder): Promise<string> {
  const params: Stripe.CustomerCreateParams = {
    name: customer.name,
    ...(customer.email === null ? {} : { email: customer.email }),
    preferred_locales: [language],
    metadata: { clientId: customer.clientId },
  }
  const content = createHash('sha256').update(JSON.stringify(params)).digest('hex').slice(0, 16)
  const idempotencyKey = `customer/${customer.clientId}/${content}`
  const { id } = await call('create a customer', () => stripe.customers.create(params, { idempotencyKey }))
  return id
}

async function readCheckout({ stripe, call }: Context, id: string): Promise<CheckoutSession | null> {
  const session = await orNull(
    call('read a checkout', () => stripe.checkout.sessions.retrieve(id, { expand: sessionParts })),
  )
  return session && checkoutOf(session)
}

async function expireCheckout(context: Context, id: string): Promise<'expired' | 'already-closed'> {
  const { stripe, call } = context
  const idempotencyKey = `expire/${id}`
  try {
    await call('expire a checkout', () => stripe.checkout.sessions.expire(id, {}, { idempotencyKey }))
    return 'expired'
  } catch (error) {
    if (!(error instanceof GatewayError && error.kind === 'rejected')) throw error
    const session = await readCheckout(context, id)
    if (session === null || session.state === 'open') throw error
    return 'already-closed'
  }
}

async function readPayment(context: Context, id: string): Promise<ProviderPayment | null> {
  const { stripe, call } = context
  const intent = await orNull(
    call('read a payment', () => stripe.paymentIntents.retrieve(id, { expand: paymentParts })),
  )
  return intent && withMoneyBack(context, intent)
}

async function* paymentsSince(
  context: Context,
  { since, after }: { since: Date; after: string | null },
): AsyncGenerator<ProviderPayment> {
  const { stripe, call } = context
  const filter = { created: { gte: Math.floor(since.getTime() / 1000) }, limit: 100 }
  let last = after
  for (;;) {
    const from = last === null ? {} : { starting_after: last }
    const params = { ...filter, ...from, expand: paymentParts.map((part) => `data.${part}`) }
    const page = await call('list payments', () => stripe.paymentIntents.list(params))
    for (const intent of page.data) yield await withMoneyBack(context, intent)
    last = page.data.at(-1)?.id ?? null
    if (!page.has_more || last === null) return
  }
}

/** A charge names its first refunds and says that it is disputed; the rest takes a question more. */
async function withMoneyBack({ stripe, call }: Context, intent: Stripe.PaymentIntent): Promise<ProviderPayment> {
  const charge = chargeOf(intent)
  const named = charge?.refunds
  const refunds = named?.has_more
    ? await call('list refunds', () => stripe.refunds.list({ payment_intent: intent.id, limit: 100 }))
    : named
  const disputes = charge?.disputed
    ? await call('list disputes', () => stripe.disputes.list({ payment_intent: intent.id, limit: 1 }))
    : null
  return paymentOf(intent, { refunds: refunds?.data ?? [], dispute: disputes?.data[0] ?? null })
}

async function refund(
  { stripe, call }: Context,
  { paymentIntentId, amountCents, purpose }: { paymentIntentId: string; amountCents: number; purpose: string },
): ReturnType<PaymentGateway['refund']> {
  const params = { payment_intent: paymentIntentId, amount: amountCents }
  const idempotencyKey = `refund/${purpose}`
  const created = await call('refund', () => stripe.refunds.create(params, { idempotencyKey }))
  return { id: created.id, state: refundStateOf(created) }
}

async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}
