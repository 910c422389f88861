import { describe, expect, test } from 'vitest'

import { figures, mainFigure } from '@/components/pay/figures'
import { lineWords } from '@/components/pay/InvoiceLines'
import { payTexts } from '@/i18n/pay'

import { finalInvoiceContentFixture, invoiceContentFixture } from '../../../factories/invoiceContent'
import { sellerFixture } from '../../../factories/quoteContent'
import { invoiceView, payment } from './invoiceView'

const fr = payTexts('fr')

describe('M4, I5: the column of figures adds up', () => {
  test('net and VAT by rate make the gross; deposits leave what is due', () => {
    const view = invoiceView()
    const { content } = view
    const rows = figures(view, fr)
    const sum = rows.findIndex(({ weight }) => weight === 'sum')
    const net = rows.find(({ name }) => name === 'Total HT')?.cents ?? 0
    const vat = rows.filter(({ name }) => name.startsWith('TVA ')).reduce((total, { cents }) => total + cents, 0)
    expect(net + vat).toBe(rows[sum]?.cents)
    expect(rows[sum]).toMatchObject({ name: 'Total TTC', cents: content.grossCents })
    expect(rows.slice(sum + 1)).toEqual([
      { name: 'Acomptes déjà réglés', cents: 0 - content.prepaidCents, weight: 'plain' },
      { name: 'Reste à payer', cents: content.payableCents, weight: 'left' },
    ])
  })

  test('P4: credit notes, payments and what is on its way come off; what is left is what the page asks for', () => {
    const payments = [payment({ amountCents: 20_000 }), payment({ state: 'pending', amountCents: 5_000 })]
    const { payableCents } = finalInvoiceContentFixture()
    const dueCents = payableCents - 35_000
    const view = invoiceView({ paidCents: 20_000, creditedCents: 10_000, payments, dueCents })
    expect(figures(view, fr).at(-1)).toEqual({ name: 'Reste à payer', cents: dueCents, weight: 'left' })
  })

  test('P4: too much paid is in the client’s favour, and never a negative debt', () => {
    const { payableCents } = finalInvoiceContentFixture()
    const view = invoiceView({ state: 'paid', paidCents: payableCents + 700, dueCents: 0 })
    expect(figures(view, fr).at(-1)).toEqual({ name: 'En votre faveur', cents: 700, weight: 'left' })
  })

  test('R11: under the franchise no word about VAT', () => {
    const content = finalInvoiceContentFixture({ seller: { ...sellerFixture, vatRegime: 'franchise' }, vat: [] })
    const names = figures(invoiceView({ content }), fr).map(({ name }) => name)
    expect(names.filter((name) => /HT|TTC|TVA \d/.test(name))).toEqual([])
    const [line] = content.lines
    expect(line && lineWords({ line, content, texts: fr })).not.toMatch(/TVA/)
  })

  test('a credit note says its amount and asks for nothing', () => {
    const content = invoiceContentFixture({ kind: 'credit-note' })
    const view = invoiceView({ content, state: 'credit-note', dueCents: 0 })
    expect(figures(view, fr).at(-1)).toEqual({ name: 'Montant de l’avoir', cents: content.grossCents, weight: 'sum' })
    expect(mainFigure(view, fr)).toEqual({ name: 'Montant de l’avoir', cents: content.grossCents })
  })
})

describe('I9: the one amount on top', () => {
  test('what is due comes first', () => {
    expect(mainFigure(invoiceView({ dueCents: 345_600 }), fr)).toEqual({ name: 'Reste à payer', cents: 345_600 })
  })
  test('then what is on its way', () => {
    const payments = [payment({ state: 'pending', amountCents: 345_600 })]
    const view = invoiceView({ state: 'processing', dueCents: 0, payments })
    expect(mainFigure(view, fr)).toEqual({ name: 'Paiement en cours', cents: 345_600 })
  })
  test('then what came', () => {
    const view = invoiceView({ state: 'paid', dueCents: 0, paidCents: 345_600 })
    expect(mainFigure(view, fr)).toEqual({ name: 'Montant réglé', cents: 345_600 })
  })
})
