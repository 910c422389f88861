import { afterAll, describe, expect, test } from 'vitest'
import type { QuoteLine } from '@/domain/quotes/content'
import { chromiumPrinter } from '@/integrations/pdf/chromiumPrinter'
import { renderInvoice, renderQuote } from '@/printables/renderPrintable'
import { finalInvoiceContentFixture, invoiceContentFixture } from '../../factories/invoiceContent'
import { quoteContentFixture, quoteLineFixture } from '../../factories/quoteContent'
import { readPdf, type ReadPdf } from './readPdf'

const printer = chromiumPrinter({ bundledOnly: true })
afterAll(() => printer.close())

async function printed(html: string): Promise<ReadPdf> {
  return readPdf(await printer.print(html, { title: 'Document', language: 'fr' }))
}

function lines(count: number, description: string | null): QuoteLine[] {
  return Array.from({ length: count }, (_, index) =>
    quoteLineFixture({ id: `l${index}`, label: `Ligne n-${index}-`, description }),
  )
}

describe('a printed quote', () => {
  test('is A4, tagged, outlined, and says its number and page on every page (R9)', async () => {
    const pdf = await printed(await renderQuote(quoteContentFixture()))
    expect(pdf.pages.length).toBeGreaterThan(1)
    expect(pdf.size.map(Math.round)).toEqual([595, 842])
    for (const role of ['H1', 'Table', 'TH', 'TD']) expect(pdf.roles).toContain(role)
    expect(pdf.outline.length).toBeGreaterThan(0)
    pdf.pages.forEach((page, index) => {
      expect(page).toContain('Devis DEV-2026-0042')
      expect(page).toContain(`Page ${index + 1} sur ${pdf.pages.length}`)
    })
  })

  test.each([
    null,
    'Une phrase qui dit ce que comprend la ligne, assez longue pour tenir sur deux ou trois lignes de la page.',
  ])(
    'never parts the total from the last lines, nor the title of the table from the first (descriptions: %s)',
    async (description) => {
      for (let count = 1; count <= 26; count += 1) {
        const { pages } = await printed(await renderQuote(quoteContentFixture({ lines: lines(count, description) })))
        const totalPage = pages.find((page) => page.includes('Total TTC'))
        expect(totalPage, `${count} lines`).toContain(`Ligne n-${count - 1}-`)
        expect(totalPage, `${count} lines`).toContain(`Ligne n-${Math.max(0, count - 2)}-`)
        expect(
          pages.find((page) => page.includes('Prestations')),
          `${count} lines`,
        ).toContain('Ligne n-0-')
      }
    },
    60_000,
  )

  test('repeats the table’s head on each page that has lines', async () => {
    const { pages } = await printed(await renderQuote(quoteContentFixture({ lines: lines(60, null) })))
    for (const page of pages.filter((text) => text.includes('Ligne n-'))) expect(page).toContain('Désignation')
  })

  test('lets one line run over pages when it is longer than a page', async () => {
    const long = lines(2, 'Un très long texte. '.repeat(700))
    const { pages } = await printed(await renderQuote(quoteContentFixture({ lines: long })))
    expect(pages.join(' ').match(/texte\./g)?.length).toBe(1_400)
  })
})

describe('a printed invoice', () => {
  test('fits a deposit on one page with its number, and its amounts can be copied', async () => {
    const { pages } = await printed(await renderInvoice(invoiceContentFixture()))
    expect(pages).toHaveLength(1)
    expect(pages[0]).toContain('Facture d’acompte FA-2026-0017')
    expect(pages[0]).toContain('Acompte de 30 % sur devis DEV-2026-0042 1 forfait 6 713,37 €')
    expect(pages[0]).toContain('Total TTC 9 013,90 €')
  })

  test('keeps bank details and code together', async () => {
    const { pages } = await printed(await renderInvoice(finalInvoiceContentFixture()))
    expect(pages.find((page) => page.includes('Règlement par virement'))).toContain('FR76')
  })
})
