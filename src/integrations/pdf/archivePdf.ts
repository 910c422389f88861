import { createHash } from 'node:crypto'
import { AFRelationship, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString, type PDFPage } from '@cantoo/pdf-lib'
import { archiveXmp, type ElectronicInvoice } from './archiveXmp'
import { srgbProfile } from './srgbProfile'

export type ArchiveAttachment = {
  /** ASCII letters, digits, dots, dashes and underscores only. */
  filename: string
  contentType: string
  bytes: Uint8Array
  relationship: 'Source' | 'Data' | 'Alternative'
  description: string
}

export type ArchiveInput = {
  /** A PDF as Chromium prints it: fonts embedded, no script, not encrypted. */
  bytes: Uint8Array
  /** Another such PDF, whose pages follow. */
  appended?: Uint8Array
  /** Stands in the XMP, where `/verifier` reads it (S6). */
  documentId: string
  title: string
  language: 'fr' | 'en'
  createdAt: Date
  attachments?: ArchiveAttachment[]
  /** Which attachment is the invoice for machines, told in the XMP as Factur-X asks (R52). */
  electronicInvoice?: ElectronicInvoice
}

const producer = "Trait d'Union"

/**
 * Makes a printed PDF one to keep for years: PDF/A-3b, with our document id in its metadata and files attached (S5).
 *
 * The pages of `bytes` look as they did. The same input gives the same bytes. Fonts that are not embedded are not repaired.
 *
 * @throws {Error} when a PDF cannot be read or is encrypted, or the id or a file name has characters that are not allowed.
 */
export async function archivePdf(input: ArchiveInput): Promise<Uint8Array> {
  if (!/^[\w.:-]{1,100}$/.test(input.documentId)) throw new Error('Not a document id')
  const pdf = await PDFDocument.load(input.bytes, { updateMetadata: false })
  if (input.appended) await appendPages(pdf, input.appended)
  describe(pdf, input)
  declareColours(pdf)
  await attachFiles(pdf, input)
  pdf.context.trailerInfo.ID = pdf.context.obj([fileId(input), fileId(input)])
  // Plain objects: every reader, the sealing and the offline check follow them without unpacking anything.
  return pdf.save({ useObjectStreams: false, updateFieldAppearances: false, addDefaultPage: false })
}

async function appendPages(pdf: PDFDocument, bytes: Uint8Array): Promise<void> {
  const other = await PDFDocument.load(bytes, { updateMetadata: false })
  for (const page of await pdf.copyPages(other, other.getPageIndices())) pdf.addPage(withoutTags(page))
}

/** The numbers of a copied page point into its old document's structure tree; here they would name the wrong elements. */
function withoutTags(page: PDFPage): PDFPage {
  page.node.delete(PDFName.of('StructParents'))
  const annotations = page.node.Annots()
  for (let index = 0; index < (annotations?.size() ?? 0); index += 1)
    annotations?.lookup(index, PDFDict).delete(PDFName.of('StructParent'))
  return page
}

/** The information dictionary and the XMP say the same, as PDF/A asks. */
function describe(pdf: PDFDocument, input: ArchiveInput): void {
  const { documentId, title, language, createdAt, electronicInvoice = null } = input
  pdf.setTitle(title, { showInWindowTitleBar: true })
  pdf.setLanguage(language)
  pdf.setCreator(producer)
  pdf.setProducer(producer)
  pdf.setCreationDate(createdAt)
  pdf.setModificationDate(createdAt)
  const facts = { documentId, title, language, createdAt, producer, electronicInvoice }
  const xmp = Buffer.from(archiveXmp(facts), 'utf8')
  const stream = pdf.context.stream(xmp, { Type: 'Metadata', Subtype: 'XML' })
  pdf.catalog.set(PDFName.of('Metadata'), pdf.context.register(stream))
}

function declareColours(pdf: PDFDocument): void {
  const profile = pdf.context.register(pdf.context.flateStream(srgbProfile(), { N: 3 }))
  const intent = pdf.context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB'),
    RegistryName: PDFString.of('http://www.color.org'),
    Info: PDFString.of('sRGB IEC61966-2.1'),
    DestOutputProfile: profile,
  })
  pdf.catalog.set(PDFName.of('OutputIntents'), pdf.context.obj([pdf.context.register(intent)]))
}

/** In the order of their names: a PDF name tree is sorted. */
async function attachFiles(pdf: PDFDocument, { attachments = [], createdAt }: ArchiveInput): Promise<void> {
  const sorted = attachments.toSorted((one, other) => (one.filename < other.filename ? -1 : 1))
  for (const { filename, contentType, bytes, relationship, description } of sorted) {
    if (!/^[\w.-]{1,100}$/.test(filename)) throw new Error(`Not a plain file name: ${JSON.stringify(filename)}`)
    await pdf.attach(bytes, filename, {
      mimeType: contentType,
      description,
      creationDate: createdAt,
      modificationDate: createdAt,
      afRelationship: AFRelationship[relationship],
    })
  }
}

/** PDF/A wants an id in the trailer; a hash of what goes in keeps the file the same each time. */
function fileId({ bytes, appended, documentId, attachments = [] }: ArchiveInput): PDFHexString {
  const hash = createHash('sha256').update(documentId).update(bytes)
  if (appended) hash.update(appended)
  for (const attachment of attachments) hash.update(attachment.bytes)
  return PDFHexString.of(hash.digest('hex').slice(0, 32))
}
