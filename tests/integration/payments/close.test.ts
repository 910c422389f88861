import { describe, expect, test } from 'vitest'

import { creditInvoice } from '@/services/invoices/creditInvoice'
import { moveQuote } from '@/services/quotes/reopen'

import { payInvoice } from '../../factories/invoices'
import {
  invoiceNow,
  invoiceToPay,
  openShop,
  payDepositOnline,
  payInvoiceOnline,
  paymentsOf,
  quoteToPay,
  systemRequest,
} from './onlineShop'

const shop = openShop()

async function stateOf(sessionId: string): Promise<string | undefined> {
  const { docs } = await shop
    .payload()
    .find({ collection: 'checkout-sessions', where: { sessionId: { equals: sessionId } } })
  return docs[0]?.state
}

function pay(sessionId: string): void {
  shop.double().completeCheckout(sessionId, { method: 'card', outcome: 'succeeded' })
}

describe('an open payment page', () => {
  test('P7: is closed once a transfer has paid a part', async () => {
    const { invoice, token } = await invoiceToPay(shop)
    const sessionId = await payInvoiceOnline(shop, { token, amountCents: 120_000 })
    await payInvoice(shop.payload(), { invoiceId: invoice.id, amountCents: 20_000 })
    expect(await stateOf(sessionId)).toBe('open')
    await shop.work()

    expect(await stateOf(sessionId)).toBe('expired')
    expect(() => pay(sessionId)).toThrow('expired')
    expect(await payInvoiceOnline(shop, { token, amountCents: 100_000 })).toMatch(/^cs_/)
  })

  test('P7: is closed with the credit note of its invoice, and with its quote', async () => {
    const { invoice, token } = await invoiceToPay(shop)
    const ofInvoice = await payInvoiceOnline(shop, { token, amountCents: 120_000 })
    const credit = { invoiceId: invoice.id, scope: { kind: 'full' }, reason: 'Annulée', issue: true } as const
    await creditInvoice(await systemRequest(shop), credit)
    const { quote, token: quoteToken } = await quoteToPay(shop)
    const ofQuote = await payDepositOnline(shop, { token: quoteToken, amountCents: 234_000 })
    await moveQuote(await systemRequest(shop), { quoteId: quote.id, command: 'cancel' })
    await shop.work()

    expect([await stateOf(ofInvoice), await stateOf(ofQuote)]).toEqual(['expired', 'expired'])
  })

  test('stays while what it asks for is owed', async () => {
    const { invoice, token } = await invoiceToPay(shop)
    const sessionId = await payInvoiceOnline(shop, { token, amountCents: 120_000 })
    await shop.payload().update({ collection: 'invoices', id: invoice.id, data: { notes: 'Rappeler lundi' } })
    await shop.work()
    expect(await stateOf(sessionId)).toBe('open')
  })

  test('P4: that was paid just before it could be closed is recorded: two sources, one credit', async () => {
    const { invoice, token } = await invoiceToPay(shop)
    const sessionId = await payInvoiceOnline(shop, { token, amountCents: 120_000 })
    pay(sessionId)
    await payInvoice(shop.payload(), { invoiceId: invoice.id, amountCents: 120_000 })
    await shop.work()

    expect(await stateOf(sessionId)).toBe('complete')
    expect(await paymentsOf(shop, { invoice: invoice.id })).toHaveLength(2)
    expect(await invoiceNow(shop, invoice.id)).toMatchObject({ state: 'paid', balanceCents: -120_000 })
  })
})
