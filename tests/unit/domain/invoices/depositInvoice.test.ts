import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { civilDate } from '@/domain/dates/civilDate'
import { depositInvoiceContent, type PaidDeposit } from '@/domain/invoices/depositInvoice'
import { depositOf, remainderAfterDeposits } from '@/domain/quotes/deposit'
import { exampleLine, exampleQuote, exampleSeller } from '../quotes/exampleQuote'

const lines = [exampleLine({ id: 'a' }), exampleLine({ id: 'b', vatRateBp: 1_000, unitPriceCents: 3_333 })]

function paidDeposit(quote = exampleQuote({ lines })): PaidDeposit {
  const deposit = depositOf(quote.totals)
  return {
    quote,
    signedOn: civilDate('2026-11-25'),
    selectionTotals: quote.totals,
    deposit,
    number: 'FA-2026-0001',
    issuedOn: civilDate('2026-11-28'),
    paidOn: civilDate('2026-11-27'),
    paidCents: deposit.grossCents,
    paymentReference: 'RF18539007547034',
    purchaseOrder: null,
    wording: {
      lineLabel: 'Acompte de 30 % sur devis DEV-2026-0001',
      unit: 'forfait',
      mentions: [{ code: 'AAB' as const, text: 'Escompte' }],
    },
  }
}

describe('I5, R19: the invoice of a paid deposit', () => {
  test('is due on the day of the payment, and nothing is left to pay', () => {
    const content = depositInvoiceContent(paidDeposit())
    expect(content).toMatchObject({
      kind: 'deposit',
      number: 'FA-2026-0001',
      issuedOn: '2026-11-28',
      suppliedOn: '2026-11-27',
      dueOn: '2026-11-27',
      quote: { number: 'DEV-2026-0001', signedOn: '2026-11-25', grossCents: 15_666 },
      grossCents: 4_700,
      prepaidCents: 4_700,
      payableCents: 0,
      mentions: [{ code: 'AAB' as const, text: 'Escompte' }],
    })
  })

  test('has one line per VAT group, each saying "acompte" (R18)', () => {
    const content = depositInvoiceContent(paidDeposit())
    expect(content.lines.map(({ label, vatRateBp, netCents }) => [label, vatRateBp, netCents])).toEqual([
      ['Acompte de 30 % sur devis DEV-2026-0001', 2_000, 3_000],
      ['Acompte de 30 % sur devis DEV-2026-0001', 1_000, 1_000],
    ])
    expect(content.vat.map(({ vatCents }) => vatCents)).toEqual([600, 100])
  })

  test('I2: shows the seller as at issue', () => {
    const moved = { ...exampleSeller, address: { ...exampleSeller.address, city: 'Paris' } }
    expect(depositInvoiceContent({ ...paidDeposit(), seller: moved }).seller.address.city).toBe('Paris')
  })

  test.each([0, 4_699, 4_701])('P3: %s cents instead of 4 700 are held for a person', (paidCents) => {
    expect(() => depositInvoiceContent({ ...paidDeposit(), paidCents })).toThrow(
      expect.objectContaining({ code: 'invoice.depositAmountMismatch', data: { expectedCents: 4_700, paidCents } }),
    )
  })

  test('M6, M7: its lines, groups and totals agree, and with the rest they are the signed quote', () => {
    const price = fc.integer({ min: 1, max: 3_000_000 })
    const share = fc.integer({ min: 1, max: 10_000 })
    fc.assert(
      fc.property(price, price, share, (first, second, depositBp) => {
        const pricedLines = [
          exampleLine({ id: 'a', unitPriceCents: first }),
          exampleLine({ id: 'b', unitPriceCents: second, vatRateBp: 550 }),
        ]
        const paid = paidDeposit(exampleQuote({ lines: pricedLines, depositBp }))
        fc.pre(paid.paidCents > 0)
        const content = depositInvoiceContent(paid)
        const rest = remainderAfterDeposits(paid.quote.totals, [paid.deposit])
        expect(content.lines.reduce((sum, each) => sum + each.netCents, 0)).toBe(content.netCents)
        expect(content.netCents + content.vatCents).toBe(content.grossCents)
        expect(content.vatCents + rest.vatCents).toBe(paid.quote.totals.vatCents)
        expect(content.grossCents + rest.grossCents).toBe(paid.quote.totals.grossCents)
      }),
    )
  })
})
