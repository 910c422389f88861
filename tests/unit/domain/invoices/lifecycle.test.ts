import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  balanceOf,
  decideInvoice,
  invoiceCommands,
  invoiceCommandsByState,
  invoiceStates,
  paymentState,
  type InvoiceMoney,
  type InvoiceState,
} from '@/domain/invoices/lifecycle'
import { lifeOf } from '../lifeOf'

const money = (facts: Partial<InvoiceMoney> = {}): InvoiceMoney => ({
  grossCents: 12_000,
  deductedCents: 0,
  paidCents: 0,
  creditedCents: 0,
  isUncollectible: false,
  ...facts,
})

describe('the life of an invoice (I)', () => {
  test('every state × every command', () => {
    const life = {
      states: invoiceStates,
      commands: invoiceCommands,
      decide: (state: (typeof invoiceStates)[number], command: (typeof invoiceCommands)[number]) =>
        decideInvoice(state, command, moneyAfter[command]),
    }
    const moneyAfter = {
      issue: money(),
      recordPayment: money({ paidCents: 12_000 }),
      credit: money({ creditedCents: 12_000 }),
      writeOff: money({ isUncollectible: true }),
    }
    expect(lifeOf(life)).toEqual([
      'draft issue → issued',
      'issued recordPayment → paid',
      'issued credit → cancelled',
      'issued writeOff → uncollectible',
      'partially-paid recordPayment → paid',
      'partially-paid credit → cancelled',
      'partially-paid writeOff → uncollectible',
      'paid recordPayment → paid',
      'paid credit → cancelled',
      'cancelled recordPayment → paid',
      'uncollectible recordPayment → paid',
      'uncollectible credit → cancelled',
    ])
  })

  test('every state is reachable from draft', () => {
    const after = {
      issue: [money()],
      recordPayment: [money({ paidCents: 1 }), money({ paidCents: 12_000 })],
      credit: [money({ creditedCents: 12_000 })],
      writeOff: [money({ isUncollectible: true })],
    }
    const reached = new Set<InvoiceState>(['draft'])
    for (const state of reached)
      for (const command of invoiceCommandsByState[state])
        for (const facts of after[command]) reached.add(decideInvoice(state, command, facts))
    expect([...reached].toSorted()).toEqual([...invoiceStates].toSorted())
  })
})

describe('the state derives from the money', () => {
  test.each<[string, Partial<InvoiceMoney>, string, number]>([
    ['nothing paid', {}, 'issued', 12_000],
    ['something paid', { paidCents: 1 }, 'partially-paid', 11_999],
    ['all paid', { paidCents: 12_000 }, 'paid', 0],
    ['P4: too much paid', { paidCents: 12_001 }, 'paid', -1],
    ['a refund of everything', { paidCents: 0 }, 'issued', 12_000],
    ['I5: a final invoice whose deposits cover it', { deductedCents: 12_000 }, 'paid', 0],
    ['I5: a final invoice, its rest paid', { deductedCents: 3_600, paidCents: 8_400 }, 'paid', 0],
    ['I6: part of it credited', { creditedCents: 2_000 }, 'issued', 10_000],
    ['I6: part of it credited, the rest paid', { creditedCents: 2_000, paidCents: 10_000 }, 'paid', 0],
    ['R22: paid, then credited: a refund is owed', { creditedCents: 12_000, paidCents: 12_000 }, 'cancelled', -12_000],
    ['I6: a final invoice, its rest credited', { deductedCents: 3_600, creditedCents: 8_400 }, 'cancelled', 0],
    ['written off', { isUncollectible: true, paidCents: 1 }, 'uncollectible', 11_999],
    ['written off, paid all the same', { isUncollectible: true, paidCents: 12_000 }, 'paid', 0],
    ['an invoice of nothing', { grossCents: 0 }, 'paid', 0],
  ])('%s', (_what, facts, state, balance) => {
    expect(paymentState(money(facts))).toBe(state)
    expect(balanceOf(money(facts))).toBe(balance)
  })

  test('an open state always has something left to pay, a paid one never', () => {
    const amount = fc.integer({ min: 0, max: 20_000 })
    fc.assert(
      fc.property(amount, amount, amount, (paidCents, creditedCents, deductedCents) => {
        const facts = money({ paidCents, creditedCents, deductedCents })
        const isOpen = ['issued', 'partially-paid'].includes(paymentState(facts))
        const isCancelled = paymentState(facts) === 'cancelled'
        expect(isCancelled || isOpen === balanceOf(facts) > 0).toBe(true)
      }),
    )
  })
})
