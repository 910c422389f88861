import { describe, expect, test } from 'vitest'
import { draftLine, exampleInvoice } from './exampleInvoices'

describe('I2: the invoice of a draft', () => {
  test('M3–M5: its lines, discount and groups are those of computeTotals, and all of it is left to pay', () => {
    const invoice = exampleInvoice({
      documentDiscountBp: 1_000,
      lines: [
        draftLine({ quantityMilli: 1_500, discountBp: 500 }),
        draftLine({ vatRateBp: 1_000, unitPriceCents: 5_000 }),
      ],
    })
    expect(invoice).toMatchObject({
      schema: 'trait-d-union/invoice/1',
      kind: 'standard',
      number: 'FA-2026-0003',
      issuedOn: '2026-12-01',
      documentDiscountCents: 1_925,
      netCents: 17_325,
      vatCents: 3_015,
      grossCents: 20_340,
      prepaidCents: 0,
      payableCents: 20_340,
      preceding: [],
    })
    expect(invoice.lines.map(({ netCents }) => netCents)).toEqual([14_250, 5_000])
    expect(invoice.vat.map(({ netCents, vatCents }) => [netCents, vatCents])).toEqual([
      [12_825, 2_565],
      [4_500, 450],
    ])
  })

  test('I3: nothing of a row but what the content says is frozen', () => {
    const row = { ...draftLine(), id: 'abc', choice: { kind: 'fixed' } }
    const invoice = exampleInvoice({ lines: [row] })
    expect(Object.keys(invoice.lines[0] ?? {})).not.toContain('id')
    expect(Object.keys(invoice)).not.toContain('numbering')
    expect(Object.keys(invoice)).not.toContain('documentDiscountBp')
  })

  test('a total below zero is no invoice', () => {
    expect(() => exampleInvoice({ lines: [draftLine({ unitPriceCents: -1 })] })).toThrow(
      expect.objectContaining({ code: 'invoice.negativeTotal', data: { grossCents: -1 } }),
    )
  })
})
