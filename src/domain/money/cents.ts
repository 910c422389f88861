import { DomainError } from '../errors'

declare const brand: unique symbol

/** An amount in the currency's minor unit, a safe integer, possibly negative (M1). */
export type Cents = number & { readonly [brand]?: 'Cents' }
/** A quantity in thousandths: 1.5 days = 1500 (M2). */
export type Milli = number & { readonly [brand]?: 'Milli' }
/** A rate in basis points: 20 % = 2000 (M2). */
export type BasisPoints = number & { readonly [brand]?: 'BasisPoints' }

/**
 * The exact quotient rounded to the nearest integer, halves away from zero (M3).
 *
 * @throws {DomainError} `money.tooLarge` when the result is no safe integer
 */
export function roundedRatio(numerator: bigint, denominator: bigint): number {
  if (denominator === 0n) throw new RangeError('A ratio needs a denominator other than zero')
  const isNegative = numerator < 0n !== denominator < 0n
  const [top, bottom] = [absolute(numerator), absolute(denominator)]
  const magnitude = (2n * top + bottom) / (2n * bottom)
  return assertNotTooLarge(Number(isNegative ? 0n - magnitude : magnitude))
}

/**
 * The sum of amounts; 0 for none.
 *
 * @throws {DomainError} `money.tooLarge` when the sum is no safe integer
 */
export function addCents(...amounts: readonly Cents[]): Cents {
  return assertNotTooLarge(amounts.reduce<number>((sum, amount) => sum + assertCents(amount), 0))
}

/** The same number, promised to be a whole amount; a plain error otherwise, as no form may let one through (M1). */
export function assertCents(value: number): Cents {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a whole number of minor units: ${value}`)
  return value
}

function assertNotTooLarge(value: number): number {
  if (!Number.isSafeInteger(value)) throw new DomainError('money.tooLarge')
  return value
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value
}
