import type { Invoice } from '@/payload-types'

import {
  draftCredits,
  invoiceNow,
  invoiceToPay,
  mailsOf,
  payInvoiceOnline,
  paymentsOf,
  type Shop,
} from '../integration/payments/onlineShop'

/**
 * The seven events of a debit's story, in the order in which Stripe tells them; `level` is how far the world has come when each one
 * is told. One of them comes twice.
 */
export const story = [
  { type: 'payment_intent.created', level: 1 },
  { type: 'payment_intent.processing', level: 1 },
  { type: 'payment_intent.succeeded', level: 2 },
  { type: 'payment_intent.succeeded', level: 2 },
  { type: 'refund.created', level: 3 },
  { type: 'charge.dispute.created', level: 4 },
  { type: 'charge.dispute.closed', level: 5 },
] as const

export type StoryEvent = (typeof story)[number]

/** One debit of its own at the double, that goes through the story as far as it is told to. */
export type Debit = {
  invoice: Invoice
  /** Lets happen all up to a level; what has happened stays. */
  happen: (level: number) => void
  /** Delivers one event of the story, which must have happened. */
  deliver: (event: StoryEvent) => Promise<void>
}

/** A debit that the payer has not ordered yet. */
export async function beginDebit(shop: Shop): Promise<Debit> {
  const { invoice, token } = await invoiceToPay(shop)
  const sessionId = await payInvoiceOnline(shop, { token, amountCents: 120_000, method: 'sepa-debit' })
  const first = shop.double().events().length
  let level = 0
  let intent = ''
  const own = (): ReturnType<ReturnType<Shop['double']>['events']> => shop.double().events().slice(first)
  const idOfIntent = (): string => {
    const created = own().find(({ type }) => type === 'payment_intent.created')
    return created && 'id' in created.data.object ? String(created.data.object.id) : ''
  }
  const steps = [
    () => {
      shop.double().completeCheckout(sessionId, { method: 'sepa_debit', outcome: 'succeeded' })
      intent = idOfIntent()
    },
    () => shop.double().settleSepa(intent, 'succeeded'),
    () => shop.double().settleRefund(shop.double().refund(intent, 20_000).id, 'succeeded'),
    () => void shop.double().dispute(intent, 'open'),
    () => void shop.double().dispute(intent, 'won'),
  ]
  return {
    invoice,
    happen: (upTo) => {
      for (; level < upTo; level += 1) steps[level]?.()
    },
    deliver: async ({ type }) => {
      const event = own().find((told) => told.type === type && JSON.stringify(told).includes(intent))
      if (!event) throw new Error(`${type} has not happened yet`)
      await shop.deliver([event.id])
    },
  }
}

type End = {
  payments: string[]
  invoice: { state: Invoice['state']; paidCents: number; balanceCents: number; disputedAt: string | null }
  draftCreditNotes: number[]
  mailsToClient: number
  checkout: string[]
}

/** Where the whole story leads, whatever way it was heard. */
export const endOfStory: End = {
  payments: ['payment succeeded 120000', 'refund succeeded 20000'],
  invoice: { state: 'partially-paid', paidCents: 100_000, balanceCents: 20_000, disputedAt: null },
  draftCreditNotes: [20_000],
  mailsToClient: 1,
  checkout: ['complete'],
}

/** Where a debit's story has led, in the words of `endOfStory`. */
export async function endOf(shop: Shop, { invoice }: Debit): Promise<End> {
  const { state, paidCents, balanceCents, disputedAt } = await invoiceNow(shop, invoice.id)
  const payments = await paymentsOf(shop, { invoice: invoice.id })
  const drafts = await draftCredits(shop, invoice.id)
  const client = typeof invoice.client === 'string' ? invoice.client : invoice.client.id
  const pages = await shop.payload().find({
    collection: 'checkout-sessions',
    where: { invoice: { equals: invoice.id } },
    pagination: false,
  })
  return {
    payments: payments.map((row) => `${row.kind} ${row.state} ${row.amountCents}`),
    invoice: { state, paidCents: paidCents ?? 0, balanceCents: balanceCents ?? 0, disputedAt: disputedAt ?? null },
    draftCreditNotes: drafts.map(({ grossCents }) => Math.abs(grossCents ?? 0)),
    mailsToClient: (await mailsOf(shop, 'payment-received', client)).length,
    checkout: pages.docs.map((page) => page.state),
  }
}
