import { setTimeout as wait } from 'node:timers/promises'
import { Stripe } from 'stripe'
import { GatewayError, type GatewayErrorKind } from './gateway'

const firstPauseMs = 500

/** Calls Stripe; says in a GatewayError which operation failed, and how. */
export type StripeCall = <T>(operation: string, request: () => Promise<T>) => Promise<T>

/**
 * Stripe's SDK repeats what no answer or a 5xx came to, but not a 429; this does, with a doubling pause. Safe, because every
 * write has an idempotency key and Stripe does not keep a 429 under it.
 */
export function stripeCall(retries: number): StripeCall {
  return async (operation, request) => {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await request()
      } catch (error) {
        if (!(error instanceof Stripe.errors.StripeRateLimitError) || attempt >= retries)
          throw gatewayError(operation, error)
      }
      await wait(firstPauseMs * 2 ** attempt)
    }
  }
}

/** Whether Stripe refused because the named thing does not exist (there, or under these keys). */
export function isMissing(error: unknown): boolean {
  return error instanceof GatewayError && error.code === 'resource_missing'
}

function gatewayError(operation: string, error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error
  const status = error.statusCode === undefined ? 'no answer' : error.statusCode
  return new GatewayError(kindOf(error), `Stripe: ${operation}: ${status}: ${error.message}`, {
    code: error.code ?? null,
    cause: error,
  })
}

function kindOf(error: InstanceType<typeof Stripe.errors.StripeError>): GatewayErrorKind {
  if (error instanceof Stripe.errors.StripeRateLimitError) return 'rate-limited'
  const passes = error instanceof Stripe.errors.StripeConnectionError || error instanceof Stripe.errors.StripeAPIError
  return passes ? 'unavailable' : 'rejected'
}
