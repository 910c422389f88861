import { archivePdf, type ArchiveInput } from '../pdf/archivePdf'

export type InvoiceArchiveInput = Pick<ArchiveInput, 'documentId' | 'title' | 'language' | 'createdAt'> & {
  /** The invoice as Chromium prints it. */
  pdf: Uint8Array
  /** The same invoice as `ciiXml` writes it. */
  xml: string
}

/** The name that Factur-X prescribes for the attached XML. */
export const facturXFilename = 'factur-x.xml'

/**
 * The Factur-X of an invoice: a PDF/A-3b that people read, with its XML of the EN 16931 profile attached for machines (R52, I7).
 *
 * The same input gives the same bytes. The two are not compared here: both come from one `InvoiceContent`.
 *
 * @throws {Error} when the PDF cannot be read or is encrypted, or the document id has characters that are not allowed
 */
export async function facturXPdf({ pdf, xml, ...facts }: InvoiceArchiveInput): Promise<Uint8Array> {
  return archivePdf({
    ...facts,
    bytes: pdf,
    attachments: [
      {
        filename: facturXFilename,
        contentType: 'text/xml',
        bytes: Buffer.from(xml, 'utf8'),
        // An equal rendering of the whole invoice: what both France and Germany accept for this profile.
        relationship: 'Alternative',
        description: 'Factur-X invoice',
      },
    ],
    electronicInvoice: { filename: facturXFilename, version: '1.0', conformanceLevel: 'EN 16931' },
  })
}
