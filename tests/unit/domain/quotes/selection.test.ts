import { describe, expect, test } from 'vitest'
import { applySelection, computeTotalsOfContent, defaultSelection } from '@/domain/quotes/selection'
import { exampleLine, exampleQuote } from './exampleQuote'

const quote = exampleQuote({
  lines: [
    exampleLine({ id: 'fixed', quantityMilli: 2_000, minQuantityMilli: 1_000, maxQuantityMilli: 3_000 }),
    exampleLine({ id: 'option', unitPriceCents: 5_000, choice: { kind: 'optional', selected: false } }),
    exampleLine({ id: 'small', unitPriceCents: 100, choice: { kind: 'one-of', group: 'hosting', selected: true } }),
    exampleLine({ id: 'large', unitPriceCents: 900, choice: { kind: 'one-of', group: 'hosting', selected: false } }),
  ],
})
const take = (...lineIds: string[]) => lineIds.map((lineId) => ({ lineId, quantityMilli: 1_000 }))

describe('Q4: the client’s choice', () => {
  test('a quote’s own totals count its fixed and preselected lines', () => {
    expect(computeTotalsOfContent(quote).lineNetCents).toEqual([20_000, 100])
    expect(quote.totals.grossCents).toBe(24_120)
  })

  test('the default choice gives the quote’s own totals', () => {
    expect(applySelection(quote, defaultSelection(quote)).totals).toEqual(quote.totals)
  })

  test('is recomputed from ids and quantities, in the quote’s order', () => {
    const { lines, totals } = applySelection(quote, [
      { lineId: 'large', quantityMilli: 1_000 },
      { lineId: 'option', quantityMilli: 1_000 },
      { lineId: 'fixed', quantityMilli: 3_000 },
    ])
    expect(lines.map(({ id, quantityMilli }) => [id, quantityMilli])).toEqual([
      ['fixed', 3_000],
      ['option', 1_000],
      ['large', 1_000],
    ])
    expect(totals.lineNetCents).toEqual([30_000, 5_000, 900])
    expect(totals.grossCents).toBe(43_080)
    expect(totals.depositGrossCents).toBe(12_924)
  })

  test('the frozen quote itself stays as it was', () => {
    const before = structuredClone(quote)
    applySelection(quote, take('fixed', 'large'))
    expect(quote).toEqual(before)
  })

  test.each([
    ['quote.unknownLine', take('fixed', 'small', 'from-another-quote')],
    ['quote.duplicateLine', take('fixed', 'small', 'fixed')],
    ['quote.fixedLineMissing', take('small')],
    ['quote.groupNeedsExactlyOne', take('fixed')],
    ['quote.groupNeedsExactlyOne', take('fixed', 'small', 'large')],
    ['quote.quantityOutOfRange', [{ lineId: 'fixed', quantityMilli: 3_001 }, ...take('small')]],
    ['quote.quantityOutOfRange', [{ lineId: 'fixed', quantityMilli: 999 }, ...take('small')]],
    ['quote.quantityOutOfRange', [{ lineId: 'fixed', quantityMilli: -2_000 }, ...take('small')]],
    ['quote.quantityOutOfRange', [{ lineId: 'fixed', quantityMilli: 1_000.5 }, ...take('small')]],
    ['quote.quantityOutOfRange', [{ lineId: 'fixed', quantityMilli: Number.NaN }, ...take('small')]],
  ])('%s', (code, selection) => {
    expect(() => applySelection(quote, selection)).toThrow(expect.objectContaining({ code }))
  })

  test('nothing at all cannot be signed', () => {
    const allOptional = exampleQuote({
      lines: [exampleLine({ id: 'a', choice: { kind: 'optional', selected: true } })],
    })
    expect(() => applySelection(allOptional, [])).toThrow(expect.objectContaining({ code: 'quote.nothingSelected' }))
  })
})
