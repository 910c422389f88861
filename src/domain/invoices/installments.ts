import { DomainError } from '../errors'
import { allocateByLargestRemainder } from '../money/allocate'
import { roundedRatio, type BasisPoints, type Cents } from '../money/cents'
import type { Problem } from '../problems'

/**
 * Every fault of a payment schedule such as 30/40/30, at once: `missing` when it is empty, `outOfRange` for a share that is not
 * 1 … 10 000 bp, `sharesNotWhole` when they do not add up to 10 000.
 */
export function scheduleProblems(sharesBp: readonly BasisPoints[]): Problem[] {
  if (sharesBp.length === 0) return [{ field: 'schedule', code: 'missing' }]
  const ofShares = sharesBp.flatMap((shareBp, index) =>
    isShare(shareBp) ? [] : [{ field: `schedule.${index}.shareBp`, code: 'outOfRange' }],
  )
  if (ofShares.length > 0) return ofShares
  const isWhole = sharesBp.reduce<number>((sum, shareBp) => sum + shareBp, 0) === 10_000
  return isWhole ? [] : [{ field: 'schedule', code: 'sharesNotWhole' }]
}

function isShare(shareBp: BasisPoints): boolean {
  return Number.isInteger(shareBp) && shareBp >= 1 && shareBp <= 10_000
}

/**
 * The amounts of a payment schedule; they add up to the gross. The first is rounded as a deposit is, so that it is the one that
 * was signed (M6); the others share the rest by largest remainder.
 *
 * @throws {DomainError} `invoice.badSchedule` { problems }
 */
export function installmentAmounts(grossCents: Cents, sharesBp: readonly BasisPoints[]): Cents[] {
  const problems = scheduleProblems(sharesBp)
  if (problems.length > 0) throw new DomainError('invoice.badSchedule', { problems })
  const [firstBp = 10_000, ...otherSharesBp] = sharesBp
  const firstCents = roundedRatio(BigInt(grossCents) * BigInt(firstBp), 10_000n)
  return [firstCents, ...allocateByLargestRemainder(grossCents - firstCents, otherSharesBp)]
}
