import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { vatSharesOfPayment } from '@/domain/payments/vatShares'
import { computeTotals, type VatGroup } from '@/domain/quotes/totals'

/** 300 in the suite; `TU_RUNS=100000` for the proof of issue 4. */
const numRuns = Number(process.env['TU_RUNS'] ?? 300)
const timeout = Math.max(5_000, numRuns * 2)
const groups: VatGroup[] = [
  { category: 'S', rateBp: 2_000, netCents: 100_000, vatCents: 20_000 },
  { category: 'S', rateBp: 1_000, netCents: 50_000, vatCents: 5_000 },
]
const brought = (shares: readonly VatGroup[]): number[][] =>
  shares.map(({ rateBp, netCents, vatCents }) => [rateBp, netCents, vatCents])

describe('R55: a payment over the VAT groups of its invoice', () => {
  test('brings each group its part', () => {
    expect(brought(vatSharesOfPayment(groups, 0, 17_500))).toEqual([
      [2_000, 10_000, 2_000],
      [1_000, 5_000, 500],
    ])
  })

  test('of the whole invoice brings the groups themselves', () => {
    expect(vatSharesOfPayment(groups, 0, 175_000)).toEqual(groups)
  })

  test('the last one brings what the earlier ones left', () => {
    const first = vatSharesOfPayment(groups, 0, 1)
    const last = vatSharesOfPayment(groups, 1, 174_999)
    expect(brought(first)).toEqual([[2_000, 1, 0]])
    expect(brought(last)).toEqual([
      [2_000, 99_999, 20_000],
      [1_000, 50_000, 5_000],
    ])
  })

  test('a refund takes back what its money brought', () => {
    const back = vatSharesOfPayment(groups, 17_500, -17_500)
    expect(brought(back)).toEqual([
      [2_000, -10_000, -2_000],
      [1_000, -5_000, -500],
    ])
  })

  test.each([
    [0, 175_001],
    [175_000, 1],
    [10, -11],
  ])('P4: after %s cents, %s more are not the invoice’s', (already, amount) => {
    expect(() => vatSharesOfPayment(groups, already, amount)).toThrow(RangeError)
  })

  test(
    'any payments and refunds: each has its own amount, and once all is paid the groups are exact',
    () => {
      const line = fc.record({
        quantityMilli: fc.constant(1_000),
        unitPriceCents: fc.integer({ min: -500, max: 50_000 }),
        discountBp: fc.constant(0),
        vatRateBp: fc.constantFrom(2_000, 1_000, 550, 210, 0),
      })
      const totalsOfAny = fc
        .array(line, { minLength: 1, maxLength: 6 })
        .map((lines) => computeTotals({ lines, documentDiscountBp: 0, depositBp: 0 }))
        .filter(({ grossCents }) => grossCents > 0)
      const levels = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 5 })
      fc.assert(
        fc.property(totalsOfAny, levels, ({ vat, grossCents }, percents) => {
          const balances = [...percents.map((percent) => Math.floor((grossCents * percent) / 100)), grossCents]
          const received = balances.map((balance, index) => {
            const before = balances[index - 1] ?? 0
            const shares = vatSharesOfPayment(vat, before, balance - before)
            expect(shares.reduce((sum, { netCents, vatCents }) => sum + netCents + vatCents, 0)).toBe(balance - before)
            return shares
          })
          for (const group of vat) {
            const own = received.flat().filter(({ rateBp }) => rateBp === group.rateBp)
            expect(own.reduce((sum, { netCents }) => sum + netCents, 0)).toBe(group.netCents)
            expect(own.reduce((sum, { vatCents }) => sum + vatCents, 0)).toBe(group.vatCents)
          }
        }),
        { numRuns },
      )
    },
    timeout,
  )
})
