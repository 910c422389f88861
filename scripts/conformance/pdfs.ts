import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ciiXml } from '../../src/integrations/facturx/ciiXml'
import { facturXPdf } from '../../src/integrations/facturx/invoiceArchive'
import { chromiumPrinter } from '../../src/integrations/pdf/chromiumPrinter'
import { renderInvoice } from '../../src/printables/renderPrintable'
import { invoiceCorpus, type CorpusInvoice } from '../../tests/factories/invoiceCorpus'
import { variable } from '../lib/env'

/** Every so many-th invoice of the corpus is printed: a prime, so that all kinds and VAT cases come by. */
const stride = 9

/** A plain print, beside the Factur-X ones: veraPDF must refuse it. */
export const canaryName = 'canary-not-archived.pdf'

export type Printed = { path: string; invoice: CorpusInvoice }

/** Prints a sample of the corpus as the product does, and makes Factur-X of each. */
export async function printSample(folder: string, canaryFolder: string): Promise<Printed[]> {
  const printer = chromiumPrinter({
    chromiumPath: variable('CHROMIUM_PATH'),
    bundledOnly: variable('TU_CHROMIUM_BUNDLED') !== undefined,
    searchPath: process.env.PATH ?? '',
  })
  try {
    const printed: Printed[] = []
    for (const [index, invoice] of invoiceCorpus().entries()) {
      if (index % stride !== 0) continue
      const { content } = invoice
      const title = `${content.kind} ${content.number}`
      const pdf = await printer.print(await renderInvoice(content), { title, language: content.language })
      if (printed.length === 0) await writeFile(join(canaryFolder, canaryName), pdf)
      const archived = await facturXPdf({
        pdf,
        xml: ciiXml(content),
        documentId: `conformance-${index}`,
        title,
        language: content.language,
        createdAt: new Date('2026-12-01T09:00:00Z'),
      })
      const path = join(folder, `${String(index).padStart(3, '0')}.pdf`)
      await writeFile(path, archived)
      printed.push({ path, invoice })
    }
    return printed
  } finally {
    await printer.close()
  }
}
