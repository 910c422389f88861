import { describe, expect, test } from 'vitest'
import { civilDate } from '@/domain/dates/civilDate'
import type { InvoiceContent } from '@/domain/invoices/content'
import { formatCents } from '@/domain/money/format'
import { renderInvoice, renderQuote } from '@/printables/renderPrintable'
import { finalInvoiceContentFixture, invoiceContentFixture } from '../../factories/invoiceContent'
import { clientFixture, quoteContentFixture, quoteLineFixture, sellerFixture } from '../../factories/quoteContent'

/** What a reader sees: the text without tags, in the page's order, on one line. */
function textOf(html: string): string {
  const body = html.slice(html.indexOf('<body>'))
  const text = body
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&#x27;', "'")
  return text.replace(/[ \n]+/g, ' ').replaceAll('&quot;', '"')
}

async function quoteText(...overrides: Parameters<typeof quoteContentFixture>): Promise<string> {
  return textOf(await renderQuote(quoteContentFixture(...overrides)))
}

async function invoiceText(content: InvoiceContent): Promise<string> {
  return textOf(await renderInvoice(content))
}

const euros = (cents: number): string => formatCents(cents, { language: 'fr' })

describe('R17: a quote says', () => {
  test('number, date and the day until which it is valid', async () => {
    const text = await quoteText({ version: 2 })
    expect(text).toContain('DEV-2026-0042-v2')
    expect(text).toContain('24 novembre 2026')
    expect(text).toContain('Offre valable jusqu’au 24 décembre 2026 inclus')
  })

  test('each line with quantity, unit, price, discount, VAT rate and net', async () => {
    expect(await quoteText()).toContain('14 jour 650,00\u00a0€ 5\u00a0% 20\u00a0% 8\u00a0645,00\u00a0€')
  })

  test('totals per rate, discount, total and deposit, all from the content (M8)', async () => {
    const { totals } = quoteContentFixture()
    const text = await quoteText()
    for (const { netCents, vatCents } of totals.vat) expect(text).toContain(`${euros(netCents)} ${euros(vatCents)}`)
    expect(text).toContain(`Total TTC ${euros(totals.grossCents)}`)
    expect(text).toContain(`Remise de 3\u00a0% -${euros(totals.documentDiscountCents)}`)
    expect(text).toContain(`Acompte de 30\u00a0% à la signature ${euros(totals.depositGrossCents)}`)
  })

  test('delivery time, payment terms, version of the general terms, and where to sign', async () => {
    const text = await quoteText()
    expect(text).toContain('10 semaines après réception de l’acompte')
    expect(text).toContain('À 30 jours')
    expect(text).toContain('Conditions générales, version 2026-09')
    expect(text).toContain('Bon pour accord')
    expect(text).toContain('Éloïse Verrier')
  })

  test('no deposit, no delivery time, no introduction: no empty label', async () => {
    const text = await quoteText({ depositBp: 0, deliveryTime: null, introduction: null, terms: '' })
    expect(text).toContain('Aucun acompte n’est demandé')
    expect(text).not.toContain('Acompte de')
    expect(text).not.toContain('Délai')
  })
})

describe('R44: a consumer’s quote says how to withdraw', () => {
  test.each([
    ['fr', 'Droit de rétractation', 'Formulaire type de rétractation', 'délai de quatorze jours'],
    ['en', 'Right of withdrawal', 'Model withdrawal form', 'within 14 days'],
  ] as const)('in %s: the right, to whom to declare it, the model form', async (language, title, form, period) => {
    const text = await quoteText({ language, client: { ...clientFixture, kind: 'consumer' } })
    for (const words of [title, form, period, sellerFixture.email, sellerFixture.address.line1])
      expect(text).toContain(words)
    expect(text).not.toMatch(/\{\w+\}/)
  })

  test('a professional’s does not', async () => {
    expect(await quoteText()).not.toContain('rétractation')
  })
})

describe('Q4: options stand apart and say whether they count', () => {
  test('an option and an alternative that are not preselected are "non comprise dans le total"', async () => {
    const text = await quoteText()
    expect(text).toMatch(/Options .*Version anglaise .*Option non comprise dans le total/)
    expect(text).toMatch(/Suivi complet .*Autre formule, non comprise dans le total/)
    expect(text).toMatch(/Reportage photographique .*Option comprise dans le total/)
    expect(text).toContain('Quantité au choix, de 10 à 40')
  })

  test('a quote without options has no such part', async () => {
    const text = await quoteText({ lines: [quoteLineFixture({ id: 'a' })], documentDiscountBp: 0 })
    expect(text).not.toContain('Options')
    expect(text).not.toContain('Remise')
  })

  test('a quote of options only has no empty table', async () => {
    const lines = [quoteLineFixture({ id: 'a', choice: { kind: 'optional', selected: true } })]
    expect(await quoteText({ lines })).not.toContain('Prestations')
  })
})

describe('parties', () => {
  test('R1: name, form, capital, address, SIRET, registration and VAT number of the seller', async () => {
    const text = await quoteText()
    for (const part of [
      'Trait d’Union SAS',
      'SAS au capital de 10\u00a0000,00\u00a0€',
      '69001 Lyon',
      'SIRET 100\u00a0000\u00a0009\u00a000017',
    ])
      expect(text).toContain(part)
    for (const part of ['RCS Lyon', 'TVA FR88100000009', 'bonjour@traitdunion.example']) expect(text).toContain(part)
  })

  test('R2: a sole trader is named with "EI", once', async () => {
    const seller = { ...sellerFixture, soleTrader: true, legalName: 'Jeanne Petit', shareCapitalCents: null }
    expect(await quoteText({ seller })).toContain('Jeanne Petit EI')
    expect(await quoteText({ seller: { ...seller, legalName: 'Jeanne Petit EI' } })).not.toContain('EI EI')
  })

  test('R14: the client’s SIREN, and the country of a client abroad', async () => {
    expect(await quoteText()).toContain('SIREN 200\u00a0000\u00a0008')
    const client = { ...clientFixture, siren: null, address: { ...clientFixture.address, country: 'BE' } }
    expect(await quoteText({ client })).toContain('Belgique')
  })
})

describe('R11: without VAT nothing about VAT is printed', () => {
  const seller = { ...sellerFixture, vatRegime: 'franchise' as const, vatNumber: null }
  const lines = [quoteLineFixture({ id: 'a', vatRateBp: 0, vatCategory: 'E', discountBp: 1_000 })]

  test('on a quote', async () => {
    const text = await quoteText({ seller, lines, mentions: [], client: { ...clientFixture, vatNumber: null } })
    expect(text).not.toMatch(/TVA|HT|TTC/)
  })

  test('on an invoice', async () => {
    const quiet = { seller, client: { ...clientFixture, vatNumber: null }, mentions: [] }
    const rest = finalInvoiceContentFixture(quiet)
    for (const kind of ['standard', 'deposit', 'final', 'credit-note'] as const)
      expect(await invoiceText({ ...rest, kind, lines: rest.lines.slice(0, 2) })).not.toMatch(/TVA|\bHT\b|TTC/)
  })

  test('and a rate of zero says why', async () => {
    const reverse = quoteLineFixture({ id: 'a', vatRateBp: 0, vatCategory: 'AE' })
    expect(await quoteText({ lines: [reverse] })).toContain('0\u00a0% (autoliquidation)')
  })
})

describe('invoices', () => {
  test('R19: a paid deposit invoice says "acompte", when it was paid, and asks for nothing', async () => {
    const text = await invoiceText(invoiceContentFixture())
    expect(text).toContain('Facture d’acompte FA-2026-0017')
    expect(text).toContain('Acquittée le 30 novembre 2026')
    expect(text).toContain('Net à payer 0,00\u00a0€')
    expect(text).toContain('DEV-2026-0042, signé le 26 novembre 2026')
    expect(text).not.toContain('IBAN')
    expect(text).not.toContain('Échéance')
  })

  test('R20: a final invoice names each deposit with its VAT and asks for the rest, by transfer', async () => {
    const content = finalInvoiceContentFixture()
    const text = await invoiceText(content)
    expect(text).toMatch(/FA-2026-0017 1er décembre 2026 .*20\u00a0%\u00a0: 1\u00a0342,67\u00a0€/)
    expect(text).toContain(`Net à payer ${euros(content.payableCents)}`)
    expect(text).toContain('FR76\u00a03000\u00a06000\u00a00112\u00a03456\u00a07890\u00a0189')
    expect(text).toContain(content.paymentReference)
    expect(text).toContain('Échéance 17 mars 2027')
    expect(text).not.toContain('Acquittée')
  })

  test('P5: the transfer code is a picture in the page, and left out when it cannot be right', async () => {
    const content = finalInvoiceContentFixture()
    expect(await renderInvoice(content)).toContain('src="data:image/svg+xml;base64,')
    expect(await renderInvoice({ ...content, currency: 'CHF' })).not.toContain('<img')
    expect(await renderInvoice({ ...content, paymentReference: 'FA 9' })).not.toContain('<img')
  })

  test('R21: a credit note says which invoice it corrects, with its date, and gives no bank details', async () => {
    const text = await invoiceText(
      finalInvoiceContentFixture({ kind: 'credit-note', number: 'AV-2027-0001', prepaidCents: 0 }),
    )
    expect(text).toContain('Cet avoir rectifie la facture n°\u00a0FA-2026-0017 du 1er décembre 2026.')
    expect(text).not.toContain('IBAN')
    expect(text).not.toContain('Net à payer')
  })

  test('R13: the mentions are printed word for word, in order', async () => {
    const { mentions } = invoiceContentFixture()
    expect(await invoiceText(invoiceContentFixture())).toContain(mentions.map(({ text }) => text).join(' '))
  })

  test('a line without words of its own still prints twice when it stands twice', async () => {
    const [line] = invoiceContentFixture().lines
    const lines = line ? [line, line, line] : []
    expect((await invoiceText(invoiceContentFixture({ lines }))).split('Acompte de 30 %').length - 1).toBe(3)
  })
})

describe('language and safety', () => {
  test('English is complete: no French word of ours is left', async () => {
    const english = { language: 'en' as const, terms: '', mentions: [], introduction: null, deliveryTime: null }
    const lines = [quoteLineFixture({ id: 'a', label: 'Design', unit: 'day' })]
    const html = await renderQuote(quoteContentFixture({ ...english, lines, title: 'A new site' }))
    expect(html).toContain('<html lang="en">')
    expect(textOf(html)).toContain('Total incl. VAT €756.60')
    expect(textOf(html)).not.toMatch(/Prestat|Désign|Acompte|TVA\b(?! FR)|Remise|Solde/)
  })

  test('no narrow no-break space reaches the page', async () => {
    expect(await renderQuote(quoteContentFixture())).not.toContain('\u202f')
    expect(await renderInvoice(finalInvoiceContentFixture())).not.toContain('\u202f')
  })

  test('what people typed stays text, in the page and in its style', async () => {
    const nasty = `</style><script>alert(1)</script>"; } body { display: none`
    const html = await renderQuote(quoteContentFixture({ title: nasty, number: nasty, introduction: nasty }))
    expect(html).not.toContain('<script')
    expect(html.match(/<\/style>/g)).toHaveLength(1)
    expect(html.slice(html.indexOf('<style>'), html.indexOf('</style>'))).not.toContain('display: none')
  })

  test('the page asks for nothing outside itself', async () => {
    const html = await renderInvoice(finalInvoiceContentFixture())
    expect(html).not.toMatch(/(?:src|href)="(?!data:)|url\((?!data:)|@import/)
  })

  test('the same content gives the same page', async () => {
    const content = quoteContentFixture({ issuedOn: civilDate('2026-11-24') })
    expect(await renderQuote(content)).toBe(await renderQuote(structuredClone(content)))
  })
})
