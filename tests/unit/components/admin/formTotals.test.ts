import { describe, expect, test } from 'vitest'

import { formTotals, lineNetOf, storedTotals, type FormFields } from '@/components/admin/quotes/formTotals'

type Line = Record<string, unknown>

function formOf(lines: Line[], quote: Record<string, unknown> = {}): FormFields {
  const cells = lines.flatMap((line, index) =>
    Object.entries(line).map(([name, value]) => [`lines.${index}.${name}`, { value }] as const),
  )
  const fields = Object.entries(quote).map(([name, value]) => [name, { value }] as const)
  return { lines: { rows: lines }, ...Object.fromEntries([...cells, ...fields]) }
}

const day: Line = { quantityMilli: 2000, unitPriceCents: 60_000, discountBp: 0, vatRateBp: 2000, choice: 'fixed' }

describe('M8: the totals shown while typing are those of the save', () => {
  test('fixed lines, a discount and a deposit', () => {
    const result = formTotals(formOf([day], { documentDiscountBp: 1000, depositBp: 3000 }))
    expect(result).toMatchObject({
      kind: 'computed',
      incompleteLines: 0,
      totals: {
        subtotalCents: 120_000,
        documentDiscountCents: 12_000,
        netCents: 108_000,
        grossCents: 129_600,
        depositGrossCents: 38_880,
      },
    })
  })

  test('an option counts only when it is preselected', () => {
    const netOf = (selected: boolean): unknown => {
      const result = formTotals(formOf([day, { ...day, choice: 'optional', selected }]))
      return result.kind === 'computed' && result.totals.netCents
    }
    expect(netOf(false)).toBe(120_000)
    expect(netOf(true)).toBe(240_000)
  })

  test('a line without a price yet, or with an unreadable one, is left out and counted', () => {
    const result = formTotals(
      formOf([day, { ...day, unitPriceCents: null }, { ...day, unitPriceCents: 'typed:12,345' }]),
    )
    expect(result).toMatchObject({ incompleteLines: 2, totals: { netCents: 120_000 } })
  })

  test('a rate out of range gives no total instead of a wrong one', () => {
    expect(formTotals(formOf([day], { documentDiscountBp: 20_000 }))).toEqual({ kind: 'impossible' })
    expect(lineNetOf({ ...day, quantityMilli: 1.5 })).toBeNull()
  })

  test('an empty quote totals zero', () => {
    expect(formTotals({})).toMatchObject({ kind: 'computed', totals: { grossCents: 0 } })
  })
})

test('M3: a line shows its own net', () => {
  expect(lineNetOf({ ...day, discountBp: 2500 })).toBe(90_000)
  expect(lineNetOf(undefined)).toBeNull()
})

test('a quote that is out shows what the server stored', () => {
  const vatGroups = [{ category: 'S', rateBp: 2000, netCents: 90_000, vatCents: 18_000 }]
  const quote = {
    subtotalCents: 100_000,
    netCents: 90_000,
    vatCents: 18_000,
    grossCents: 108_000,
    depositCents: 32_400,
    vatGroups,
  }
  expect(storedTotals(quote)).toEqual({
    subtotalCents: 100_000,
    documentDiscountCents: 10_000,
    vat: vatGroups,
    netCents: 90_000,
    vatCents: 18_000,
    grossCents: 108_000,
    depositGrossCents: 32_400,
  })
})
