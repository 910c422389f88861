import { randomUUID } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'

import { moveQuote } from '@/services/quotes/reopen'
import { decideHeld } from '@/services/payments/decideHeld'
import { recordDeposit } from '@/services/payments/recordDeposit'
import { refundPayment } from '@/services/payments/refundPayment'
import { replayStripeEvent } from '@/services/payments/replayStripeEvent'
import { creditInvoice } from '@/services/invoices/creditInvoice'
import { idOf } from '@/database/ids'
import { quoteMark } from '@/front/quoteMark'
import type { CheckoutOrder } from '@/integrations/ports'
import { gatewayOf } from '@/services/payments/gatewayOf'
import { openQuote } from '@/services/quotes/open'
import type { Payment } from '@/payload-types'

import { payInvoice } from '../../factories/invoices'
import { testDatabaseUri } from '../../support/testDatabaseUri'
import {
  draftCredits,
  eventRows,
  intentOf,
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

/** All that the double has told, delivered and worked on. */
async function hear(): Promise<void> {
  await shop.deliver()
  await shop.work()
}

/** Every event of a payment once more, the last one first. */
async function replayAll(intent: string): Promise<void> {
  const events = (await eventRows(shop)).filter(({ payload }) => JSON.stringify(payload).includes(intent)).toReversed()
  expect(events.length).toBeGreaterThan(0)
  for (const { id } of events) await replayStripeEvent(await systemRequest(shop), id)
  await shop.work()
}

type Asked = Pick<CheckoutOrder, 'amountCents' | 'currency' | 'metadata'>

/** What a page asks for, with the marks that we put on it. */
async function askedOn(sessionId: string): Promise<Asked> {
  const session = await gatewayOf(shop.payload()).readCheckout(sessionId)
  if (!session) throw new Error('The page is not there')
  const { amountCents, currency, metadata } = session
  return { amountCents, currency, metadata }
}

/** A page that we did not open, paid by card. */
async function payOrder(asked: Asked): Promise<void> {
  const { id } = await gatewayOf(shop.payload()).openCheckout({
    ...asked,
    purpose: randomUUID(),
    subject: { kind: 'invoice', id: '0' },
    description: 'Une autre page',
    language: 'fr',
    customer: { id: null, name: 'Quelqu’un', email: null, clientId: '0' },
    methods: ['card'],
    successUrl: 'http://localhost:3000/',
    cancelUrl: 'http://localhost:3000/',
    expiresAt: new Date(shop.clock.now.getTime() + 3_600_000),
  })
  shop.double().completeCheckout(id, { method: 'card', outcome: 'succeeded' })
  await hear()
}

async function paidInvoice() {
  const { invoice, token } = await invoiceToPay(shop)
  const sessionId = await payInvoiceOnline(shop, { token, amountCents: 120_000 })
  shop.double().completeCheckout(sessionId, { method: 'card', outcome: 'succeeded' })
  await hear()
  const [payment] = await paymentsOf(shop, { invoice: invoice.id })
  if (!payment) throw new Error('The payment was not recorded')
  return { invoice, token, sessionId, payment, intent: payment.providerId ?? '' }
}

function told(rows: readonly Payment[]): string[] {
  return rows.map(({ kind, state, amountCents }) => `${kind} ${state} ${amountCents}`)
}

describe('a card', () => {
  test('P4: pays an invoice: one row, the balance, and one mail that waits for its receipt', async () => {
    const { invoice, payment } = await paidInvoice()

    expect(payment).toMatchObject({
      state: 'succeeded',
      amountCents: 120_000,
      method: 'card',
      receivedOn: '2026-11-24',
      provider: 'stripe',
      reference: invoice.number,
    })
    expect(await invoiceNow(shop, invoice.id)).toMatchObject({ state: 'paid', balanceCents: 0 })
    const client = idOf(invoice.client)
    expect(await mailsOf(shop, 'payment-received', client)).toMatchObject([{ isHeld: true, state: 'queued' }])
    const jobs = await shop
      .payload()
      .find({ collection: 'payload-jobs', where: { 'input.id': { equals: payment.id } } })
    expect(jobs.docs).toMatchObject([{ taskSlug: 'render-document', input: { kind: 'receipt' } }])
  })

  test('P2: every event again, in the other order, changes nothing', async () => {
    const { invoice, intent } = await paidInvoice()
    const before = await paymentsOf(shop, { invoice: invoice.id })
    await replayAll(intent)
    expect(await paymentsOf(shop, { invoice: invoice.id })).toEqual(before)
  })

  test('P4: that is refused leaves the page open; another card on it pays, and nobody is mailed of the refusal', async () => {
    const { invoice, token } = await invoiceToPay(shop)
    const sessionId = await payInvoiceOnline(shop, { token, amountCents: 120_000 })
    shop.double().completeCheckout(sessionId, { method: 'card', outcome: 'failed' })
    await hear()
    expect(told(await paymentsOf(shop, { invoice: invoice.id }))).toEqual(['payment failed 120000'])
    expect(await payInvoiceOnline(shop, { token, amountCents: 120_000 })).toBe(sessionId)

    shop.double().completeCheckout(sessionId, { method: 'card', outcome: 'succeeded' })
    await hear()
    expect(told(await paymentsOf(shop, { invoice: invoice.id }))).toEqual(['payment succeeded 120000'])
    expect(await mailsOf(shop, 'payment-failed', idOf(invoice.client))).toHaveLength(0)
  })

  test('I5, R19, C4: pays a deposit: its invoice 386, the quote, the project, the mail', async () => {
    const { quote, token } = await quoteToPay(shop)
    const sessionId = await payDepositOnline(shop, { token, amountCents: 234_000 })
    shop.double().completeCheckout(sessionId, { method: 'card', outcome: 'succeeded' })
    await hear()

    const [payment] = await paymentsOf(shop, { quote: quote.id })
    expect(payment).toMatchObject({ state: 'succeeded', receivedOn: '2026-11-24', reference: quote.depositReference })
    expect(await invoiceNow(shop, idOf(payment?.invoice ?? ''))).toMatchObject({ kind: 'deposit', state: 'paid' })
    expect(await quoteNow(shop, quote.id)).toMatchObject({ depositState: 'paid', depositPaidCents: 234_000 })
    const projects = await shop.payload().find({ collection: 'projects', where: { quote: { equals: quote.id } } })
    expect(projects.docs).toMatchObject([{ state: 'framing' }])
    expect(await mailsOf(shop, 'deposit-received', idOf(quote.client))).toHaveLength(1)
  })
})

describe('a SEPA debit', () => {
  async function orderedDebit() {
    const { quote, token } = await quoteToPay(shop)
    const sessionId = await payDepositOnline(shop, { token, amountCents: 234_000, method: 'sepa-debit' })
    shop.double().completeCheckout(sessionId, { method: 'sepa_debit', outcome: 'succeeded' })
    await hear()
    return { quote, token, intent: await intentOf(shop, sessionId) }
  }

  test('P4: is pending without an invoice, blocks a second payment, and pays days later', async () => {
    const { quote, token, intent } = await orderedDebit()
    const [pending] = await paymentsOf(shop, { quote: quote.id })
    expect(pending).toMatchObject({ state: 'pending', method: 'sepa-debit', invoice: null, receivedOn: null })
    await expect(payDepositOnline(shop, { token, amountCents: 234_000 })).rejects.toMatchObject({
      code: 'payment.pending',
    })
    expect(await openQuote(shop.payload(), { token, now: shop.clock.now })).toMatchObject({
      online: [],
      transfer: null,
      pending: { amountCents: 234_000 },
    })

    shop.double().settleSepa(intent, 'succeeded')
    await hear()
    expect(told(await paymentsOf(shop, { quote: quote.id }))).toEqual(['payment succeeded 234000'])
    expect(await quoteNow(shop, quote.id)).toMatchObject({ depositState: 'paid' })
  })

  test('P4: the mark of the kept page changes when it is ordered, and when it fails', async () => {
    vi.stubEnv('DATABASE_URI', testDatabaseUri())
    try {
      const { token } = await quoteToPay(shop)
      const markNow = (): Promise<string | null> => quoteMark(token, shop.clock.now)
      const sessionId = await payDepositOnline(shop, { token, amountCents: 234_000, method: 'sepa-debit' })
      const marks = [await markNow()]
      shop.double().completeCheckout(sessionId, { method: 'sepa_debit', outcome: 'succeeded' })
      await hear()
      marks.push(await markNow())
      shop.double().settleSepa(await intentOf(shop, sessionId), 'failed')
      await hear()
      marks.push(await markNow())
      expect(marks).not.toContain(null)
      expect(new Set(marks).size).toBe(3)
    } finally {
      vi.unstubAllEnvs()
    }
  })

  test('P4: that the bank refuses is told to the payer once, and can be paid again', async () => {
    const { quote, token, intent } = await orderedDebit()
    shop.double().settleSepa(intent, 'failed')
    await hear()
    expect(await openQuote(shop.payload(), { token, now: shop.clock.now })).toMatchObject({
      online: ['card', 'sepa-debit'],
      pending: null,
    })
    expect(told(await paymentsOf(shop, { quote: quote.id }))).toEqual(['payment failed 234000'])
    expect(await mailsOf(shop, 'payment-failed', idOf(quote.client))).toHaveLength(1)
    expect(await payDepositOnline(shop, { token, amountCents: 234_000 })).toMatch(/^cs_/)
  })
})

describe('money that does not match', () => {
  const mismatches = [
    { what: 'amount', changes: { amountCents: 119_900 } },
    { what: 'currency', changes: { currency: 'USD' } },
    { what: 'metadata', changes: { metadata: { kind: 'quote' } } },
  ] as const

  test.each(mismatches)('P3: by its $what is held, and marks nothing paid', async ({ changes }) => {
    const { invoice, token } = await invoiceToPay(shop)
    const asked = await askedOn(await payInvoiceOnline(shop, { token, amountCents: 120_000 }))
    const order = {
      ...asked,
      ...changes,
      metadata: { ...asked.metadata, ...('metadata' in changes ? changes.metadata : {}) },
    }
    await payOrder(order)

    const [held] = await paymentsOf(shop, { invoice: invoice.id })
    expect(held).toMatchObject({ state: 'held', heldReason: expect.any(String), receivedOn: null })
    expect(await invoiceNow(shop, invoice.id)).toMatchObject({ state: 'issued', paidCents: 0 })
    const mails = await mailsOf(shop, 'payment-review-staff', idOf(invoice.client))
    expect(mails.map(({ data }) => data)).toMatchObject([{ kind: 'held', number: invoice.number }])
    expect((await eventRows(shop)).at(-1)).toMatchObject({ state: 'held' })
  })

  test('P3: for nothing that we know is told to staff, by its event', async () => {
    const { token } = await invoiceToPay(shop)
    const asked = await askedOn(await payInvoiceOnline(shop, { token, amountCents: 120_000 }))
    await payOrder({ ...asked, metadata: { ...asked.metadata, checkout: randomUUID() } })
    const event = (await eventRows(shop)).at(-1)
    expect(event).toMatchObject({ state: 'held' })
    const { docs } = await shop.payload().find({
      collection: 'messages',
      where: { template: { equals: 'payment-review-staff' } },
      sort: '-createdAt',
      limit: 1,
    })
    expect(docs[0]?.data).toMatchObject({ page: expect.stringContaining('collections/stripe-events/') })
  })

  test('of another installation on the same account is left alone', async () => {
    const { invoice, token } = await invoiceToPay(shop)
    const asked = await askedOn(await payInvoiceOnline(shop, { token, amountCents: 120_000 }))
    await payOrder({ ...asked, metadata: { ...asked.metadata, installation: 'another' } })
    expect((await eventRows(shop)).at(-1)).toMatchObject({ state: 'ignored' })
    expect(await paymentsOf(shop, { invoice: invoice.id })).toHaveLength(0)
  })

  test('P3, P4: of a quote that was cancelled meanwhile is held, told to staff, and given back by decision', async () => {
    const { quote, token } = await quoteToPay(shop)
    const sessionId = await payDepositOnline(shop, { token, amountCents: 234_000 })
    await moveQuote(await systemRequest(shop), { quoteId: quote.id, command: 'cancel' })
    shop.double().completeCheckout(sessionId, { method: 'card', outcome: 'succeeded' })
    await hear()
    const [held] = await paymentsOf(shop, { quote: quote.id })
    expect(held).toMatchObject({ state: 'held', heldReason: expect.stringContaining('annulé') })
    expect((await eventRows(shop)).at(-1)).toMatchObject({ state: 'held' })
    expect(await mailsOf(shop, 'payment-review-staff', idOf(quote.client))).toHaveLength(1)

    const decision = { paymentId: held?.id ?? '', reason: 'Devis annulé' }
    await expect(decideHeld(await systemRequest(shop), { ...decision, decision: 'accept' })).rejects.toMatchObject({
      code: 'payment.notAwaited',
    })
    await decideHeld(await systemRequest(shop), { ...decision, decision: 'refund' })
    expect(told(await paymentsOf(shop, { quote: quote.id }))).toEqual([
      'payment refunded 234000',
      'refund succeeded 234000',
    ])
  })

  test('P3: of an invoice that was credited in full is held; refused, it stays so whatever comes later', async () => {
    const { invoice, token } = await invoiceToPay(shop)
    const sessionId = await payInvoiceOnline(shop, { token, amountCents: 120_000 })
    const credit = { invoiceId: invoice.id, scope: { kind: 'full' }, reason: 'Travail non fait', issue: true } as const
    await creditInvoice(await systemRequest(shop), credit)
    shop.double().completeCheckout(sessionId, { method: 'card', outcome: 'succeeded' })
    await hear()
    const [held] = await paymentsOf(shop, { invoice: invoice.id })
    expect(held?.state).toBe('held')
    expect(await invoiceNow(shop, invoice.id)).toMatchObject({ state: 'cancelled', paidCents: 0 })

    await decideHeld(await systemRequest(shop), { paymentId: held?.id ?? '', decision: 'refuse', reason: 'Erreur' })
    await replayAll(held?.providerId ?? '')
    expect(told(await paymentsOf(shop, { invoice: invoice.id }))).toEqual(['payment failed 120000'])
  })

  test('P3: that was refused and goes back at the provider never counted, and neither does its way back', async () => {
    const { invoice, token } = await invoiceToPay(shop)
    await payOrder({
      ...(await askedOn(await payInvoiceOnline(shop, { token, amountCents: 120_000 }))),
      amountCents: 100,
    })
    const [held] = await paymentsOf(shop, { invoice: invoice.id })
    await decideHeld(await systemRequest(shop), { paymentId: held?.id ?? '', decision: 'refuse', reason: 'Erreur' })
    shop.double().refund(held?.providerId ?? '')
    await hear()
    expect(told(await paymentsOf(shop, { invoice: invoice.id }))).toEqual(['payment failed 100'])
    expect(await invoiceNow(shop, invoice.id)).toMatchObject({ state: 'issued', balanceCents: 120_000 })
    expect(await draftCredits(shop, invoice.id)).toEqual([])
  })

  test('P4: that comes twice, by transfer and by card, is the client’s credit, and staff hear of it', async () => {
    const { invoice, token } = await invoiceToPay(shop)
    const sessionId = await payInvoiceOnline(shop, { token, amountCents: 120_000 })
    await payInvoice(shop.payload(), { invoiceId: invoice.id, amountCents: 120_000 })
    shop.double().completeCheckout(sessionId, { method: 'card', outcome: 'succeeded' })
    await hear()
    expect(await invoiceNow(shop, invoice.id)).toMatchObject({ state: 'paid', balanceCents: -120_000 })
    const mails = await mailsOf(shop, 'payment-review-staff', idOf(invoice.client))
    expect(mails.map(({ data }) => data)).toMatchObject([{ kind: 'overpaid', amountCents: 120_000 }])
  })

  test('P4: a deposit of all that was signed, after a part came by transfer, is more than the quote can take: held', async () => {
    const { quote, token } = await quoteToPay(shop, { depositBp: 10_000 })
    const wholeCents = quote.depositCents ?? 0
    const sessionId = await payDepositOnline(shop, { token, amountCents: wholeCents })
    await recordDeposit(await systemRequest(shop), {
      quoteId: quote.id,
      amountCents: 100_000,
      receivedOn: '2026-11-24',
      method: 'transfer',
      reference: null,
      note: null,
      idempotencyKey: 'a part of it',
    })
    shop.double().completeCheckout(sessionId, { method: 'card', outcome: 'succeeded' })
    await hear()
    expect(told(await paymentsOf(shop, { quote: quote.id })).toSorted()).toEqual([
      `payment held ${wholeCents}`,
      'payment succeeded 100000',
    ])
    expect(await quoteNow(shop, quote.id)).toMatchObject({ depositState: 'awaited', depositPaidCents: 100_000 })
  })

  test('P4: a deposit that comes twice is a credit on its first invoice, and makes no second one', async () => {
    const { quote, token } = await quoteToPay(shop)
    const sessionId = await payDepositOnline(shop, { token, amountCents: 234_000 })
    await recordDeposit(await systemRequest(shop), {
      quoteId: quote.id,
      amountCents: 234_000,
      receivedOn: '2026-11-24',
      method: 'transfer',
      reference: null,
      note: null,
      idempotencyKey: 'by transfer',
    })
    shop.double().completeCheckout(sessionId, { method: 'card', outcome: 'succeeded' })
    await hear()
    const invoices = await shop.payload().find({ collection: 'invoices', where: { quote: { equals: quote.id } } })
    expect(invoices.docs).toMatchObject([{ kind: 'deposit', state: 'paid', balanceCents: -234_000 }])
  })
})

describe('a refund', () => {
  test('P4: in part is a row, a balance to be credited, and one draft credit note', async () => {
    const { invoice, intent } = await paidInvoice()
    shop.double().refund(intent, 20_000)
    await hear()
    await hear()
    expect(told(await paymentsOf(shop, { invoice: invoice.id }))).toEqual([
      'payment succeeded 120000',
      'refund succeeded 20000',
    ])
    expect(await invoiceNow(shop, invoice.id)).toMatchObject({ state: 'partially-paid', balanceCents: 20_000 })
    expect((await draftCredits(shop, invoice.id)).map(({ grossCents }) => Math.abs(grossCents ?? 0))).toEqual([20_000])
  })

  test('P4: of all, in two parts, ends the payment', async () => {
    const { invoice, intent } = await paidInvoice()
    shop.double().refund(intent, 20_000)
    shop.double().refund(intent)
    await hear()
    expect(told(await paymentsOf(shop, { invoice: invoice.id }))).toEqual([
      'payment refunded 120000',
      'refund succeeded 20000',
      'refund succeeded 100000',
    ])
    expect(await draftCredits(shop, invoice.id)).toHaveLength(2)
  })

  test('P7: that staff ask for twice by a double click is one, and its reason stands on the credit note', async () => {
    const { invoice, payment } = await paidInvoice()
    const wish = { paymentId: payment.id, amountCents: 50_000, reason: 'Geste commercial', idempotencyKey: 'form-0001' }
    await refundPayment(await systemRequest(shop), wish)
    await refundPayment(await systemRequest(shop), wish)
    await hear()
    expect(told(await paymentsOf(shop, { invoice: invoice.id }))).toEqual([
      'payment succeeded 120000',
      'refund succeeded 50000',
    ])
    expect(await draftCredits(shop, invoice.id)).toMatchObject([{ note: 'Geste commercial' }])
    await expect(
      refundPayment(await systemRequest(shop), { ...wish, amountCents: 120_001, idempotencyKey: 'form-0002' }),
    ).rejects.toMatchObject({ code: 'payment.refundTooLarge' })
  })
})

describe('a dispute', () => {
  test('P4: takes the money off until it is won', async () => {
    const { invoice, intent } = await paidInvoice()
    shop.double().dispute(intent, 'open')
    await hear()
    expect(told(await paymentsOf(shop, { invoice: invoice.id }))).toEqual(['payment disputed 120000'])
    const contested = await invoiceNow(shop, invoice.id)
    expect(contested).toMatchObject({ state: 'issued', balanceCents: 120_000 })
    expect(contested.disputedAt).toBeTruthy()

    shop.double().dispute(intent, 'won')
    await hear()
    expect(await invoiceNow(shop, invoice.id)).toMatchObject({ state: 'paid', balanceCents: 0, disputedAt: null })
    const mails = await mailsOf(shop, 'payment-review-staff', idOf(invoice.client))
    expect(mails.map(({ data }) => data)).toMatchObject([{ kind: 'disputed' }, { kind: 'dispute-won' }])
  })

  test('P4: after a part was given back, takes the rest off and no more: what came in part counts for nothing', async () => {
    const { invoice, intent } = await paidInvoice()
    shop.double().refund(intent, 20_000)
    await hear()
    shop.double().dispute(intent, 'open')
    await hear()
    expect(await invoiceNow(shop, invoice.id)).toMatchObject({ balanceCents: 120_000, paidCents: 0 })

    shop.double().dispute(intent, 'won')
    await hear()
    expect(await invoiceNow(shop, invoice.id)).toMatchObject({ balanceCents: 20_000, paidCents: 100_000 })
  })

  test('P4: that is lost leaves the invoice to be paid, contested', async () => {
    const { invoice, intent } = await paidInvoice()
    shop.double().dispute(intent, 'lost')
    await hear()
    expect(told(await paymentsOf(shop, { invoice: invoice.id }))).toEqual(['payment dispute-lost 120000'])
    const lost = await invoiceNow(shop, invoice.id)
    expect(lost).toMatchObject({ state: 'issued', balanceCents: 120_000 })
    expect(lost.disputedAt).toBeTruthy()
  })
})
