import { onTestFinished } from 'vitest'
import { type DoubleOptions, startStripeDouble, type StripeDouble } from '../../../scripts/stripe-double/server'
import type { CheckoutOrder, PaymentGateway } from '@/integrations/stripe/gateway'
import { type StripeOptions, stripeGateway } from '@/integrations/stripe/stripeGateway'

export const webhookSecret = 'whsec_double'
export const now = new Date('2026-11-24T10:00:00Z')

export type Desk = { double: StripeDouble; gateway: PaymentGateway }

/** Our real adapter and a double of its own for one test; their clock stands still unless a test moves it. */
export async function openDesk(
  options: Partial<Omit<DoubleOptions, 'port'>> & { adapter?: Partial<StripeOptions> } = {},
): Promise<Desk> {
  const { adapter, ...ofDouble } = options
  const double = await startStripeDouble({ port: 0, webhookUrl: null, webhookSecret, now: () => now, ...ofDouble })
  onTestFinished(() => double.close())
  const secretKey = 'sk_test_double'
  return { double, gateway: stripeGateway({ secretKey, webhookSecret, baseUrl: double.url, retries: 0, ...adapter }) }
}

/** An order that is fine; name what a test is about. */
export function order(changes: Partial<CheckoutOrder> = {}): CheckoutOrder {
  return {
    purpose: 'quote-12/deposit/1',
    subject: { kind: 'quote', id: '12' },
    amountCents: 36_000,
    currency: 'EUR',
    description: 'Acompte du devis D-2026-0012',
    language: 'fr',
    customer: { id: null, name: 'Boulangerie Martin', email: 'martin@example.test', clientId: '7' },
    methods: ['card', 'sepa_debit'],
    successUrl: 'https://agence.example/q/abc?checkout={CHECKOUT_SESSION_ID}',
    cancelUrl: 'https://agence.example/q/abc',
    expiresAt: new Date(now.getTime() + 2 * 3600_000),
    metadata: { quote: '12' },
    ...changes,
  }
}

/** A session that a payer has been through, and its payment's id. */
export async function paid(
  { gateway, double }: Desk,
  { method = 'card', ...changes }: Partial<CheckoutOrder> & { method?: 'card' | 'sepa_debit' } = {},
): Promise<{ sessionId: string; paymentId: string }> {
  const { id } = await gateway.openCheckout(order(changes))
  double.completeCheckout(id, { method, outcome: 'succeeded' })
  const session = await gateway.readCheckout(id)
  if (!session?.paymentIntentId) throw new Error('A completed session has a payment')
  return { sessionId: id, paymentId: session.paymentIntentId }
}
