import { Stripe } from 'stripe'
import { z } from 'zod'
import { GatewayError, type ProviderEvent } from './gateway'

const toleranceSeconds = 300

const reference = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]).nullish()

/** The few fields that we read; an endpoint's API version may be another than ours. */
const eventBody = z.object({
  id: z.string().min(1),
  type: z.string().min(1),
  created: z.number().int(),
  data: z.object({ object: z.object({ id: z.string().min(1), object: z.string(), payment_intent: reference }) }),
})

/** See `PaymentGateway.verifyEvent`. */
export async function verifyStripeEvent(
  stripe: Stripe,
  { rawBody, header, secret, now }: { rawBody: string; header: string; secret: string; now: Date },
): Promise<ProviderEvent> {
  const parsed = eventBody.safeParse(await signedBody(stripe, { rawBody, header, secret, now }))
  if (!parsed.success)
    throw new GatewayError('rejected', 'Stripe: webhook: not an event', { code: null, cause: parsed.error })
  const { id, type, created, data } = parsed.data
  const { object } = data
  return {
    id,
    type,
    createdAt: new Date(created * 1000),
    objectId: object.id,
    paymentIntentId: object.object === 'payment_intent' ? object.id : (object.payment_intent ?? null),
    sessionId: object.object === 'checkout.session' ? object.id : null,
  }
}

async function signedBody(
  { webhooks }: Stripe,
  { rawBody, header, secret, now }: { rawBody: string; header: string; secret: string; now: Date },
): Promise<unknown> {
  try {
    return await webhooks.constructEventAsync(rawBody, header, secret, toleranceSeconds, undefined, now.getTime())
  } catch (error) {
    // The signature is checked first, so that what cannot be parsed comes from Stripe all the same.
    if (error instanceof SyntaxError) return null
    if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error
    throw new GatewayError('signature', 'Stripe: webhook: bad or old signature', { code: null, cause: error })
  }
}
