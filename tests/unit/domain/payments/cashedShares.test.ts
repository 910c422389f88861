import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { totalsOf } from '@/domain/invoices/vatGroups'
import { sharesOfMovements } from '@/domain/payments/cashedShares'
import type { VatGroup } from '@/domain/quotes/totals'

const high: VatGroup = { category: 'S', rateBp: 2000, netCents: 100_000, vatCents: 20_000 }
const low: VatGroup = { category: 'S', rateBp: 550, netCents: 10_000, vatCents: 550 }

function movement(at: string, amountCents: number) {
  return { id: at, at, amountCents }
}

describe('R55: what a payment brings per VAT rate', () => {
  test('a payment in full brings the groups of the invoice', () => {
    expect(sharesOfMovements([high, low], [], [movement('1', 130_550)])).toEqual([
      { id: '1', shares: [high, low], unallocatedCents: 0 },
    ])
  })

  test('what is paid too much has no VAT', () => {
    expect(sharesOfMovements([high], [], [movement('1', 125_000)])).toEqual([
      { id: '1', shares: [high], unallocatedCents: 5_000 },
    ])
  })

  test('a refund after a credit note takes back the rate that was credited', () => {
    const credits = [{ at: '2', vat: [low] }]
    const [, refund] = sharesOfMovements([high, low], credits, [movement('1', 130_550), movement('3', -10_550)])
    expect(refund?.shares).toEqual([{ ...low, netCents: -10_000, vatCents: -550 }])
  })

  test('a refund after a credit note in full takes everything back', () => {
    const [, refund] = sharesOfMovements(
      [high],
      [{ at: '2', vat: [high] }],
      [movement('1', 120_000), movement('3', -120_000)],
    )
    expect(refund).toEqual({
      id: '3',
      shares: [{ ...high, netCents: -100_000, vatCents: -20_000 }],
      unallocatedCents: 0,
    })
  })

  test('payments in any parts add up to the groups of the invoice, to the cent', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 130_549 }), { maxLength: 6 })
    fc.assert(
      fc.property(cuts, (places) => {
        const ends = [0, ...places.toSorted((a, b) => a - b), 130_550]
        const movements = ends.slice(1).map((end, index) => movement(String(index), end - (ends[index] ?? 0)))
        const shares = sharesOfMovements([high, low], [], movements).flatMap((each) => each.shares)
        for (const group of [high, low])
          expect(totalsOf(shares.filter(({ rateBp }) => rateBp === group.rateBp))).toEqual(totalsOf([group]))
      }),
    )
  })

  test('every movement is its shares and what has no VAT', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(amounts, (parts) => {
        const movements = parts.map((cents, index) => movement(String(index), cents))
        const all = sharesOfMovements([high, low], [], movements)
        for (const [index, { shares, unallocatedCents }] of all.entries())
          expect(totalsOf(shares).grossCents + unallocatedCents).toBe(parts[index])
        const paid = parts.reduce((sum, cents) => sum + cents, 0)
        const received = totalsOf(all.flatMap(({ shares }) => shares))
        expect(received.grossCents).toBe(Math.min(paid, 130_550))
      }),
    )
  })
})
