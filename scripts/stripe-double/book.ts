import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Stripe } from 'stripe'

export type Thing =
  Stripe.Customer | Stripe.Checkout.Session | Stripe.PaymentIntent | Stripe.Charge | Stripe.Refund | Stripe.Dispute

/** As the SDK's events, whose union ties each type to its object; the double names both side by side. */
export type DoubleEvent = Pick<
  Stripe.CheckoutSessionCompletedEvent,
  'id' | 'object' | 'api_version' | 'created' | 'livemode' | 'pending_webhooks' | 'request'
> & { type: Stripe.Event['type']; data: { object: Thing } }

/** What one request under an idempotency key was and came to. */
export type KeptReply = { fingerprint: string; status: number; body: unknown }

/** All that the double knows, by id, the eldest first. */
export type Book = {
  customers: Record<string, Stripe.Customer>
  sessions: Record<string, Stripe.Checkout.Session>
  /** What a session hands on to its payment; Stripe does not show it on the session. */
  intentData: Record<string, { description: string | null; metadata: Stripe.Metadata }>
  intents: Record<string, Stripe.PaymentIntent>
  charges: Record<string, Stripe.Charge>
  refunds: Record<string, Stripe.Refund>
  disputes: Record<string, Stripe.Dispute>
  events: Record<string, DoubleEvent>
  replies: Record<string, KeptReply>
}

export type BookKeeper = { book: Book; save: () => void }

/** A book in memory, or in a file, so that a demo finds its payments again after a restart. */
export function keepBook(file: string | null): BookKeeper {
  if (file === null) return { book: emptyBook(), save: () => undefined }
  const book = existsSync(file) ? { ...emptyBook(), ...bookIn(file) } : emptyBook()
  return {
    book,
    save: () => {
      writeFileSync(`${file}.new`, JSON.stringify(book))
      renameSync(`${file}.new`, file)
    },
  }
}

/** Ids never repeat, not even between two doubles: the product keeps events by them. */
export function newId(prefix: 'cus' | 'cs_test' | 'pi' | 'ch' | 're' | 'du' | 'evt'): string {
  return `${prefix}_${randomBytes(12).toString('hex')}`
}

function emptyBook(): Book {
  return {
    customers: {},
    sessions: {},
    intentData: {},
    intents: {},
    charges: {},
    refunds: {},
    disputes: {},
    events: {},
    replies: {},
  }
}

/** The file is the double's own and local: nobody else writes it. */
function bookIn(file: string): Book {
  return JSON.parse(readFileSync(file, 'utf8')) as Book
}
