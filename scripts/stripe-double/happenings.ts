import type { Stripe } from 'stripe'
import { type Book, type DoubleEvent, newId, type Thing } from './book'
import { chargeOf, disputeOf, intentOf, refundOf } from './objects'
import { RequestError } from './requestError'

/** What payers, banks and Stripe do to the objects, each step with the events that Stripe sends for it. */
export type World = {
  book: Book
  /** Where payers reach the double's pages. */
  publicUrl: string
  nowSeconds: () => number
  /** Keeps an event, and sends it. */
  tell: (event: DoubleEvent) => void
}

export type Attempt = { method: 'card' | 'sepa_debit'; outcome: 'succeeded' | 'failed' }

/**
 * A payer tries to pay. A card answers at once; a debit is ordered and stays pending until `settle`, whatever its outcome is
 * to be. A refused card leaves the session open, as on Stripe's page.
 *
 * @throws {RequestError} when the session is not open, or does not take the method.
 */
export function attemptPayment(world: World, session: Stripe.Checkout.Session, { method, outcome }: Attempt): void {
  if (session.status !== 'open') throw new RequestError(400, { message: `This session is ${session.status}.` })
  if (!session.payment_method_types.includes(method))
    throw new RequestError(400, { message: `This session does not take ${method}.` })
  const intent = intentFor(world, session)
  intent.last_payment_error = null
  if (method === 'card' && outcome === 'failed') return failCharge(world, newCharge(world, intent, 'card'), intent)
  session.status = 'complete'
  session.url = null
  const charge = newCharge(world, intent, method)
  if (method === 'sepa_debit') {
    intent.status = 'processing'
    happened(world, 'payment_intent.processing', intent)
    happened(world, 'checkout.session.completed', session)
    return
  }
  succeed(world, { charge, intent, session })
  happened(world, 'checkout.session.completed', session)
}

/**
 * The payer's bank answers a debit.
 *
 * @throws {RequestError} when the payment is not waiting for it.
 */
export function settleDebit(world: World, intent: Stripe.PaymentIntent, outcome: Attempt['outcome']): void {
  const charge = latestCharge(world, intent)
  if (intent.status !== 'processing' || !charge)
    throw new RequestError(400, { message: 'This payment is not pending.' })
  const session = sessionOf(world, intent)
  if (outcome === 'failed') {
    failCharge(world, charge, intent)
    if (session) happened(world, 'checkout.session.async_payment_failed', session)
    return
  }
  succeed(world, { charge, intent, session })
  if (session) happened(world, 'checkout.session.async_payment_succeeded', session)
}

/** @throws {RequestError} when the session is not open. */
export function expire(world: World, session: Stripe.Checkout.Session): void {
  if (session.status !== 'open')
    throw new RequestError(400, {
      message: `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
    })
  session.status = 'expired'
  session.url = null
  happened(world, 'checkout.session.expired', session)
}

/**
 * Gives money back: at once to a card, pending to a bank account until `settleRefund`.
 *
 * @throws {RequestError} when nothing was paid, or less than that is left.
 */
export function refund(world: World, intent: Stripe.PaymentIntent, amount?: number): Stripe.Refund {
  const charge = latestCharge(world, intent)
  if (!charge?.paid) throw new RequestError(400, { message: `PaymentIntent ${intent.id} has no successful charge.` })
  const left = charge.amount - charge.amount_refunded
  if (left === 0)
    throw new RequestError(400, { code: 'charge_already_refunded', message: `Charge ${charge.id} is refunded.` })
  const asked = amount ?? left
  if (asked > left || asked < 1)
    throw new RequestError(400, { param: 'amount', message: `Refund amount (${asked}) is not within ${left}.` })
  const isAtOnce = charge.payment_method_details?.type === 'card'
  const made = refundOf(charge, { created: world.nowSeconds(), amount: asked, isAtOnce })
  world.book.refunds[made.id] = made
  moveRefunded(charge, asked)
  happened(world, 'refund.created', made)
  happened(world, 'charge.refunded', charge)
  return made
}

/** @throws {RequestError} when the refund is not pending. */
export function settleRefund(world: World, made: Stripe.Refund, outcome: Attempt['outcome']): void {
  if (made.status !== 'pending') throw new RequestError(400, { message: 'This refund is not pending.' })
  made.status = outcome
  happened(world, 'refund.updated', made)
  if (outcome === 'succeeded') return
  const charge = typeof made.charge === 'string' ? world.book.charges[made.charge] : null
  if (charge) moveRefunded(charge, -made.amount)
  happened(world, 'refund.failed', made)
}

/**
 * The payer's bank contests a payment, or decides.
 *
 * @throws {RequestError} when nothing was paid.
 */
export function dispute(world: World, intent: Stripe.PaymentIntent, state: 'open' | 'won' | 'lost'): Stripe.Dispute {
  const charge = latestCharge(world, intent)
  if (!charge?.paid) throw new RequestError(400, { message: `PaymentIntent ${intent.id} has no successful charge.` })
  const running = Object.values(world.book.disputes).find(({ charge: of }) => of === charge.id)
  const it = running ?? openDispute(world, charge)
  if (state === 'open') return it
  it.status = state
  happened(world, 'charge.dispute.closed', it)
  if (state === 'won') happened(world, 'charge.dispute.funds_reinstated', it)
  return it
}

/** The double's own copy of a thing as it is now, in an event. */
export function happened(world: World, type: Stripe.Event['type'], object: Thing): void {
  world.tell({
    id: newId('evt'),
    object: 'event',
    api_version: '2026-10-28.endive',
    created: world.nowSeconds(),
    data: { object: structuredClone(object) },
    livemode: false,
    pending_webhooks: 1,
    request: null,
    type,
  })
}

function openDispute(world: World, charge: Stripe.Charge): Stripe.Dispute {
  const it = disputeOf(charge, { created: world.nowSeconds() })
  world.book.disputes[it.id] = it
  charge.disputed = true
  happened(world, 'charge.dispute.created', it)
  happened(world, 'charge.dispute.funds_withdrawn', it)
  return it
}

/** The payment of a session is born with the first attempt, and stays the same for the next ones. */
function intentFor(world: World, session: Stripe.Checkout.Session): Stripe.PaymentIntent {
  const known = typeof session.payment_intent === 'string' ? world.book.intents[session.payment_intent] : null
  if (known) return known
  const { description = null, metadata = {} } = world.book.intentData[session.id] ?? {}
  const intent = intentOf(session, { created: world.nowSeconds(), description, metadata })
  world.book.intents[intent.id] = intent
  session.payment_intent = intent.id
  happened(world, 'payment_intent.created', intent)
  return intent
}

function newCharge(world: World, intent: Stripe.PaymentIntent, method: Attempt['method']): Stripe.Charge {
  const charge = chargeOf(intent, { created: world.nowSeconds(), method, status: 'pending' })
  world.book.charges[charge.id] = charge
  intent.latest_charge = charge.id
  return charge
}

function succeed(
  world: World,
  of: { charge: Stripe.Charge; intent: Stripe.PaymentIntent; session: Stripe.Checkout.Session | undefined },
): void {
  const { charge, intent, session } = of
  Object.assign(charge, { status: 'succeeded', paid: true, captured: true, amount_captured: charge.amount })
  intent.status = 'succeeded'
  intent.amount_received = intent.amount
  if (session) session.payment_status = 'paid'
  happened(world, 'charge.succeeded', charge)
  happened(world, 'payment_intent.succeeded', intent)
}

function failCharge(world: World, charge: Stripe.Charge, intent: Stripe.PaymentIntent): void {
  const isCard = charge.payment_method_details?.type === 'card'
  const code = isCard ? 'card_declined' : 'debit_not_authorized'
  charge.status = 'failed'
  charge.failure_code = code
  intent.status = 'requires_payment_method'
  intent.last_payment_error = { type: isCard ? 'card_error' : 'invalid_request_error', code, charge: charge.id }
  happened(world, 'charge.failed', charge)
  happened(world, 'payment_intent.payment_failed', intent)
}

function latestCharge({ book }: World, { latest_charge: id }: Stripe.PaymentIntent): Stripe.Charge | null {
  return typeof id === 'string' ? (book.charges[id] ?? null) : null
}

function sessionOf({ book }: World, { id }: Stripe.PaymentIntent): Stripe.Checkout.Session | undefined {
  return Object.values(book.sessions).find(({ payment_intent }) => payment_intent === id)
}

function moveRefunded(charge: Stripe.Charge, cents: number): void {
  charge.amount_refunded += cents
  charge.refunded = charge.amount_refunded === charge.amount
}
