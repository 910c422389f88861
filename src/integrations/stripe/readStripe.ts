import type { Stripe } from 'stripe'
import type { CheckoutSession, ProviderDispute, ProviderPayment, ProviderRefund } from './gateway'

/**
 * What a session says.
 *
 * @throws when its payment intent was not expanded: a pending debit could not be told from a refused one.
 */
export function checkoutOf(session: Stripe.Checkout.Session): CheckoutSession {
  return {
    id: session.id,
    url: session.url,
    state: sessionStateOf(session),
    paymentState: paymentStateOf(session),
    // Only sessions that set up a card have no amount; zero matches nothing that we ask for.
    amountCents: session.amount_total ?? 0,
    currency: (session.currency ?? '').toUpperCase(),
    metadata: session.metadata ?? {},
    customerId: idOf(session.customer),
    paymentIntentId: idOf(session.payment_intent),
    expiresAt: instantOf(session.expires_at),
  }
}

/** What a payment intent says with its charge expanded, and with what was read about its money going back. */
export function paymentOf(
  intent: Stripe.PaymentIntent,
  { refunds, dispute }: { refunds: Stripe.Refund[]; dispute: Stripe.Dispute | null },
): ProviderPayment {
  const charge = chargeOf(intent)
  return {
    id: intent.id,
    state: stateOf(intent),
    amountCents: intent.amount,
    receivedCents: intent.amount_received,
    refundedCents: charge?.amount_refunded ?? 0,
    currency: intent.currency.toUpperCase(),
    method: methodOf(charge?.payment_method_details?.type ?? intent.last_payment_error?.payment_method?.type),
    metadata: intent.metadata,
    customerId: idOf(intent.customer),
    createdAt: instantOf(intent.created),
    dispute: dispute && disputeOf(dispute),
    refunds: refunds.map(refundOf),
  }
}

/**
 * The charge of the last attempt.
 *
 * @throws when it was not expanded: its refunds and its dispute would be missed without a word.
 */
export function chargeOf({ id, latest_charge: charge }: Stripe.PaymentIntent): Stripe.Charge | null {
  if (typeof charge === 'string') throw new Error(`Stripe: the charge of ${id} was not expanded`)
  return charge
}

/** What became of a refund. */
export function refundStateOf({ status }: Stripe.Refund): ProviderRefund['state'] {
  if (status === 'succeeded') return 'succeeded'
  return status === 'failed' || status === 'canceled' ? 'failed' : 'pending'
}

function refundOf(refund: Stripe.Refund): ProviderRefund {
  return {
    id: refund.id,
    amountCents: refund.amount,
    state: refundStateOf(refund),
    createdAt: instantOf(refund.created),
  }
}

/** A warning that was closed or a chargeback that was prevented moved no money: for us, won. */
function disputeOf({ id, amount, status }: Stripe.Dispute): ProviderDispute {
  const isWon = status === 'won' || status === 'warning_closed' || status === 'prevented'
  return { id, amountCents: amount, state: isWon ? 'won' : status === 'lost' ? 'lost' : 'open' }
}

function sessionStateOf({ status }: Stripe.Checkout.Session): CheckoutSession['state'] {
  if (status === 'complete') return 'complete'
  return status === 'expired' ? 'expired' : 'open'
}

function paymentStateOf(session: Stripe.Checkout.Session): CheckoutSession['paymentState'] {
  if (session.payment_status === 'paid') return 'paid'
  const intent = session.payment_intent
  if (session.status !== 'complete' || intent === null) return 'unpaid'
  if (typeof intent === 'string') throw new Error(`Stripe: the payment of ${session.id} was not expanded`)
  return intent.status === 'processing' ? 'pending' : 'unpaid'
}

function stateOf(intent: Stripe.PaymentIntent): ProviderPayment['state'] {
  if (intent.status === 'succeeded') return 'succeeded'
  if (intent.status === 'canceled') return 'cancelled'
  return intent.status === 'requires_payment_method' && intent.last_payment_error ? 'failed' : 'pending'
}

function methodOf(type: string | undefined): ProviderPayment['method'] {
  if (type === 'card') return 'card'
  return type === 'sepa_debit' ? 'sepa-debit' : null
}

function idOf(reference: string | { id: string } | null): string | null {
  return typeof reference === 'string' || reference === null ? reference : reference.id
}

function instantOf(seconds: number): Date {
  return new Date(seconds * 1000)
}
