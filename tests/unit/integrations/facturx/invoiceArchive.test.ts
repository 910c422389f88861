import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
} from '@cantoo/pdf-lib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formatCents } from '@/domain/money/format'
import { ciiXml } from '@/integrations/facturx/ciiXml'
import { facturXFilename, facturXPdf, type InvoiceArchiveInput } from '@/integrations/facturx/invoiceArchive'
import { archivePdf } from '@/integrations/pdf/archivePdf'
import { chromiumPrinter } from '@/integrations/pdf/chromiumPrinter'
import { renderInvoice } from '@/printables/renderPrintable'
import { readPdf } from '../../../integration/pdf/readPdf'
import { invoiceCorpus, plainInvoice } from '../../../factories/invoiceCorpus'

const printer = chromiumPrinter({ bundledOnly: true })
const content = invoiceCorpus().find(({ name }) => name.startsWith('four rates'))?.content ?? plainInvoice()
let input: InvoiceArchiveInput
let archived: Uint8Array

beforeAll(async () => {
  const title = `Facture ${content.number}`
  input = {
    pdf: await printer.print(await renderInvoice(content), { title, language: content.language }),
    xml: ciiXml(content),
    documentId: '019ab4e2-7c1d-7000-8000-000000000101',
    title,
    language: content.language,
    createdAt: new Date('2026-12-01T09:00:00Z'),
  }
  archived = await facturXPdf(input)
}, 60_000)
afterAll(() => printer.close())

function xmpOf(bytes: Uint8Array): string {
  return /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(Buffer.from(bytes).toString('utf8'))?.[0] ?? ''
}

test('R5: the same invoice gives the same bytes', async () => {
  expect(Buffer.compare(await facturXPdf(input), archived)).toBe(0)
})

test('R52: the XML is attached under its name, byte for byte, as an alternative to the pages', async () => {
  const { catalog } = await PDFDocument.load(archived, { updateMetadata: false })
  const file = catalog.lookup(PDFName.of('AF'), PDFArray).lookup(0, PDFDict)
  expect(file.get(PDFName.of('AFRelationship'))).toBe(PDFName.of('Alternative'))
  expect(file.lookup(PDFName.of('UF'), PDFHexString).decodeText()).toBe(facturXFilename)
  const stream = file.lookup(PDFName.of('EF'), PDFDict).lookup(PDFName.of('F'))
  if (!(stream instanceof PDFRawStream)) throw new Error('No attached stream')
  expect(Buffer.from(decodePDFRawStream(stream).decode()).toString('utf8')).toBe(input.xml)
})

test('R52: the metadata tells the profile, and describes the properties that tell it', () => {
  const xmp = xmpOf(archived)
  for (const part of [
    '<pdfaid:part>3<',
    '<fx:DocumentType>INVOICE<',
    '<fx:DocumentFileName>factur-x.xml<',
    '<fx:Version>1.0<',
    '<fx:ConformanceLevel>EN 16931<',
    '<pdfaSchema:prefix>fx<',
    '<pdfaSchema:prefix>tdu<',
  ])
    expect(xmp).toContain(part)
})

test('a document that is no invoice says nothing of Factur-X', async () => {
  const { pdf, xml: _, ...facts } = input
  expect(xmpOf(await archivePdf({ ...facts, bytes: pdf }))).not.toContain('factur-x')
})

test('R52: the pages print what the XML says', async () => {
  const { pages } = await readPdf(archived)
  const printed = pages.join(' ')
  expect(printed).toContain(content.number)
  for (const [name, cents] of [
    ['TaxBasisTotalAmount', content.netCents],
    ['GrandTotalAmount', content.grossCents],
    ['DuePayableAmount', content.payableCents],
  ] as const) {
    expect(input.xml).toContain(`<ram:${name}>${(cents / 100).toFixed(2)}</ram:${name}>`)
    expect(printed).toContain(formatCents(cents, { language: 'fr' }).replace(/[\u00a0\u202f]/g, ' '))
  }
})
