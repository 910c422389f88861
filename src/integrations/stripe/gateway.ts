/** What is to be paid on the provider's own page. Amounts are integer cents. */
export type CheckoutOrder = {
  /**
   * What this checkout is for, at most 200 characters (P7). The same purpose must come with the same order, `expiresAt` included:
   * it then gives the same session for 24 hours, and another order under it is refused.
   */
  purpose: string
  subject: { kind: 'quote' | 'invoice'; id: string }
  amountCents: number
  /** ISO 4217, in any case. */
  currency: string
  description: string
  language: 'fr' | 'en'
  /** `id` is the provider's, from an earlier session; null creates the customer, once per client. */
  customer: { id: string | null; name: string; email: string | null; clientId: string }
  methods: ('card' | 'sepa_debit')[]
  /** `{CHECKOUT_SESSION_ID}` in it becomes the session's id. */
  successUrl: string
  cancelUrl: string
  /** The provider wants 30 minutes to 24 hours from now. */
  expiresAt: Date
  /** Comes back on the session and on its payment (P3). */
  metadata: Record<string, string>
}

export type CheckoutSession = {
  id: string
  /** The page to send the payer to; null once it is closed. */
  url: string | null
  state: 'open' | 'complete' | 'expired'
  /** `pending`: a debit was ordered and its bank has not answered; `unpaid` after completion: it refused. */
  paymentState: 'unpaid' | 'paid' | 'pending'
  amountCents: number
  /** ISO 4217, upper case. */
  currency: string
  metadata: Record<string, string>
  customerId: string | null
  paymentIntentId: string | null
  expiresAt: Date
}

export type ProviderRefund = {
  id: string
  amountCents: number
  state: 'pending' | 'succeeded' | 'failed'
  createdAt: Date
}

export type ProviderDispute = { id: string; state: 'open' | 'won' | 'lost'; amountCents: number }

export type ProviderPayment = {
  /** The payment intent's. */
  id: string
  /** `failed`: the last attempt did; while its session is open another attempt may still succeed. */
  state: 'pending' | 'succeeded' | 'failed' | 'cancelled'
  amountCents: number
  receivedCents: number
  /** Refunds that are still on their way included, failed ones not. */
  refundedCents: number
  /** ISO 4217, upper case. */
  currency: string
  /** null: nobody has tried to pay yet, or by a means that we do not offer. */
  method: 'card' | 'sepa-debit' | null
  metadata: Record<string, string>
  customerId: string | null
  createdAt: Date
  /** The latest one. */
  dispute: ProviderDispute | null
  /** Latest first. */
  refunds: ProviderRefund[]
}

/** A hint that something moved (P2): read the object, believe nothing else. */
export type ProviderEvent = {
  id: string
  type: string
  createdAt: Date
  objectId: string
  paymentIntentId: string | null
  sessionId: string | null
}

/**
 * The payment provider. Every method but `verifyEvent` calls it over the network, with a time-out and retries, and throws
 * `GatewayError` when it refuses or does not answer. Every write has an idempotency key (P7), so all can be called again.
 */
export type PaymentGateway = {
  /** Opens a page to pay on, or gives the one that the same purpose opened before. */
  openCheckout(order: CheckoutOrder): Promise<CheckoutSession>
  /** null: no such session. */
  readCheckout(id: string): Promise<CheckoutSession | null>
  /** After it nobody can pay on that page. `already-closed`: it was paid, or had expired: read it. */
  expireCheckout(id: string): Promise<'expired' | 'already-closed'>
  /** null: no such payment. */
  readPayment(id: string): Promise<ProviderPayment | null>
  /**
   * Every payment created since the cursor's instant, the latest first; `after` takes up a broken-off walk below that payment (P6).
   * A refund or a bank's answer does not make an old payment new: choose `since` early enough for them.
   */
  paymentsSince(cursor: { since: Date; after: string | null }): AsyncIterable<ProviderPayment>
  refund(request: {
    paymentIntentId: string
    amountCents: number
    purpose: string
  }): Promise<{ id: string; state: ProviderRefund['state'] }>
  /**
   * Believes an event only when it was signed with our secret less than 300 seconds before `now` (P1).
   *
   * @param rawBody the bytes that were received, not parsed again
   * @throws {GatewayError} `signature` for a wrong or old signature, `rejected` for a signed body that is no event.
   */
  verifyEvent(rawBody: string, signatureHeader: string, now: Date): Promise<ProviderEvent>
}

/** `rejected` will be refused again as it is; the other two of the network may pass if asked later. */
export type GatewayErrorKind = 'signature' | 'rejected' | 'unavailable' | 'rate-limited'

export class GatewayError extends Error {
  kind: GatewayErrorKind
  /** The provider's own word for it, when it gave one. */
  code: string | null

  constructor(kind: GatewayErrorKind, message: string, { code, cause }: { code: string | null; cause: unknown }) {
    super(message, { cause })
    this.name = 'GatewayError'
    this.kind = kind
    this.code = code
  }
}
