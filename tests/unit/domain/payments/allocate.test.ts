import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { civilDate } from '@/domain/dates/civilDate'
import { allocateAsAsked, allocateOldestFirst } from '@/domain/payments/allocate'

const invoices = [
  { number: 'FA-2026-0003', dueOn: civilDate('2026-12-31'), balanceCents: 30_000 },
  { number: 'FA-2026-0002', dueOn: civilDate('2026-11-30'), balanceCents: 20_000 },
  { number: 'FA-2026-0001', dueOn: civilDate('2026-11-30'), balanceCents: 10_000 },
]
const refused = (code: string, data: Record<string, unknown>): unknown => expect.objectContaining({ code, data })

describe('P4: a payment for several invoices', () => {
  test('pays the oldest due date first, and the lower number of one day', () => {
    expect(allocateOldestFirst(25_000, invoices)).toEqual({
      allocations: [
        { number: 'FA-2026-0001', amountCents: 10_000 },
        { number: 'FA-2026-0002', amountCents: 15_000 },
      ],
      creditCents: 0,
    })
  })

  test('leaves a credit when it is more than all of them', () => {
    expect(allocateOldestFirst(60_001, invoices)).toMatchObject({ creditCents: 1 })
  })

  test('pays nothing on an invoice that has a credit itself', () => {
    const overpaid = [{ number: 'FA-2026-0004', dueOn: civilDate('2026-01-01'), balanceCents: -500 }]
    expect(allocateOldestFirst(100, overpaid)).toEqual({ allocations: [], creditCents: 100 })
  })

  test('is never more nor less than the payment', () => {
    const balances = fc.array(fc.integer({ min: -100, max: 10_000 }), { maxLength: 6 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50_000 }), balances, (amountCents, some) => {
        const open = some.map((balanceCents, index) => ({
          number: `FA-2026-000${index}`,
          dueOn: civilDate('2026-12-01'),
          balanceCents,
        }))
        const { allocations, creditCents } = allocateOldestFirst(amountCents, open)
        expect(allocations.reduce((sum, each) => sum + each.amountCents, 0) + creditCents).toBe(amountCents)
        expect(creditCents).toBeGreaterThanOrEqual(0)
        for (const { number, amountCents: part } of allocations)
          expect(part).toBeLessThanOrEqual(open.find((each) => each.number === number)?.balanceCents ?? 0)
      }),
    )
  })

  test('goes where a person says, the rest being a credit', () => {
    const asked = [{ number: 'FA-2026-0003', amountCents: 12_000 }]
    expect(allocateAsAsked(15_000, invoices, asked)).toEqual({ allocations: asked, creditCents: 3_000 })
  })

  test.each([
    [
      [{ number: 'FA-2026-0001', amountCents: 10_001 }],
      'payment.overAllocated',
      { number: 'FA-2026-0001', balanceCents: 10_000 },
    ],
    [
      [
        { number: 'FA-2026-0001', amountCents: 10_000 },
        { number: 'FA-2026-0002', amountCents: 5_001 },
      ],
      'payment.askedTooMuch',
      { amountCents: 15_000, askedCents: 15_001 },
    ],
    [[{ number: 'FA-2026-0009', amountCents: 1 }], 'payment.unknownInvoice', { number: 'FA-2026-0009' }],
    [
      [
        { number: 'FA-2026-0001', amountCents: 6_000 },
        { number: 'FA-2026-0001', amountCents: 6_000 },
      ],
      'payment.invoiceTwice',
      { number: 'FA-2026-0001' },
    ],
    [[{ number: 'FA-2026-0001', amountCents: 0 }], 'payment.notPositive', { amountCents: 0 }],
  ])('%j is refused: %s', (asked, code, data) => {
    expect(() => allocateAsAsked(15_000, invoices, asked)).toThrow(refused(code, data))
  })

  test.each([0, -1, 0.5])('%s cents are no payment', (amountCents) => {
    expect(() => allocateOldestFirst(amountCents, invoices)).toThrow(refused('payment.notPositive', { amountCents }))
  })
})
