import { setTimeout as wait } from 'node:timers/promises'
import { Stripe } from 'stripe'
import type { DoubleEvent } from './book'

export type Sender = {
  send: (event: DoubleEvent) => void
  /** Until all that was sent has arrived or was given up. */
  settled: () => Promise<void>
  sendTo: (url: string | null) => void
  drop: (isDropping: boolean) => void
  stop: () => void
}

const answerWithinMs = 10_000

/**
 * Sends signed events, each on its own so that they can overtake each other, and again after each pause until one is answered
 * with a 2xx. The event as it was when it happened is what is sent, also when it is sent again.
 */
export function webhookSender(options: {
  url: string | null
  secret: string
  pausesMs: number[]
  now: () => Date
}): Sender {
  const { secret, pausesMs, now } = options
  const stopping = new AbortController()
  const running = new Set<Promise<void>>()
  let { url } = options
  let isDropping = false

  async function deliver(event: DoubleEvent): Promise<void> {
    const payload = JSON.stringify(event)
    for (const pauseMs of [0, ...pausesMs]) {
      await wait(pauseMs, undefined, { signal: stopping.signal })
      if (url === null || isDropping) return
      if (await isTaken(url, payload)) return
    }
  }

  /** A receiver that is not there yet has not taken it. */
  async function isTaken(to: string, payload: string): Promise<boolean> {
    try {
      const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(answerWithinMs)])
      const headers = {
        'content-type': 'application/json',
        'stripe-signature': await signatureOf(payload, secret, now()),
      }
      const { ok } = await fetch(to, { method: 'POST', body: payload, headers, signal, redirect: 'manual' })
      return ok
    } catch {
      return false
    }
  }

  return {
    send: (event) => {
      if (isDropping) return
      const delivery = deliver(event)
        .catch(() => undefined)
        .finally(() => running.delete(delivery))
      running.add(delivery)
    },
    settled: async () => {
      while (running.size > 0) await Promise.all(running)
    },
    sendTo: (next) => (url = next),
    drop: (next) => (isDropping = next),
    stop: () => stopping.abort(),
  }
}

/** The header that Stripe puts on an event. */
export async function signatureOf(payload: string, secret: string, at: Date): Promise<string> {
  const { webhooks } = new Stripe('sk_test_double')
  return webhooks.generateTestHeaderStringAsync({ payload, secret, timestamp: Math.floor(at.getTime() / 1000) })
}
