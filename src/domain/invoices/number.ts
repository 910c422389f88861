import { DomainError } from '../errors'

export type DocumentNumber = { series: string; year: number; counter: number }

/** Length and characters that the French e-invoicing rules allow (R7: BR-FR-01, BR-FR-02). */
const allowed = /^[A-Za-z0-9+\-_/]{1,35}$/

/**
 * "FA-2026-0001": series, year and a counter of at least four digits (I1, I8). Quotes are numbered the same way.
 *
 * @throws {DomainError} `invoice.badNumber` { number } when the series makes it too long or brings a forbidden character
 */
export function formatNumber(series: string, year: number, counter: number): string {
  if (!Number.isSafeInteger(counter) || counter < 1) throw new RangeError(`Counters start at 1: ${counter}`)
  const number = `${series}-${year}-${String(counter).padStart(4, '0')}`
  if (!allowed.test(number)) throw new DomainError('invoice.badNumber', { number })
  return number
}

/**
 * The parts of a number; sort by counter, never by text (I8).
 *
 * @throws {DomainError} `invoice.badNumber` { number }
 */
export function parseNumber(number: string): DocumentNumber {
  const [, series, year, counter] = /^(.+)-(\d{4})-(\d{4,})$/.exec(number) ?? []
  const parts = { series: series ?? '', year: Number(year), counter: Number(counter) }
  const isCanonical =
    parts.series !== '' && parts.counter > 0 && formatNumber(parts.series, parts.year, parts.counter) === number
  if (!isCanonical) throw new DomainError('invoice.badNumber', { number })
  return parts
}
