import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatNumber, parseNumber } from '@/domain/invoices/number'

describe('I1, I8: numbers', () => {
  test.each([
    ['FA', 2026, 1, 'FA-2026-0001'],
    ['AV', 2026, 9_999, 'AV-2026-9999'],
    ['FA', 2026, 10_000, 'FA-2026-10000'],
    ['TU-FA', 2026, 7, 'TU-FA-2026-0007'],
  ])('%s %s %s', (series, year, counter, number) => {
    expect(formatNumber(series, year, counter)).toBe(number)
    expect(parseNumber(number)).toEqual({ series, year, counter })
  })

  test('are read back as they were written', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z]{1,6}$/),
        fc.integer({ min: 2000, max: 2999 }),
        fc.integer({ min: 1 }),
        (series, year, counter) => {
          expect(parseNumber(formatNumber(series, year, counter))).toEqual({ series, year, counter })
        },
      ),
    )
  })

  test.each([
    'FA-2026-001',
    'FA-2026-00001',
    'FA-2026-0000',
    'FA-26-0001',
    '-2026-0001',
    'FA 2026 0001',
    'FA-2026-0001-v2',
    '',
  ])('"%s" is none', (number) =>
    expect(() => parseNumber(number)).toThrow(expect.objectContaining({ code: 'invoice.badNumber' })),
  )

  test('R7: at most 35 characters, of those that the e-invoicing rules allow', () => {
    expect(formatNumber('F'.repeat(25), 2026, 1)).toHaveLength(35)
    for (const series of ['F'.repeat(26), 'FA ', 'FÀ', 'F.A'])
      expect(() => formatNumber(series, 2026, 1)).toThrow(expect.objectContaining({ code: 'invoice.badNumber' }))
  })

  test.each([0, -1, 1.5])('a counter of %s is a fault of the caller', (counter) => {
    expect(() => formatNumber('FA', 2026, counter)).toThrow(RangeError)
  })
})
