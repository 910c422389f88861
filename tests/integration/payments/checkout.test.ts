import { describe, expect, test } from 'vitest'

import { idOf } from '@/database/ids'
import { recordDeposit } from '@/services/payments/recordDeposit'
import { startInvoiceCheckout } from '@/services/payments/startCheckout'

import { bootPayload } from '../../support/payload'
import {
  invoiceToPay,
  openShop,
  payDepositOnline,
  payInvoiceOnline,
  paymentsOf,
  quoteToPay,
  systemRequest,
} from './onlineShop'

const shop = openShop()

async function rowsOf(invoiceId: string) {
  const where = { invoice: { equals: invoiceId } }
  return (await shop.payload().find({ collection: 'checkout-sessions', where, sort: 'rank', depth: 0 })).docs
}

function sessionsAsked() {
  return shop.double().requests.filter(({ method, path }) => method === 'POST' && path === '/v1/checkout/sessions')
}

describe('an invoice’s page to pay online', () => {
  test('P3, P7: asks for what is left, with our marks, and comes back to the invoice’s page', async () => {
    const { invoice, token } = await invoiceToPay(shop)
    const sessionId = await payInvoiceOnline(shop, { token, amountCents: 120_000 })

    expect(await rowsOf(invoice.id)).toMatchObject([
      {
        state: 'open',
        amountCents: 120_000,
        currency: 'EUR',
        rank: 1,
        sessionId,
        expiresAt: '2026-11-24T13:00:00.000Z',
      },
    ])
    const sent = shop.double().requests.findLast(({ path }) => path === '/v1/checkout/sessions')
    expect(Object.fromEntries(new URLSearchParams(sent?.form))).toMatchObject({
      'metadata[subject]': invoice.id,
      'payment_intent_data[metadata][kind]': 'invoice',
      'allowed_payment_method_types[0]': 'card',
      'line_items[0][price_data][product_data][name]': `Facture ${invoice.number}`,
      success_url: `http://localhost:3000/facture/${token}?paiement=retour`,
      cancel_url: `http://localhost:3000/facture/${token}?paiement=abandon`,
    })
  })

  test('P4: two tabs at the same moment, and a third one later, get one page', async () => {
    const { invoice, token } = await invoiceToPay(shop)
    const ask = { token, amountCents: 120_000 }
    const [one, two] = await Promise.all([payInvoiceOnline(shop, ask), payInvoiceOnline(shop, ask)])
    const three = await payInvoiceOnline(shop, ask)

    expect([two, three]).toEqual([one, one])
    expect(await rowsOf(invoice.id)).toHaveLength(1)
  })

  test('P4: another means closes the first page: only one can be paid', async () => {
    const { invoice, token } = await invoiceToPay(shop)
    const card = await payInvoiceOnline(shop, { token, amountCents: 120_000 })
    const debit = await payInvoiceOnline(shop, { token, amountCents: 120_000, method: 'sepa-debit' })

    expect((await rowsOf(invoice.id)).map(({ state, sessionId, rank }) => ({ state, sessionId, rank }))).toEqual([
      { state: 'expired', sessionId: card, rank: 1 },
      { state: 'open', sessionId: debit, rank: 2 },
    ])
    expect(() => shop.double().completeCheckout(card, { method: 'card', outcome: 'succeeded' })).toThrow('expired')
  })

  test('P4: a page that was paid is never opened again, before any word of it has come', async () => {
    const { invoice, token } = await invoiceToPay(shop)
    const sessionId = await payInvoiceOnline(shop, { token, amountCents: 120_000, method: 'sepa-debit' })
    shop.double().completeCheckout(sessionId, { method: 'sepa_debit', outcome: 'succeeded' })

    await expect(payInvoiceOnline(shop, { token, amountCents: 120_000 })).rejects.toMatchObject({
      code: 'payment.pending',
    })
    expect(await rowsOf(invoice.id)).toMatchObject([{ state: 'complete' }])
    expect(await paymentsOf(shop, { invoice: invoice.id })).toMatchObject([{ state: 'pending' }])
  })

  test('a page that is about to expire gives way to a new one', async () => {
    const { invoice, token } = await invoiceToPay(shop)
    const first = await payInvoiceOnline(shop, { token, amountCents: 120_000 })
    const { now } = shop.clock
    try {
      shop.clock.now = new Date(now.getTime() + 100 * 60_000)
      expect(await payInvoiceOnline(shop, { token, amountCents: 120_000 })).not.toBe(first)
    } finally {
      shop.clock.now = now
    }
    expect((await rowsOf(invoice.id)).map(({ state }) => state)).toEqual(['expired', 'open'])
  })

  test('P7: a lost answer of Stripe is asked for again under the same key: one page', async () => {
    const known = await invoiceToPay(shop)
    await payInvoiceOnline(shop, { token: known.token, amountCents: 120_000 })
    const { invoice, token } = await invoiceToPay(shop, { client: idOf(known.invoice.client) })
    const askedBefore = sessionsAsked().length
    shop.double().failNext({ status: 500, times: 1, afterCommit: true })
    await expect(payInvoiceOnline(shop, { token, amountCents: 120_000 })).rejects.toMatchObject({
      code: 'payment.onlineUnavailable',
    })
    await payInvoiceOnline(shop, { token, amountCents: 120_000 })

    expect(
      sessionsAsked()
        .slice(askedBefore)
        .map(({ isReplayed }) => isReplayed),
    ).toEqual([false, true])
    expect(await rowsOf(invoice.id)).toMatchObject([{ state: 'open', rank: 1 }])
  })

  test('a client is one customer of Stripe', async () => {
    const { invoice, token } = await invoiceToPay(shop)
    await payInvoiceOnline(shop, { token, amountCents: 120_000 })
    const client = await shop.payload().findByID({ collection: 'clients', id: idOf(invoice.client), depth: 0 })
    expect(client.stripeCustomer).toMatch(/^cus_/)
  })
})

describe('no page is opened', () => {
  test('P3: for another amount than what is owed, which is told', async () => {
    const { token } = await invoiceToPay(shop)
    await expect(payInvoiceOnline(shop, { token, amountCents: 119_999 })).rejects.toMatchObject({
      code: 'payment.amountChanged',
      data: { dueCents: 120_000 },
    })
  })

  test('for a link that opens nothing', async () => {
    await expect(payInvoiceOnline(shop, { token: 'x'.repeat(43), amountCents: 1 })).rejects.toMatchObject({
      code: 'invoice.unknown',
    })
  })

  test('more than 20 times an hour', async () => {
    const { token } = await invoiceToPay(shop)
    const tries = Array.from({ length: 21 }, () => payInvoiceOnline(shop, { token, amountCents: 1 }))
    const codes = (await Promise.allSettled(tries)).map((t) => (t.status === 'rejected' ? t.reason.code : 'opened'))
    expect(codes.filter((code) => code === 'payment.tooMany')).toHaveLength(1)
  })

  test('P5: without a provider', async () => {
    const { payload, close } = await bootPayload()
    try {
      const ask = { token: 'x'.repeat(43), amountCents: 1, method: 'card' } as const
      await expect(startInvoiceCheckout(payload, ask, { now: shop.clock.now, ip: null })).rejects.toMatchObject({
        code: 'payment.onlineUnavailable',
      })
    } finally {
      await close()
    }
  })
})

describe('a deposit’s page to pay online', () => {
  test('I5: asks for what is awaited, and for the rest once a part has come', async () => {
    const { quote, token } = await quoteToPay(shop)
    await payDepositOnline(shop, { token, amountCents: 234_000 })
    await recordDeposit(await systemRequest(shop), {
      quoteId: quote.id,
      amountCents: 100_000,
      receivedOn: '2026-11-24',
      method: 'transfer',
      reference: null,
      note: null,
      idempotencyKey: 'the first part',
    })
    await expect(payDepositOnline(shop, { token, amountCents: 234_000 })).rejects.toMatchObject({
      code: 'payment.amountChanged',
      data: { dueCents: 134_000 },
    })
    expect(await payDepositOnline(shop, { token, amountCents: 134_000 })).toMatch(/^cs_/)
  })

  test('nothing can be paid before the quote is signed, nor twice', async () => {
    const { quote, token } = await quoteToPay(shop)
    await recordDeposit(await systemRequest(shop), {
      quoteId: quote.id,
      amountCents: 234_000,
      receivedOn: '2026-11-24',
      method: 'transfer',
      reference: null,
      note: null,
      idempotencyKey: 'all of it',
    })
    await expect(payDepositOnline(shop, { token, amountCents: 234_000 })).rejects.toMatchObject({
      code: 'payment.notAwaited',
    })
  })
})
