import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addCents, assertCents, roundedRatio } from '@/domain/money/cents'

describe('M3: rounding half away from zero', () => {
  test.each([
    [1n, 2n, 1],
    [-1n, 2n, -1],
    [1n, -2n, -1],
    [-1n, -2n, 1],
    [49n, 100n, 0],
    [-49n, 100n, 0],
    [3n, 2n, 2],
    [-5n, 2n, -3],
    [2n ** 80n, 2n ** 70n, 1_024],
  ])('%s / %s = %s', (numerator, denominator, expected) => {
    expect(roundedRatio(numerator, denominator)).toBe(expected)
  })

  test('is never more than half away from the exact ratio, and mirrors for the opposite sign', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
        fc.bigInt({ min: 10_000n, max: 10n ** 9n }),
        (n, d) => {
          const rounded = BigInt(roundedRatio(n, d))
          const twiceTheError = 2n * (rounded * d - n)
          expect(twiceTheError <= d && twiceTheError >= -d).toBe(true)
          expect(roundedRatio(-n, d)).toBe(Number(-rounded))
        },
      ),
    )
  })

  test('refuses what no longer is exact, and no denominator at all', () => {
    expect(() => roundedRatio(2n ** 53n, 1n)).toThrow(expect.objectContaining({ code: 'money.tooLarge' }))
    expect(() => roundedRatio(1n, 0n)).toThrow(RangeError)
  })
})

describe('M1: amounts are safe integers', () => {
  test('sums', () => {
    expect(addCents()).toBe(0)
    expect(addCents(1, -3, 10)).toBe(8)
  })

  test.each([0.1, Number.NaN, 2 ** 53, Number.POSITIVE_INFINITY])('%s is refused', (amount) => {
    expect(() => assertCents(amount)).toThrow(RangeError)
    expect(() => addCents(1, amount)).toThrow(RangeError)
  })

  test('a sum that is too large is refused', () => {
    expect(() => addCents(Number.MAX_SAFE_INTEGER, 1)).toThrow(expect.objectContaining({ code: 'money.tooLarge' }))
  })
})
