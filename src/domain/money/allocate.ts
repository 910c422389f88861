import { assertCents, type Cents } from './cents'

/** The whole part of one share, and what was cut off it, in `1 / Σ weights`. */
type Share = { index: number; whole: bigint; remainder: bigint }

/**
 * Splits an amount in proportion to integer weights, so that the parts add up to it exactly (largest
 * remainder, M5). Equal remainders go to the earlier weight: order by falling rate before the call. Each part is within one
 * cent of its exact share, and splitting `-total` gives the negated parts.
 *
 * @returns one part per weight, in the same order
 */
export function allocateByLargestRemainder(total: Cents, weights: readonly number[]): Cents[] {
  if (total < 0) return allocateByLargestRemainder(0 - total, weights).map((part) => 0 - part)
  const sumOfWeights = weights.reduce((sum, weight) => sum + BigInt(assertCents(weight)), 0n)
  if (sumOfWeights === 0n) return allocateToNobody(total, weights)
  const shares = weights.map((weight, index) => exactShare({ total, weight, sumOfWeights, index }))
  const missing = BigInt(total) - shares.reduce((sum, share) => sum + share.whole, 0n)
  const raised = new Set(
    shares
      .toSorted(byFallingRemainder)
      .slice(0, Number(missing))
      .map((share) => share.index),
  )
  return shares.map(({ whole, index }) => Number(raised.has(index) ? whole + 1n : whole))
}

function allocateToNobody(total: Cents, weights: readonly number[]): Cents[] {
  if (total !== 0) throw new RangeError('Weights that add up to zero cannot share an amount')
  return weights.map(() => 0)
}

function exactShare(input: { total: Cents; weight: number; sumOfWeights: bigint; index: number }): Share {
  const sign = input.sumOfWeights < 0n ? -1n : 1n
  const divisor = input.sumOfWeights * sign
  const numerator = BigInt(input.total) * BigInt(input.weight) * sign
  const remainder = ((numerator % divisor) + divisor) % divisor
  return { index: input.index, whole: (numerator - remainder) / divisor, remainder }
}

function byFallingRemainder(a: Share, b: Share): number {
  if (a.remainder === b.remainder) return a.index - b.index
  return a.remainder > b.remainder ? -1 : 1
}
