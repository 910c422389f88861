import { afterAll, beforeAll } from 'vitest'

import type { PayRequest } from '@/contracts/pay'
import { stripeGateway } from '@/integrations/stripe/stripeGateway'
import type { Invoice, Message, Payment, Quote, StripeEvent } from '@/payload-types'
import { invoiceToken } from '@/services/invoices/link'
import { startDepositCheckout, startInvoiceCheckout } from '@/services/payments/startCheckout'

import { startStripeDouble, type DoubleOptions, type StripeDouble } from '../../../scripts/stripe-double/server'
import { configureAgency } from '../../factories/agency'
import { createIssuedInvoice, readInvoiceRow } from '../../factories/invoices'
import { requestAs } from '../../factories/people'
import { createAcceptedQuote, type Sent } from '../../factories/quotes'
import { bootPayload, testNow, type BootedPayload } from '../../support/payload'

export const webhookSecret = 'whsec_of_the_tests'
const secretKey = 'sk_test_double'

/** The product and a Stripe of its own, on one clock that a test may move. */
export type Shop = {
  clock: { now: Date }
  booted: () => BootedPayload
  payload: () => BootedPayload['payload']
  double: () => StripeDouble
  /** Posts events to the webhook as the double would, whatever was lost; all of them unless told. */
  deliver: (ids?: readonly string[]) => Promise<number[]>
  /** Lets the queued jobs of payments run, and those that they queue. */
  work: () => Promise<void>
  /** What the double has told since it was last asked. */
  newEvents: () => string[]
}

/** Call it once in a test file. */
export function openShop(options: Partial<Omit<DoubleOptions, 'port'>> = {}): Shop {
  const clock = { now: testNow }
  const held: { booted?: BootedPayload; double?: StripeDouble } = {}
  let told = 0
  const booted = (): BootedPayload => needed(held.booted)
  const double = (): StripeDouble => needed(held.double)
  beforeAll(async () => {
    const now = (): Date => clock.now
    const started = await startStripeDouble({ port: 0, webhookUrl: null, webhookSecret, now, ...options })
    const payments = stripeGateway({ secretKey, webhookSecret, baseUrl: started.url, retries: 0, timeoutMs: 2_000 })
    held.double = started
    held.booted = await bootPayload({ ports: { now, payments }, env: { LOG_LEVEL: 'silent' } })
    await configureAgency(held.booted.payload)
  })
  afterAll(async () => {
    await held.double?.close()
    await held.booted?.close()
  })
  const newEvents = (): string[] => {
    const ids = double()
      .events()
      .slice(told)
      .map(({ id }) => id)
    told += ids.length
    return ids
  }
  return {
    clock,
    booted,
    payload: () => booted().payload,
    double,
    newEvents,
    deliver: async (ids = newEvents()) => {
      const statuses: number[] = []
      for (const id of ids) statuses.push(await post(booted(), await double().signed(id)))
      return statuses
    },
    work: () => runPaymentJobs(booted().payload),
  }
}

function needed<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('The shop opens in beforeAll')
  return thing
}

/** Posts a body to the webhook, answers with the status. */
export async function post(
  { send }: BootedPayload,
  { body, signature }: { body: string; signature: string },
): Promise<number> {
  const headers = { 'content-type': 'application/json', 'stripe-signature': signature }
  return (await send('/api/stripe/webhook', { method: 'POST', headers, body })).status
}

async function runPaymentJobs(payload: BootedPayload['payload']): Promise<void> {
  for (;;) {
    const { docs } = await payload.find({
      collection: 'payload-jobs',
      where: {
        taskSlug: { in: ['process-stripe-event', 'close-checkout'] },
        completedAt: { exists: false },
        hasError: { not_equals: true },
        totalTried: { less_than: 1 },
      },
      sort: 'createdAt',
      pagination: false,
    })
    if (docs.length === 0) return
    for (const { id } of docs) await payload.jobs.runByID({ id, silent: true })
  }
}

/** An unpaid invoice of 1 200 € with the token of its link. */
export async function invoiceToPay(
  shop: Shop,
  facts: { client?: string } = {},
): Promise<{ invoice: Invoice; token: string }> {
  const invoice = await createIssuedInvoice(shop.payload(), facts)
  return { invoice, token: invoiceToken(shop.payload().secret, invoice.id, invoice.linkNonce ?? '') }
}

/** A signed quote whose deposit of 2 340 € is awaited. */
export function quoteToPay(shop: Shop, facts: { depositBp?: number } = {}): Promise<Sent> {
  return createAcceptedQuote(shop.payload(), facts)
}

type Ask = { token: string; amountCents: number; method?: PayRequest['method'] }

/** Asks for a payment page as the invoice's page does; answers with its session's id. */
export async function payInvoiceOnline(shop: Shop, { method = 'card', ...ask }: Ask): Promise<string> {
  const { url } = await startInvoiceCheckout(shop.payload(), { ...ask, method }, { now: shop.clock.now, ip: null })
  return sessionIdIn(url)
}

/** The same for a quote's deposit. */
export async function payDepositOnline(shop: Shop, { method = 'card', ...ask }: Ask): Promise<string> {
  const { url } = await startDepositCheckout(shop.payload(), { ...ask, method }, { now: shop.clock.now, ip: null })
  return sessionIdIn(url)
}

function sessionIdIn(url: string): string {
  return url.split('/').at(-1) ?? ''
}

/** The payment intent that was made on a page. */
export async function intentOf(shop: Shop, sessionId: string): Promise<string> {
  const [row] = (
    await shop.payload().find({ collection: 'checkout-sessions', where: { sessionId: { equals: sessionId } } })
  ).docs
  if (!row?.paymentIntentId) throw new Error('Nothing was paid on this page yet, or nothing told us')
  return row.paymentIntentId
}

export async function paymentsOf(shop: Shop, of: { invoice: string } | { quote: string }): Promise<Payment[]> {
  const where = 'invoice' in of ? { invoice: { equals: of.invoice } } : { quote: { equals: of.quote } }
  const { docs } = await shop
    .payload()
    .find({ collection: 'payments', where, sort: 'createdAt', depth: 0, pagination: false })
  return docs
}

export async function mailsOf(shop: Shop, template: Message['template'], clientId: string): Promise<Message[]> {
  const where = { template: { equals: template }, client: { equals: clientId } }
  return (await shop.payload().find({ collection: 'messages', where, sort: 'createdAt', depth: 0, pagination: false }))
    .docs
}

export function invoiceNow(shop: Shop, id: string): Promise<Invoice> {
  return readInvoiceRow(shop.payload(), id)
}

export function quoteNow(shop: Shop, id: string): Promise<Quote> {
  return shop.payload().findByID({ collection: 'quotes', id, depth: 0, joins: false })
}

export async function eventRows(shop: Shop): Promise<StripeEvent[]> {
  return (await shop.payload().find({ collection: 'stripe-events', sort: 'createdAt', pagination: false })).docs
}

export async function draftCredits(shop: Shop, invoiceId: string): Promise<Invoice[]> {
  const where = { corrects: { equals: invoiceId }, state: { equals: 'draft' } }
  return (await shop.payload().find({ collection: 'invoices', where, depth: 0, joins: false })).docs
}

export function systemRequest(shop: Shop) {
  return requestAs(shop.payload())
}
