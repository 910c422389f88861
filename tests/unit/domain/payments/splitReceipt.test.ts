import { describe, expect, test } from 'vitest'
import { civilDate } from '@/domain/dates/civilDate'
import { splitReceipt, type PayableRow } from '@/domain/payments/splitReceipt'

const row = (id: string, balanceCents: number, dueOn = '2026-12-01'): PayableRow => ({
  id,
  number: `FA-2026-${id}`,
  dueOn: civilDate(dueOn),
  balanceCents,
})
const invoices = [row('0001', 10_000), row('0002', 5_000, '2026-11-01')]
const split = (facts: Partial<Parameters<typeof splitReceipt>[0]>) =>
  splitReceipt({ amountCents: 12_000, invoices, asked: null, allowsCredit: false, creditTo: '0001', ...facts })
const part = (invoiceId: string, amountCents: number) => ({ invoiceId, amountCents })

describe('P4: a receipt of money is split', () => {
  test('over the oldest due first when nobody says', () => {
    expect(split({})).toEqual([part('0002', 5_000), part('0001', 7_000)])
  })

  test('as asked', () => {
    expect(split({ asked: [part('0001', 10_000), part('0002', 2_000)] })).toEqual([
      part('0001', 10_000),
      part('0002', 2_000),
    ])
  })

  test('more than is due is refused, or kept on the last invoice that gets a part', () => {
    const more = { amountCents: 20_000 }
    expect(() => split(more)).toThrow(
      expect.objectContaining({ code: 'payment.moreThanDue', data: { creditCents: 5_000 } }),
    )
    expect(split({ ...more, allowsCredit: true })).toEqual([part('0002', 5_000), part('0001', 15_000)])
  })

  test('what nobody asked for is credit too, never another invoice’s', () => {
    expect(split({ asked: [part('0002', 2_000)], allowsCredit: true })).toEqual([part('0002', 12_000)])
  })

  test('on the invoice that was asked for, when none is due', () => {
    const invoices = [row('0001', 0)]
    expect(split({ invoices, allowsCredit: true })).toEqual([part('0001', 12_000)])
    expect(split({ invoices, asked: [], allowsCredit: true })).toEqual([part('0001', 12_000)])
  })

  test.each([
    ['an invoice that is not among them', [part('9999', 100)], 'payment.unknownInvoice'],
    ['an invoice twice', [part('0001', 100), part('0001', 100)], 'payment.invoiceTwice'],
    ['more than an invoice asks for', [part('0002', 5_001)], 'payment.overAllocated'],
    ['more than came', [part('0001', 10_000), part('0002', 2_001)], 'payment.askedTooMuch'],
  ])('%s is refused', (_, asked, code) => {
    expect(() => split({ asked })).toThrow(expect.objectContaining({ code }))
  })

  test('the parts add up, whatever the amounts', () => {
    for (const amountCents of [1, 4_999, 5_000, 14_999, 15_000, 15_001, 99_999]) {
      const parts = split({ amountCents, allowsCredit: true })
      expect(parts.reduce((sum, each) => sum + each.amountCents, 0)).toBe(amountCents)
    }
  })
})
