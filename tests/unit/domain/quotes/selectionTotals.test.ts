import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { QuoteContent, QuoteLine } from '@/domain/quotes/content'
import { applySelection, type QuoteSelection } from '@/domain/quotes/selection'

import { exampleLine, exampleQuote } from './exampleQuote'

/** Half away from zero, on exact integers; written apart from the product's own rounding. */
function half(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator)
}

type Expected = { lineNetCents: number[]; subtotalCents: number; grossCents: number; depositGrossCents: number }

/** The totals of lines of one VAT rate, where no allocation can hide a cent (M3–M6). */
function recompute(content: QuoteContent, taken: readonly { line: QuoteLine; quantityMilli: number }[]): Expected {
  const nets = taken.map(({ line, quantityMilli }) =>
    half(BigInt(quantityMilli) * BigInt(line.unitPriceCents) * BigInt(10_000 - line.discountBp), 10_000_000n),
  )
  const subtotal = nets.reduce((sum, net) => sum + net, 0n)
  const net = subtotal - half(subtotal * BigInt(content.documentDiscountBp), 10_000n)
  const gross = net + half(net * 2_000n, 10_000n)
  return {
    lineNetCents: nets.map(Number),
    subtotalCents: Number(subtotal),
    grossCents: Number(gross),
    depositGrossCents: Number(half(gross * BigInt(content.depositBp), 10_000n)),
  }
}

const priced = fc.record({
  facts: fc.record({
    unitPriceCents: fc.integer({ min: 0, max: 2_000_000 }),
    discountBp: fc.integer({ min: 0, max: 10_000 }),
    minQuantityMilli: fc.integer({ min: 1, max: 5_000 }),
  }),
  spread: fc.integer({ min: 0, max: 20_000 }),
  /** Whether the client takes the line, if the choice is theirs, and how far between the limits. */
  isTaken: fc.boolean(),
  share: fc.integer({ min: 0, max: 1_000 }),
})

const cases = fc
  .record({
    fixed: fc.array(priced, { minLength: 1, maxLength: 4 }),
    optional: fc.array(priced, { maxLength: 4 }),
    group: fc.array(priced, { minLength: 2, maxLength: 4 }),
    pick: fc.nat(),
    documentDiscountBp: fc.integer({ min: 0, max: 10_000 }),
    depositBp: fc.integer({ min: 0, max: 10_000 }),
  })
  .map(({ fixed, optional, group, pick, documentDiscountBp, depositBp }) => {
    const all = [
      ...fixed.map((facts, n) => ({ id: `f${n}`, facts, isTaken: true, choice: { kind: 'fixed' } as const })),
      ...optional.map((facts, n) => ({
        id: `o${n}`,
        facts,
        isTaken: facts.isTaken,
        choice: { kind: 'optional', selected: false } as const,
      })),
      ...group.map((facts, n) => ({
        id: `g${n}`,
        facts,
        isTaken: n === pick % group.length,
        choice: { kind: 'one-of', group: 'g', selected: n === 0 } as const,
      })),
    ].map(({ id, facts: { spread, share, facts }, isTaken, choice }) => ({
      isTaken,
      quantityMilli: facts.minQuantityMilli + Math.floor((spread * share) / 1_000),
      line: exampleLine({
        id,
        ...facts,
        quantityMilli: facts.minQuantityMilli,
        maxQuantityMilli: facts.minQuantityMilli + spread,
        choice,
      }),
    }))
    const content = exampleQuote({ lines: all.map(({ line }) => line), documentDiscountBp, depositBp })
    return { content, taken: all.filter(({ isTaken }) => isTaken) }
  })

type Case = { content: QuoteContent; taken: { line: QuoteLine; quantityMilli: number }[] }

function selectionOf({ taken }: Case): QuoteSelection {
  return taken.map(({ line, quantityMilli }) => ({ lineId: line.id, quantityMilli }))
}

describe('Q4: whatever the client may choose', () => {
  test('has the totals of an independent computation, in any order of the request', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const { lines, totals } = applySelection(each.content, selectionOf(each).toReversed())
        expect(lines.map(({ id, quantityMilli }) => ({ lineId: id, quantityMilli }))).toEqual(selectionOf(each))
        expect(totals).toMatchObject(recompute(each.content, each.taken))
      }),
    )
  })

  test('is refused with a foreign line, a line twice, without a fixed one, or with two of a group', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const honest = selectionOf(each)
        const other = each.content.lines.find(
          ({ id, choice }) => choice.kind === 'one-of' && honest.every(({ lineId }) => lineId !== id),
        )
        const second = { lineId: other?.id ?? '', quantityMilli: other?.minQuantityMilli ?? 0 }
        const forged: [string, QuoteSelection][] = [
          ['quote.unknownLine', [...honest, { lineId: 'foreign', quantityMilli: 1_000 }]],
          ['quote.duplicateLine', [...honest, ...honest.slice(0, 1)]],
          ['quote.fixedLineMissing', honest.slice(1)],
          ['quote.groupNeedsExactlyOne', [...honest, second]],
          ['quote.groupNeedsExactlyOne', honest.filter(({ lineId }) => !lineId.startsWith('g'))],
        ]
        for (const [code, selection] of forged)
          expect(() => applySelection(each.content, selection)).toThrow(expect.objectContaining({ code }))
      }),
    )
  })

  test('is refused with any one quantity outside its limits', () => {
    fc.assert(
      fc.property(cases, fc.nat(), fc.integer({ min: 1, max: 1_000_000 }), fc.boolean(), (each, at, by, isAbove) => {
        const index = at % each.taken.length
        const selection = each.taken.map(({ line, quantityMilli }, n) => ({
          lineId: line.id,
          quantityMilli:
            n !== index ? quantityMilli : isAbove ? line.maxQuantityMilli + by : line.minQuantityMilli - by,
        }))
        expect(() => applySelection(each.content, selection)).toThrow(
          expect.objectContaining({ code: 'quote.quantityOutOfRange' }),
        )
      }),
    )
  })
})
