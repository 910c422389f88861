import type { Stripe } from 'stripe'

export type DebitTimers = {
  /** Has the payment's debit accepted when its time comes, if it is still pending then. */
  expect: (intent: Stripe.PaymentIntent) => void
  stop: () => void
}

/** The payer's bank, for a demo that nobody steers: takes every debit after a while; null: never by itself. */
export function debitTimers(afterMs: number | null, accept: (intent: Stripe.PaymentIntent) => void): DebitTimers {
  const timers = new Set<NodeJS.Timeout>()
  return {
    expect: (intent) => {
      if (afterMs === null || intent.status !== 'processing') return
      const timer = setTimeout(() => {
        timers.delete(timer)
        if (intent.status === 'processing') accept(intent)
      }, afterMs)
      timers.add(timer)
    },
    stop: () => timers.forEach((timer) => clearTimeout(timer)),
  }
}
