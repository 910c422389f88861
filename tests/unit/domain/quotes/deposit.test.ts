import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { depositOf, remainderAfterDeposits, splitGross, type Deposit } from '@/domain/quotes/deposit'
import { computeTotals, type VatGroup } from '@/domain/quotes/totals'
import corpus from './quotes-with-totals.json'

const group = (facts: Partial<VatGroup> = {}): VatGroup => ({
  category: 'S',
  rateBp: 2_000,
  netCents: 100_000,
  vatCents: 20_000,
  ...facts,
})
const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)
const grossOf = ({ netCents, vatCents }: { netCents: number; vatCents: number }): number => netCents + vatCents

const line = fc.record({
  quantityMilli: fc.integer({ min: 1, max: 50_000 }),
  unitPriceCents: fc.integer({ min: -20_000, max: 500_000 }),
  discountBp: fc.integer({ min: 0, max: 10_000 }),
  vatRateBp: fc.constantFrom(2_000, 1_000, 550, 210, 0),
})
const signedQuote = fc
  .record({
    lines: fc.array(line, { minLength: 1, maxLength: 8 }),
    documentDiscountBp: fc.integer({ min: 0, max: 3_000 }),
    depositBp: fc.integer({ min: 1, max: 10_000 }),
  })
  .map(computeTotals)
  .filter((totals) => totals.grossCents > 0)

/** Pays a quote in slices, each a share of what is left. */
const depositsOf = (totals: { vat: VatGroup[]; grossCents: number }, shares: readonly number[]): Deposit[] => {
  let left = totals.grossCents
  return shares.map((share) => {
    const slice = Math.floor((left * share) / 100)
    left -= slice
    return splitGross(totals.vat, slice)
  })
}

describe('M6: a deposit over the VAT groups', () => {
  test('has no exact net for 0,09 € at 20 %: net 0,08 €, VAT 0,01 €, not the 0,02 € of 20 % of the net', () => {
    expect(splitGross([group()], 9)).toEqual({ grossCents: 9, vat: [group({ netCents: 8, vatCents: 1 })] })
  })

  test('30 % of 1 200 € at 20 % and 550 € at 10 %', () => {
    const deposit = splitGross([group(), group({ rateBp: 1_000, netCents: 50_000, vatCents: 5_000 })], 52_500)
    expect(deposit.vat.map(({ netCents, vatCents }) => [netCents, vatCents])).toEqual([
      [30_000, 6_000],
      [15_000, 1_500],
    ])
  })

  test('one cent goes to the higher rate of a tie; a group without a cent is left out', () => {
    const twoAlike = [
      group({ netCents: 1_000, vatCents: 200 }),
      group({ rateBp: 0, category: 'E', netCents: 1_200, vatCents: 0 }),
    ]
    expect(splitGross(twoAlike, 1)).toEqual({ grossCents: 1, vat: [group({ netCents: 1, vatCents: 0 })] })
  })

  test.each(corpus.quotes)('$id: the parts add up to the deposit that the corpus expects', ({ expected, ...quote }) => {
    const deposit = depositOf(computeTotals(quote))
    expect(deposit.grossCents).toBe(expected.depositGrossCents)
    expect(sum(deposit.vat.map(grossOf))).toBe(expected.depositGrossCents)
  })

  test('deposits of every size: the parts add up, net is the rounded gross ÷ (1 + rate), VAT is within a cent of the rate', () => {
    fc.assert(
      fc.property(signedQuote, (totals) => {
        const deposit = depositOf(totals)
        expect(sum(deposit.vat.map(grossOf))).toBe(totals.depositGrossCents)
        for (const { netCents, vatCents, rateBp } of deposit.vat) {
          const gross = netCents + vatCents
          expect(Math.abs(netCents * (10_000 + rateBp) - gross * 10_000) * 2).toBeLessThanOrEqual(10_000 + rateBp)
          expect(Math.abs(vatCents - Math.round((netCents * rateBp) / 10_000))).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('M7: deposits and final invoice are the signed quote', () => {
  const shares = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 5 })

  test('per VAT group, net and VAT, for any number of deposits', () => {
    fc.assert(
      fc.property(signedQuote, shares, (totals, paidShares) => {
        const deposits = depositsOf(totals, paidShares)
        const rest = remainderAfterDeposits(totals, deposits)
        for (const signed of totals.vat) {
          const booked = [rest, ...deposits]
            .flatMap(({ vat }) => vat)
            .filter(({ category, rateBp }) => category === signed.category && rateBp === signed.rateBp)
          expect(sum(booked.map(({ netCents }) => netCents))).toBe(signed.netCents)
          expect(sum(booked.map(({ vatCents }) => vatCents))).toBe(signed.vatCents)
        }
        expect(sum(deposits.map((deposit) => deposit.grossCents)) + rest.grossCents).toBe(totals.grossCents)
        expect(rest.netCents + rest.vatCents).toBe(rest.grossCents)
      }),
      { numRuns: 500 },
    )
  })

  test('a deposit of everything leaves nothing to pay', () => {
    fc.assert(
      fc.property(signedQuote, (totals) => {
        const rest = remainderAfterDeposits(totals, [splitGross(totals.vat, totals.grossCents)])
        expect(rest.grossCents).toBe(0)
        for (const { netCents, vatCents } of rest.vat) {
          expect(netCents + vatCents).toBe(0)
          expect(Math.abs(vatCents)).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  test('without a deposit the final invoice is the quote', () => {
    const totals = { vat: [group()] }
    expect(remainderAfterDeposits(totals, [])).toEqual({
      vat: [group()],
      netCents: 100_000,
      vatCents: 20_000,
      grossCents: 120_000,
    })
  })

  test('a deposit of another quote’s rates is a fault of the caller', () => {
    const foreign = splitGross([group({ rateBp: 550 })], 100)
    expect(() => remainderAfterDeposits({ vat: [group()] }, [foreign])).toThrow(RangeError)
  })
})
