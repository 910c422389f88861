import { describe, expect, test } from 'vitest'

import { civilDate } from '@/domain/dates/civilDate'
import { receiptContent, type ReceivedPayment } from '@/domain/payments/receipt'

import { finalInvoiceContentFixture, invoiceContentFixture } from '../../../factories/invoiceContent'

const came: ReceivedPayment = {
  kind: 'payment',
  state: 'succeeded',
  receivedOn: civilDate('2027-03-01'),
  amountCents: 100_000,
  method: 'card',
  reference: null,
}

describe('I9: a receipt says what is left', () => {
  test('of a final invoice, less its deposits, its credit notes and all that came before', () => {
    const invoice = finalInvoiceContentFixture()
    const receipt = receiptContent({ payment: came, invoice, movedCents: 150_000, creditedCents: 30_000 })
    expect(receipt.leftCents).toBe(invoice.payableCents - 180_000)
    expect(receipt).toMatchObject({
      amountCents: 100_000,
      receivedOn: '2027-03-01',
      invoice: { number: invoice.number },
    })
  })

  test('nothing of a deposit that is paid: its prepaid amount is the payment itself (I5)', () => {
    const invoice = invoiceContentFixture()
    const payment = { ...came, amountCents: invoice.grossCents }
    expect(receiptContent({ payment, invoice, movedCents: invoice.grossCents, creditedCents: 0 }).leftCents).toBe(0)
  })

  test('P4: less than nothing when too much was paid', () => {
    const invoice = finalInvoiceContentFixture()
    const movedCents = invoice.payableCents + 1
    expect(receiptContent({ payment: came, invoice, movedCents, creditedCents: 0 }).leftCents).toBe(-1)
  })

  test.each([
    ['a refund', { kind: 'refund' }],
    ['money on its way', { state: 'pending', receivedOn: null }],
    ['a failed debit', { state: 'failed' }],
    ['a contested payment', { state: 'disputed' }],
    ['money without a day', { receivedOn: null }],
  ] as const)('%s has none', (_name, facts) => {
    const invoice = finalInvoiceContentFixture()
    const payment = { ...came, ...facts }
    expect(() => receiptContent({ payment, invoice, movedCents: 0, creditedCents: 0 })).toThrow('receipt.notReceived')
  })

  test('a refunded payment keeps its receipt: the money did come', () => {
    const payment = { ...came, state: 'refunded' } as const
    const invoice = finalInvoiceContentFixture()
    expect(receiptContent({ payment, invoice, movedCents: 100_000, creditedCents: 0 }).amountCents).toBe(100_000)
  })
})
