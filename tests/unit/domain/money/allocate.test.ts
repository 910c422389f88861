import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocateByLargestRemainder } from '@/domain/money/allocate'

const amount = fc.integer({ min: -100_000_000, max: 100_000_000 })
const weights = fc.array(fc.integer({ min: -1_000_000, max: 10_000_000 }), { minLength: 1, maxLength: 8 })
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

describe('M5: the largest remainder', () => {
  test.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [5, [3, 3, 1], [2, 2, 1]],
    [1, [0, 7], [0, 1]],
    [10, [300, -200], [30, -20]],
    [7, [-1, -1], [4, 3]],
    [0, [], []],
    [0, [5, -5], [0, 0]],
  ])('splits %s over %j as %j', (total, parts, expected) => {
    expect(allocateByLargestRemainder(total, parts)).toEqual(expected)
  })

  test('the parts add up to the amount, whatever the signs', () => {
    fc.assert(
      fc.property(amount, weights, (total, parts) => {
        fc.pre(sum(parts) !== 0)
        expect(sum(allocateByLargestRemainder(total, parts))).toBe(total)
      }),
    )
  })

  test('each part lies within one cent of its exact share', () => {
    fc.assert(
      fc.property(amount, weights, (total, parts) => {
        const whole = BigInt(sum(parts))
        fc.pre(whole !== 0n)
        allocateByLargestRemainder(total, parts).forEach((part, index) => {
          const error = BigInt(part) * whole - BigInt(total) * BigInt(parts[index] ?? 0)
          expect(error * error < whole * whole).toBe(true)
        })
      }),
    )
  })

  test('a negative amount is split like its opposite', () => {
    fc.assert(
      fc.property(amount, weights, (total, parts) => {
        fc.pre(sum(parts) !== 0)
        const mirrored = allocateByLargestRemainder(0 - total, parts).map((part) => 0 - part)
        expect(mirrored).toEqual(allocateByLargestRemainder(total, parts))
      }),
    )
  })

  test('an amount without weights, or weights that are no integers, are a fault of the caller', () => {
    expect(() => allocateByLargestRemainder(1, [5, -5])).toThrow(RangeError)
    expect(() => allocateByLargestRemainder(1, [0.5])).toThrow(RangeError)
  })
})
