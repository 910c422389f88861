import { describe, expect, test } from 'vitest'
import { creditableLeft } from '@/domain/invoices/creditableLeft'
import type { InvoiceContent } from '@/domain/invoices/content'
import { exampleLine, exampleQuote } from '../quotes/exampleQuote'
import { draftLine, exampleCredit, exampleDeposit, exampleFinal, exampleInvoice } from './exampleInvoices'

const invoice = exampleInvoice({
  documentDiscountBp: 1_000,
  lines: [
    draftLine({ label: 'Design', quantityMilli: 3_000 }),
    draftLine({ label: 'Code', quantityMilli: 1_000, unitPriceCents: 20_000 }),
    draftLine({ label: 'Formation', vatRateBp: 1_000 }),
  ],
})
const groupsOf = ({ vat }: Pick<InvoiceContent, 'vat'>): number[][] =>
  vat.map(({ rateBp, netCents, vatCents }) => [rateBp, netCents, vatCents])
const refused = (code: string, data: Record<string, unknown> = {}): unknown => expect.objectContaining({ code, data })

describe('I6, R21: a credit note', () => {
  test('of a whole invoice repeats its lines and amounts, positive, and names it with its date', () => {
    const note = exampleCredit(invoice, { kind: 'full' })
    expect(note).toMatchObject({
      kind: 'credit-note',
      number: 'AV-2027-0001',
      issuedOn: '2027-03-01',
      lines: invoice.lines,
      documentDiscountCents: invoice.documentDiscountCents,
      vat: invoice.vat,
      grossCents: invoice.grossCents,
      payableCents: invoice.grossCents,
      note: 'Jour facturé deux fois.',
    })
    expect(note.preceding).toEqual([
      { number: 'FA-2026-0003', issuedOn: '2026-12-01', grossCents: invoice.grossCents, vat: invoice.vat },
    ])
  })

  test('M6: an amount is split over what is left, one line per group', () => {
    const note = exampleCredit(invoice, { kind: 'amount', grossCents: 6_390 })
    expect(groupsOf(note)).toEqual([
      [2_000, 4_500, 900],
      [1_000, 900, 90],
    ])
    expect(note.lines.map(({ label, netCents }) => [label, netCents])).toEqual([
      ['Avoir', 4_500],
      ['Avoir', 900],
    ])
  })

  test('R16: a line takes its share of the document’s discount with it', () => {
    const note = exampleCredit(invoice, { kind: 'lines', lines: [{ index: 0, quantityMilli: 1_000 }] })
    expect(note.lines.map(({ label, quantityMilli, netCents }) => [label, quantityMilli, netCents])).toEqual([
      ['Design', 1_000, 10_000],
    ])
    expect(note).toMatchObject({ documentDiscountCents: 1_000, netCents: 9_000, vatCents: 1_800, grossCents: 10_800 })
  })

  test('all that is left after partial ones is the rest to the cent', () => {
    const first = exampleCredit(invoice, { kind: 'amount', grossCents: 9 })
    const second = exampleCredit(invoice, { kind: 'lines', lines: [{ index: 2, quantityMilli: 500 }] }, [first])
    const third = exampleCredit(invoice, { kind: 'full' }, [first, second])
    expect(
      creditableLeft(invoice, [first, second, third]).map(({ netCents, vatCents }) => [netCents, vatCents]),
    ).toEqual([
      [0, 0],
      [0, 0],
    ])
    expect(() => exampleCredit(invoice, { kind: 'full' }, [first, second, third])).toThrow(
      refused('creditNote.nothingLeft', { number: 'FA-2026-0003' }),
    )
  })

  test('never takes more than is left at a rate', () => {
    const first = exampleCredit(invoice, { kind: 'lines', lines: [{ index: 2, quantityMilli: 600 }] })
    const again = { kind: 'lines', lines: [{ index: 2, quantityMilli: 600 }] } as const
    expect(() => exampleCredit(invoice, again, [first])).toThrow(
      refused('creditNote.tooMuch', { rateBp: 1_000, leftCents: 3_600 }),
    )
  })

  test('never takes more than is left in all', () => {
    const first = exampleCredit(invoice, { kind: 'amount', grossCents: 60_000 })
    expect(() => exampleCredit(invoice, { kind: 'amount', grossCents: 3_901 }, [first])).toThrow(
      refused('creditNote.amountTooLarge', { leftCents: 3_900 }),
    )
  })

  test('a line is not taken back without the discount that stands under another rate', () => {
    const discounted = exampleInvoice({
      lines: [draftLine(), draftLine({ vatRateBp: 1_000, unitPriceCents: -2_000 })],
    })
    const line = { kind: 'lines', lines: [{ index: 0, quantityMilli: 1_000 }] } as const
    expect(() => exampleCredit(discounted, line)).toThrow(refused('creditNote.amountTooLarge', { leftCents: 9_800 }))
  })

  test('cents given back one by one never take a net or a VAT below zero', () => {
    const small = exampleInvoice({ lines: [draftLine({ unitPriceCents: 10 })] })
    const notes: InvoiceContent[] = []
    for (let cent = 0; cent < 12; cent += 1) {
      notes.push(exampleCredit(small, { kind: 'amount', grossCents: 1 }, notes))
      const [left] = creditableLeft(small, notes)
      expect(left?.netCents).toBeGreaterThanOrEqual(0)
      expect(left?.vatCents).toBeGreaterThanOrEqual(0)
    }
    expect(creditableLeft(small, notes)).toEqual([{ category: 'S', rateBp: 2_000, netCents: 0, vatCents: 0 }])
  })

  test.each([
    [51, 3, [10, 10, 11]],
    [13, 10, [3, 3, 3, 3, 3, 3, 3, 3, 2, 0]],
  ])(
    'units at %s cents given back one by one never take more VAT than the invoice’s, and all of it',
    (price, units, vats) => {
      const many = exampleInvoice({ lines: [draftLine({ unitPriceCents: price, quantityMilli: units * 1_000 })] })
      const one = { kind: 'lines', lines: [{ index: 0, quantityMilli: 1_000 }] } as const
      const notes = vats.reduce<InvoiceContent[]>((earlier) => [...earlier, exampleCredit(many, one, earlier)], [])
      expect(notes.map(({ vatCents }) => vatCents)).toEqual(vats)
    },
  )

  test('a deposit can be credited', () => {
    const { content } = exampleDeposit(exampleQuote(), 3_600)
    expect(exampleCredit(content, { kind: 'full' })).toMatchObject({ grossCents: 3_600, netCents: 3_000 })
  })

  test('M7: of a final invoice takes back what it booked itself, not its deposits', () => {
    const quote = exampleQuote({ lines: [exampleLine({ id: 'a', unitPriceCents: 100_000 })] })
    const final = exampleFinal(quote, [exampleDeposit(quote, 36_000)])
    expect(exampleCredit(final, { kind: 'full' })).toMatchObject({ netCents: 70_000, vatCents: 14_000 })
    expect(() => exampleCredit(final, { kind: 'lines', lines: [{ index: 0, quantityMilli: 1_000 }] })).toThrow(
      refused('creditNote.tooMuch', { rateBp: 2_000, leftCents: 70_000 }),
    )
  })

  test('BR-27: what a negative group gives back has a positive price and a negative quantity', () => {
    const mixed = exampleInvoice({
      lines: [draftLine(), draftLine({ vatRateBp: 1_000, unitPriceCents: 2_000, quantityMilli: -1_000 })],
    })
    const note = exampleCredit(mixed, { kind: 'amount', grossCents: 4_900 })
    expect(
      note.lines.map(({ quantityMilli, unitPriceCents, netCents }) => [quantityMilli, unitPriceCents, netCents]),
    ).toEqual([
      [1_000, 5_000, 5_000],
      [-1_000, 1_000, -1_000],
    ])
  })

  test.each([
    [{ kind: 'amount', grossCents: 0 }, 'creditNote.nothingToCredit', {}],
    [{ kind: 'amount', grossCents: 0.5 }, 'creditNote.nothingToCredit', {}],
    [{ kind: 'lines', lines: [] }, 'creditNote.nothingToCredit', {}],
    [{ kind: 'lines', lines: [{ index: 3, quantityMilli: 1 }] }, 'creditNote.unknownLine', { lineNumber: 4 }],
    [
      { kind: 'lines', lines: [{ index: 1, quantityMilli: 1_001 }] },
      'creditNote.quantityOutOfRange',
      { lineNumber: 2, maxQuantityMilli: 1_000 },
    ],
    [
      { kind: 'lines', lines: [{ index: 1, quantityMilli: -1 }] },
      'creditNote.quantityOutOfRange',
      { lineNumber: 2, maxQuantityMilli: 1_000 },
    ],
    [
      {
        kind: 'lines',
        lines: [
          { index: 1, quantityMilli: 1 },
          { index: 1, quantityMilli: 1 },
        ],
      },
      'creditNote.duplicateLine',
      { lineNumber: 2 },
    ],
  ] as const)('%j is refused: %s', (scope, code, data) => {
    expect(() => exampleCredit(invoice, scope)).toThrow(refused(code, data))
  })

  test('is not corrected by another one', () => {
    const note = exampleCredit(invoice, { kind: 'full' })
    expect(() => exampleCredit(note, { kind: 'full' })).toThrow(
      refused('creditNote.ofCreditNote', { number: 'AV-2027-0001' }),
    )
  })

  test('another invoice’s credit notes are a fault of the caller', () => {
    const other = { ...invoice, number: 'FA-2026-0009' }
    expect(() => creditableLeft(other, [exampleCredit(invoice, { kind: 'full' })])).toThrow(RangeError)
  })
})
