import { describe, expect, test } from 'vitest'
import { exampleLine, exampleQuote } from '../quotes/exampleQuote'
import { exampleCredit, exampleDeposit, exampleFinal } from './exampleInvoices'

const quote = exampleQuote({
  lines: [
    exampleLine({ id: 'a', unitPriceCents: 100_000 }),
    exampleLine({ id: 'b', unitPriceCents: 50_000, vatRateBp: 1_000 }),
    exampleLine({ id: 'c', choice: { kind: 'optional', selected: false } }),
  ],
})
const credited = (deposit: ReturnType<typeof exampleDeposit>, grossCents: number) => ({
  ...deposit,
  creditNotes: [exampleCredit(deposit.content, { kind: 'amount', grossCents })],
})

describe('I5, R20: the final invoice', () => {
  test('has every line that the client chose and no other, and the signed totals', () => {
    const invoice = exampleFinal(quote, [exampleDeposit(quote, 52_500)])
    expect(invoice.lines.map(({ label }) => label)).toEqual(['Prestation a', 'Prestation b'])
    expect(invoice).toMatchObject({ kind: 'final', vat: quote.totals.vat, grossCents: 175_000 })
    expect(invoice.quote).toEqual({ number: 'DEV-2026-0001', signedOn: '2026-11-25', grossCents: 175_000 })
  })

  test('deducts each paid deposit and names it with its date and its VAT', () => {
    const invoice = exampleFinal(quote, [
      exampleDeposit(quote, 52_500),
      exampleDeposit(quote, 17_500, { number: 'FA-2026-0002' }),
    ])
    expect(invoice).toMatchObject({ prepaidCents: 70_000, payableCents: 105_000 })
    expect(invoice.preceding).toMatchObject([
      { number: 'FA-2026-0001', issuedOn: '2026-11-28', grossCents: 52_500 },
      { number: 'FA-2026-0002', issuedOn: '2026-11-28', grossCents: 17_500 },
    ])
    expect(invoice.preceding[0]?.vat.map(({ vatCents }) => vatCents)).toEqual([6_000, 1_500])
  })

  test('deducts the rest of a deposit that was credited in part, once the client was paid back', () => {
    const deposit = credited(exampleDeposit(quote, 52_500, { paidCents: 42_000 }), 10_500)
    expect(exampleFinal(quote, [deposit])).toMatchObject({ prepaidCents: 42_000, payableCents: 133_000 })
  })

  test('R22: does not mention a deposit that was credited in full', () => {
    const deposit = credited(exampleDeposit(quote, 52_500, { paidCents: 0 }), 52_500)
    expect(exampleFinal(quote, [deposit])).toMatchObject({ prepaidCents: 0, payableCents: 175_000, preceding: [] })
  })

  test('M7: a deposit whose rates cancel out after a credit note still counts at each rate', () => {
    const mixed = exampleQuote({
      lines: [
        exampleLine({ id: 'a', unitPriceCents: 10_000 }),
        exampleLine({ id: 'b', unitPriceCents: -3_000, vatRateBp: 0, vatCategory: 'E' }),
      ],
    })
    const deposit = exampleDeposit(mixed, 9_000, { paidCents: 0 })
    const back = exampleCredit(deposit.content, { kind: 'lines', lines: [{ index: 0, quantityMilli: 750 }] })
    const final = exampleFinal(mixed, [{ ...deposit, creditNotes: [back] }])
    expect(final).toMatchObject({ prepaidCents: 0, payableCents: 9_000 })
    expect(final.preceding[0]?.vat.map(({ netCents, vatCents }) => [netCents, vatCents])).toEqual([
      [2_500, 500],
      [-3_000, 0],
    ])
  })

  test.each([0, 52_499])('waits for a deposit of which only %s cents are paid', (paidCents) => {
    expect(() => exampleFinal(quote, [exampleDeposit(quote, 52_500, { paidCents })])).toThrow(
      expect.objectContaining({ code: 'invoice.depositUnpaid', data: { number: 'FA-2026-0001' } }),
    )
  })
})
