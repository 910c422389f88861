import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computeTotals, lineNet, vatCategories, type PricedLine, type QuoteTotals } from '@/domain/quotes/totals'
import corpus from './quotes-with-totals.json'

const line = (facts: Partial<PricedLine> = {}): PricedLine => ({
  quantityMilli: 1_000,
  unitPriceCents: 10_000,
  discountBp: 0,
  vatRateBp: 2_000,
  ...facts,
})

const totalsOf = (lines: PricedLine[], terms: { documentDiscountBp?: number; depositBp?: number } = {}): QuoteTotals =>
  computeTotals({ lines, documentDiscountBp: 0, depositBp: 3_000, ...terms })

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0)

describe('the corpus of totals that an independent program worked out from exact rationals', () => {
  test('holds 120 quotes', () => expect(corpus.quotes).toHaveLength(120))

  test.each(corpus.quotes)('M1–M6: $id', ({ expected, ...quote }) => {
    const totals = computeTotals(quote)
    const vat = totals.vat.map(({ rateBp, netCents, vatCents }) => ({ rateBp, netCents, vatCents }))
    expect({ ...totals, vat }).toEqual(expected)
  })
})

describe('M3: the line net', () => {
  test.each([
    ['half a cent goes up', 500, 1, 1],
    ['half a cent of a negative line goes away from zero', 500, -1, -1],
    ['less than half goes to zero', 499, 1, 0],
    ['a credit by negative quantity', -1_500, 10_001, -15_002],
  ])('%s', (_what, quantityMilli, unitPriceCents, expected) => {
    expect(lineNet(line({ quantityMilli, unitPriceCents }))).toBe(expected)
  })

  test('is exact where the product passes 2^53', () => {
    expect(lineNet(line({ quantityMilli: 999_999_999, unitPriceCents: 99_999_999 }))).toBe(99_999_998_900_000)
  })

  test('rounds once, after the discount', () => {
    // 1.5 × 0.33 € × 50 % = 0.2475 €; rounding before the discount would give 0.25 €
    expect(lineNet(line({ quantityMilli: 1_500, unitPriceCents: 33, discountBp: 5_000 }))).toBe(25)
    expect(lineNet(line({ quantityMilli: 500, unitPriceCents: 97, discountBp: 5_000 }))).toBe(24)
  })
})

describe('M4: VAT', () => {
  test('is computed per rate group, not per line', () => {
    const { vat } = totalsOf([line({ unitPriceCents: 2 }), line({ unitPriceCents: 1 })])
    expect(vat).toEqual([{ category: 'S', rateBp: 2_000, netCents: 3, vatCents: 1 }])
  })

  test('keeps categories of the same rate apart; a rate of 0 is exempt unless said otherwise', () => {
    const { vat } = totalsOf([line({ vatRateBp: 0, vatCategory: 'AE' }), line({ vatRateBp: 0 }), line()])
    expect(vat.map(({ category, rateBp }) => [category, rateBp])).toEqual([
      ['S', 2_000],
      ['E', 0],
      ['AE', 0],
    ])
  })
})

describe('M5: the document discount', () => {
  test('gives the odd cent of a tie to the higher rate', () => {
    const { vat } = totalsOf([line({ unitPriceCents: 50, vatRateBp: 1_000 }), line({ unitPriceCents: 50 })], {
      documentDiscountBp: 100,
    })
    expect(vat.map((group) => group.netCents)).toEqual([49, 50])
  })
})

describe('refusals', () => {
  test.each([
    ['quote.discountOutOfRange', [line({ discountBp: 10_001 })], {}],
    ['quote.discountOutOfRange', [line()], { documentDiscountBp: -1 }],
    ['quote.depositOutOfRange', [line()], { depositBp: 10_001 }],
    ['quote.vatRateOutOfRange', [line({ vatRateBp: 0.2 })], {}],
    ['money.tooLarge', [line({ quantityMilli: Number.MAX_SAFE_INTEGER, unitPriceCents: 100_000_000 })], {}],
  ])('%s', (code, lines, terms) => {
    expect(() => totalsOf(lines, terms)).toThrow(expect.objectContaining({ code }))
  })
})

const pricedLine: fc.Arbitrary<PricedLine> = fc.record({
  quantityMilli: fc.integer({ min: -20_000, max: 500_000 }),
  unitPriceCents: fc.integer({ min: -50_000, max: 2_000_000 }),
  discountBp: fc.integer({ min: 0, max: 10_000 }),
  vatRateBp: fc.constantFrom(2_000, 1_000, 550, 210, 0),
  vatCategory: fc.option(fc.constantFrom(...vatCategories), { nil: undefined }),
})
const anyQuote = fc.record({
  lines: fc.array(pricedLine, { maxLength: 12 }),
  documentDiscountBp: fc.integer({ min: 0, max: 10_000 }),
  depositBp: fc.integer({ min: 0, max: 10_000 }),
})

describe('every quote, credits included', () => {
  test('M5, M6: the VAT groups add up to the document exactly', () => {
    fc.assert(
      fc.property(anyQuote, (quote) => {
        const totals = computeTotals(quote)
        expect(sum(totals.lineNetCents)).toBe(totals.subtotalCents)
        expect(totals.subtotalCents - totals.documentDiscountCents).toBe(totals.netCents)
        expect(sum(totals.vat.map((group) => group.netCents))).toBe(totals.netCents)
        expect(sum(totals.vat.map((group) => group.vatCents))).toBe(totals.vatCents)
        expect(totals.netCents + totals.vatCents).toBe(totals.grossCents)
      }),
      { numRuns: 500 },
    )
  })

  test('M4: each group’s VAT lies within half a cent of the exact one', () => {
    fc.assert(
      fc.property(anyQuote, (quote) => {
        for (const { netCents, vatCents, rateBp } of computeTotals(quote).vat) {
          expect(Math.abs(vatCents * 10_000 - netCents * rateBp)).toBeLessThanOrEqual(5_000)
        }
      }),
    )
  })

  test('groups come by falling rate, each (category, rate) once', () => {
    fc.assert(
      fc.property(anyQuote, (quote) => {
        const { vat } = computeTotals(quote)
        expect(vat.map((group) => group.rateBp)).toEqual(vat.map((group) => group.rateBp).toSorted((a, b) => b - a))
        expect(new Set(vat.map(({ category, rateBp }) => `${category} ${rateBp}`)).size).toBe(vat.length)
      }),
    )
  })

  test('negating every price negates every amount (credit notes mirror their invoice)', () => {
    fc.assert(
      fc.property(anyQuote, (quote) => {
        const negated = quote.lines.map((each) => ({ ...each, unitPriceCents: 0 - each.unitPriceCents }))
        const totals = computeTotals(quote)
        const mirror = computeTotals({ ...quote, lines: negated })
        expect(mirror.grossCents).toBe(0 - totals.grossCents)
        expect(mirror.vat.map((group) => 0 - group.vatCents)).toEqual(totals.vat.map((group) => group.vatCents))
      }),
    )
  })
})
