import { describe, expect, test } from 'vitest'

import { failedWords, isAwaitingConfirmation, standingWords } from '@/components/pay/standingWords'
import type { InvoicePageState } from '@/contracts/pay'
import { addDays, civilDate } from '@/domain/dates/civilDate'
import { formatCents } from '@/domain/money/format'
import { payTexts } from '@/i18n/pay'

import { finalInvoiceContentFixture } from '../../../factories/invoiceContent'
import { invoiceView, payment } from './invoiceView'

const fr = payTexts('fr')
const { dueOn } = finalInvoiceContentFixture()
const dueOnWords = '17\u00a0mars\u00a02027'

function told(facts: Parameters<typeof invoiceView>[0], daysFromDue = -10, back: 'none' | 'paid' = 'none') {
  return standingWords({ view: invoiceView(facts), today: addDays(dueOn, daysFromDue), back }, fr)
}

describe('I9: how an invoice stands is told in days', () => {
  test.each([
    [-10, 'À régler sous 10 jours'],
    [-1, 'À régler d’ici demain'],
    [0, 'À régler aujourd’hui'],
  ])('%i days from its due date', (days, title) => {
    expect(told({ state: 'due' }, days)).toMatchObject({ title, body: expect.stringContaining(dueOnWords) })
  })

  test.each([
    [1, 'L’échéance était hier'],
    [12, 'L’échéance est passée depuis 12 jours'],
  ])('kindly, %i days after it', (days, title) => {
    const words = told({ state: 'overdue' }, days)
    expect(words).toMatchObject({ title, body: expect.stringContaining(dueOnWords) })
    expect(words.body).toContain('merci')
  })
})

describe('P4: what is on its way is told as such', () => {
  const on = civilDate('2027-03-02')

  test('a debit takes its days', () => {
    const payments = [payment({ state: 'pending', method: 'sepa-debit', on })]
    const { title, body } = told({ state: 'processing', dueCents: 0, payments })
    expect(title).toBe('Votre prélèvement est en cours')
    expect(body).toContain('Demandé le 2\u00a0mars\u00a02027, il prend 3 à 5 jours ouvrés')
  })

  test('a card that is not confirmed promises no days', () => {
    const { title, body } = told({ state: 'processing', dueCents: 0, payments: [payment({ state: 'pending', on })] })
    expect(title).toBe('Votre paiement est en cours')
    expect(body).not.toContain('jours ouvrés')
  })

  test('a debit that failed is told while there is something to pay, with what was refused', () => {
    const failed = payment({ state: 'failed', method: 'sepa-debit', on, amountCents: 250_000 })
    const words = failedWords(invoiceView({ payments: [failed] }), fr)
    expect(words?.title).toBe('Le prélèvement du 2\u00a0mars\u00a02027 n’a pas abouti')
    expect(words?.body).toContain(formatCents(250_000, { language: 'fr' }))
    expect(failedWords(invoiceView({ payments: [failed], dueCents: 0 }), fr)).toBeNull()
    expect(failedWords(invoiceView({ payments: [failed, payment()] }), fr)).toBeNull()
  })
})

describe('P2: back from the provider’s page', () => {
  test('nothing is called paid until a row says so', () => {
    expect(isAwaitingConfirmation({ view: invoiceView({ state: 'due' }), back: 'paid' })).toBe(true)
    expect(isAwaitingConfirmation({ view: invoiceView({ state: 'overdue' }), back: 'paid' })).toBe(true)
    expect(isAwaitingConfirmation({ view: invoiceView({ state: 'processing' }), back: 'paid' })).toBe(false)
    expect(isAwaitingConfirmation({ view: invoiceView({ state: 'paid' }), back: 'paid' })).toBe(false)
  })

  test('who left it, or comes by the link, waits for nothing', () => {
    expect(isAwaitingConfirmation({ view: invoiceView(), back: 'abandoned' })).toBe(false)
    expect(isAwaitingConfirmation({ view: invoiceView(), back: 'none' })).toBe(false)
  })

  test('"Paiement reçu" with its day, once it is there', () => {
    const facts = { state: 'paid', dueCents: 0, payments: [payment()] } as const
    expect(told(facts, -10, 'paid').title).toBe('Paiement reçu')
    expect(told(facts).title).toBe('Cette facture est réglée')
    expect(told(facts).body).toContain('1er\u00a0mars\u00a02027')
  })

  test('an invoice that deposits cover has no payment to date', () => {
    expect(told({ state: 'paid', dueCents: 0 })).toEqual({
      title: 'Cette facture est réglée',
      body: 'Rien n’est à payer.',
    })
  })
})

const states = [
  'preparing',
  'due',
  'overdue',
  'processing',
  'paid',
  'refunded',
  'cancelled',
  'credit-note',
] as const satisfies readonly InvoicePageState[]

test.each(states)('no sentence of "%s" has a hole, in either language', (state) => {
  for (const language of ['fr', 'en'] as const) {
    const view = invoiceView({ state, payments: [payment()] })
    const words = standingWords({ view, today: addDays(dueOn, 3), back: 'none' }, payTexts(language))
    expect(`${words.title} ${words.body}`).not.toMatch(/[{}]|undefined|NaN/)
  }
})
