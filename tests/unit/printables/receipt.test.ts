import { describe, expect, test } from 'vitest'

import { civilDate } from '@/domain/dates/civilDate'
import { formatCents } from '@/domain/money/format'
import { receiptContent } from '@/domain/payments/receipt'
import { renderInvoice, renderReceipt } from '@/printables/renderPrintable'

import { finalInvoiceContentFixture, invoiceContentFixture } from '../../factories/invoiceContent'

/** What a reader sees: the text without tags, on one line. */
function textOf(html: string): string {
  const body = html.slice(html.indexOf('<body>')).replace(/<[^>]+>/g, ' ')
  return body.replaceAll('&amp;', '&').replace(/[ \n]+/g, ' ')
}

const euros = (cents: number): string => formatCents(cents, { language: 'fr' })

function receipt(movedCents: number, invoice = finalInvoiceContentFixture()) {
  const payment = {
    kind: 'payment',
    state: 'succeeded',
    receivedOn: civilDate('2027-03-01'),
    amountCents: 100_000,
    method: 'sepa-debit',
    reference: 'RF18F20270009',
  } as const
  return receiptContent({ payment, invoice, movedCents, creditedCents: 0 })
}

describe('I9: a receipt says', () => {
  test('who paid what, when, how, for which invoice, and what is left', async () => {
    const content = receipt(100_000)
    const text = textOf(await renderReceipt(content))
    expect(text).toContain('Reçu de paiement, facture FA-2027-0009')
    expect(text).toContain(
      `Nous avons reçu de ${content.client.name} la somme de ${euros(100_000)} le 1er mars 2027, pour la facture FA-2027-0009.`,
    )
    expect(text).toContain('Prélèvement SEPA')
    expect(text).toContain('RF18F20270009')
    expect(text).toContain(`Déjà réglé auparavant -${euros(finalInvoiceContentFixture().prepaidCents)}`)
    expect(text).toContain(`Reste à payer après ce paiement ${euros(content.leftCents)}`)
    expect(text).toContain('Il ne remplace pas la facture')
  })

  test('P4: what is in the client’s favour, as a positive amount', async () => {
    const { payableCents } = finalInvoiceContentFixture()
    const text = textOf(await renderReceipt(receipt(payableCents + 250)))
    expect(text).toContain(`En votre faveur après ce paiement ${euros(250)}`)
    expect(text).not.toContain('Reste à payer')
  })

  test('in the invoice’s language', async () => {
    const text = textOf(await renderReceipt(receipt(100_000, finalInvoiceContentFixture({ language: 'en' }))))
    expect(text).toContain('Payment receipt, invoice FA-2027-0009')
    expect(text).toContain('We received €1,000.00 from')
    expect(text).not.toMatch(/Reçu|Reste/)
  })
})

describe('an invoice prints', () => {
  test('R14: what kind of supply it is', async () => {
    expect(textOf(await renderInvoice(invoiceContentFixture({ operation: 'services' })))).toContain(
      'Nature de l’opération Prestation de services',
    )
    expect(textOf(await renderInvoice(invoiceContentFixture({ operation: 'mixed', language: 'en' })))).toContain(
      'Nature of the supply Supply of goods and services',
    )
  })

  test('R9: the days that a retainer covers, and no empty label without', async () => {
    const period = { from: civilDate('2026-11-01'), to: civilDate('2026-11-30') }
    expect(textOf(await renderInvoice(invoiceContentFixture({ period })))).toContain(
      'Période du 1er novembre 2026 au 30 novembre 2026',
    )
    expect(textOf(await renderInvoice(invoiceContentFixture({ period: null })))).not.toContain('Période')
  })

  test('its note to the client', async () => {
    const note = 'Avoir accordé pour le retard de livraison.'
    expect(textOf(await renderInvoice(invoiceContentFixture({ note })))).toContain(note)
  })
})
