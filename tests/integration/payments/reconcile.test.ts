import { describe, expect, test } from 'vitest'

import { idOf } from '@/database/ids'
import { reconcileStripe, type Reconciliation } from '@/services/payments/reconcile'

import { configureAgency } from '../../factories/agency'
import {
  invoiceNow,
  invoiceToPay,
  mailsOf,
  openShop,
  payDepositOnline,
  payInvoiceOnline,
  paymentsOf,
  quoteNow,
  quoteToPay,
  systemRequest,
} from './onlineShop'

const shop = openShop()
const day = 24 * 3_600_000

const reconcile = async (): Promise<Reconciliation> => reconcileStripe(await systemRequest(shop))

async function later<T>(days: number, work: () => Promise<T>): Promise<T> {
  const { now } = shop.clock
  shop.clock.now = new Date(now.getTime() + days * day)
  try {
    return await work()
  } finally {
    shop.clock.now = now
  }
}

/** Without the legal mentions, no invoice can be issued (I4). */
async function withoutMentions<T>(work: () => Promise<T>): Promise<T> {
  await configureAgency(shop.payload(), { billing: { mentions: [] } })
  try {
    return await work()
  } finally {
    await configureAgency(shop.payload())
  }
}

describe('a night after lost webhooks', () => {
  test('P6: finds nothing to do where nothing was ever asked for', async () => {
    expect(await reconcile()).toEqual({ walked: 0, repaired: 0, drift: 0 })
  })

  test('P6: records what was paid, refunded and contested unheard; the next night finds nothing', async () => {
    const { invoice, token } = await invoiceToPay(shop)
    const sessionId = await payInvoiceOnline(shop, { token, amountCents: 120_000 })
    shop.double().completeCheckout(sessionId, { method: 'card', outcome: 'succeeded' })
    expect(await reconcile()).toEqual({ walked: 1, repaired: 1, drift: 0 })
    expect(await invoiceNow(shop, invoice.id)).toMatchObject({ state: 'paid' })

    const [payment] = await paymentsOf(shop, { invoice: invoice.id })
    shop.double().refund(payment?.providerId ?? '', 1_000)
    shop.double().dispute(payment?.providerId ?? '', 'open')
    expect(await reconcile()).toEqual({ walked: 1, repaired: 1, drift: 0 })
    expect((await paymentsOf(shop, { invoice: invoice.id })).map(({ state }) => state)).toEqual([
      'disputed',
      'succeeded',
    ])
    expect(await reconcile()).toEqual({ walked: 1, repaired: 0, drift: 0 })
  })

  test('P6: ends pages that expired unheard', async () => {
    const { token } = await invoiceToPay(shop)
    const sessionId = await payInvoiceOnline(shop, { token, amountCents: 120_000 })
    const { repaired } = await later(1, reconcile)
    expect(repaired).toBeGreaterThan(0)
    const where = { sessionId: { equals: sessionId } }
    expect((await shop.payload().find({ collection: 'checkout-sessions', where })).docs).toMatchObject([
      { state: 'expired' },
    ])
  })
})

describe('what cannot be repaired', () => {
  test('P6: a payment that Stripe does not know is drift; staff hear of it once', async () => {
    const { invoice } = await invoiceToPay(shop)
    await shop.payload().create({
      collection: 'payments',
      data: {
        state: 'pending',
        kind: 'payment',
        amountCents: 5_000,
        currency: 'EUR',
        method: 'card',
        client: idOf(invoice.client),
        invoice: invoice.id,
        provider: 'stripe',
        providerId: 'pi_never_made',
      },
    })
    const first = await later(3, reconcile)
    const second = await later(4, reconcile)
    expect([first.drift, second.drift]).toEqual([1, 1])
    const mails = await mailsOf(shop, 'payment-review-staff', idOf(invoice.client))
    expect(mails.map(({ data }) => data)).toMatchObject([{ kind: 'drift', amountCents: 5_000 }])
  })

  test('P6: an amount that differs is drift', async () => {
    const { invoice, token } = await invoiceToPay(shop)
    const sessionId = await payInvoiceOnline(shop, { token, amountCents: 120_000 })
    shop.double().completeCheckout(sessionId, { method: 'card', outcome: 'succeeded' })
    const intent = shop
      .double()
      .events()
      .findLast(({ type }) => type === 'payment_intent.succeeded')
    await shop.payload().create({
      collection: 'payments',
      data: {
        state: 'succeeded',
        kind: 'payment',
        amountCents: 119_000,
        currency: 'EUR',
        method: 'card',
        receivedOn: '2026-11-24',
        client: idOf(invoice.client),
        invoice: invoice.id,
        provider: 'stripe',
        providerId: intent && 'id' in intent.data.object ? String(intent.data.object.id) : '',
      },
    })
    expect((await reconcile()).drift).toBe(1)
    const mails = await mailsOf(shop, 'payment-review-staff', idOf(invoice.client))
    expect(mails.map(({ data }) => data)).toMatchObject([{ kind: 'drift' }])
  })

  test('P6: a payment that our rules refuse is drift, and keeps the night from none of the others', async () => {
    const { invoice, token } = await invoiceToPay(shop)
    const deposit = await quoteToPay(shop)
    const sessions = [
      await payDepositOnline(shop, { token: deposit.token, amountCents: 234_000 }),
      await payInvoiceOnline(shop, { token, amountCents: 120_000 }),
    ]
    for (const id of sessions) shop.double().completeCheckout(id, { method: 'card', outcome: 'succeeded' })
    const { drift: before } = await withoutMentions(reconcile)
    expect(await invoiceNow(shop, invoice.id)).toMatchObject({ state: 'paid' })
    expect(await quoteNow(shop, deposit.quote.id)).toMatchObject({ depositState: 'awaited' })

    const { drift: after } = await reconcile()
    expect(before - after).toBe(1)
    expect(await quoteNow(shop, deposit.quote.id)).toMatchObject({ depositState: 'paid' })
  })

  test('P6: a Stripe that does not answer fails the night, which is tried again', async () => {
    shop.double().failNext({ status: 500, times: 1 })
    await expect(reconcile()).rejects.toMatchObject({ kind: 'unavailable' })
  })
})

// Last: it issues an invoice two months from now, and none may be dated before it (I1).
describe('two months later', () => {
  test('P6: reads a debit whose answer was lost, however old its order', async () => {
    const { quote, token } = await quoteToPay(shop)
    const sessionId = await payDepositOnline(shop, { token, amountCents: 234_000, method: 'sepa-debit' })
    shop.double().completeCheckout(sessionId, { method: 'sepa_debit', outcome: 'succeeded' })
    await reconcile()
    const [pending] = await paymentsOf(shop, { quote: quote.id })
    expect(pending?.state).toBe('pending')
    shop.double().settleSepa(pending?.providerId ?? '', 'succeeded')
    await later(60, reconcile)
    expect(await quoteNow(shop, quote.id)).toMatchObject({ depositState: 'paid' })
  })
})
