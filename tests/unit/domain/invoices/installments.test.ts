import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { installmentAmounts, scheduleProblems } from '@/domain/invoices/installments'
import { computeTotals } from '@/domain/quotes/totals'

/** 300 in the suite; `TU_RUNS=100000` for the proof of issue 4. */
const numRuns = Number(process.env['TU_RUNS'] ?? 300)
const timeout = Math.max(5_000, numRuns * 2)
const shares = fc
  .array(fc.integer({ min: 1, max: 9_999 }), { maxLength: 6 })
  .map((cuts) => [0, ...new Set(cuts), 10_000].toSorted((a, b) => a - b))
  .map((cuts) => cuts.slice(1).map((cut, index) => cut - (cuts[index] ?? 0)))

describe('a payment schedule', () => {
  test('30/40/30 of 1 000,01 €', () => {
    expect(installmentAmounts(100_001, [3_000, 4_000, 3_000])).toEqual([30_000, 40_001, 30_000])
  })

  test('thirds that are not exact', () => {
    expect(installmentAmounts(100, [3_333, 3_333, 3_334])).toEqual([33, 33, 34])
  })

  test.each([
    [[], [{ field: 'schedule', code: 'missing' }]],
    [[3_000, 4_000, 2_999], [{ field: 'schedule', code: 'sharesNotWhole' }]],
    [[0, 10_001, 0.5], [0, 1, 2].map((index) => ({ field: `schedule.${index}.shareBp`, code: 'outOfRange' }))],
    [[10_000], []],
  ])('%j has the problems %j', (sharesBp, problems) => {
    expect(scheduleProblems(sharesBp)).toEqual(problems)
  })

  test('with a fault gives no amounts', () => {
    const problems = [{ field: 'schedule', code: 'sharesNotWhole' }]
    expect(() => installmentAmounts(100, [5_000])).toThrow(
      expect.objectContaining({ code: 'invoice.badSchedule', data: { problems } }),
    )
  })

  test(
    'adds up to the gross, begins with the deposit of M6, and no part is further than two cents from its share',
    () => {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), shares, (grossCents, sharesBp) => {
          const amounts = installmentAmounts(grossCents, sharesBp)
          expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(grossCents)
          const line = { quantityMilli: 1_000, unitPriceCents: grossCents, discountBp: 0, vatRateBp: 0 }
          const totals = computeTotals({ lines: [line], documentDiscountBp: 0, depositBp: sharesBp[0] ?? 0 })
          expect(amounts[0]).toBe(totals.depositGrossCents)
          amounts.forEach((amount, index) => {
            const exact = (grossCents * (sharesBp[index] ?? 0)) / 10_000
            expect(Math.abs(amount - exact)).toBeLessThan(2)
          })
        }),
        { numRuns },
      )
    },
    timeout,
  )
})
