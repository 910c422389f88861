import { execFile } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { archivePdf, type ArchiveInput } from '@/integrations/pdf/archivePdf'
import { chromiumPrinter } from '@/integrations/pdf/chromiumPrinter'
import { srgbProfile } from '@/integrations/pdf/srgbProfile'
import { extractPresented, readDocumentId } from '@/integrations/signing/sealCheck.mjs'
import { readPdf } from '../../integration/pdf/readPdf'
import { hasCommand } from './openssl'

const run = promisify(execFile)
const printer = chromiumPrinter({ bundledOnly: true })
let folder: string
let input: ArchiveInput
let archived: Uint8Array

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-'))
  const quote = `<h1>Devis n° 12 — été</h1><p><a href="https://example.org">Lien</a></p><div style="opacity:.4;background:#c42;box-shadow:0 0 9px">Ombre</div>`
  const bytes = await printer.print(quote, { title: 'Devis', language: 'fr' })
  const appended = await printer.print('<h1>Certificat</h1><a href="https://example.org">Lien</a>', {
    title: 'Certificat',
    language: 'fr',
  })
  input = {
    bytes,
    appended,
    documentId: '019ab4e2-7c1d-7000-8000-000000000012',
    title: 'Devis n° 12 & <annexe>',
    language: 'fr',
    createdAt: new Date('2026-11-24T10:00:00Z'),
    attachments: [
      attachment('presented.pdf', 'application/pdf', bytes, 'Source'),
      attachment('content.json', 'application/json', Buffer.from('{"total":12000}'), 'Data'),
    ],
  }
  archived = await archivePdf(input)
}, 60_000)
afterAll(async () => {
  await printer.close()
  await rm(folder, { recursive: true, force: true })
})

function attachment(
  filename: string,
  contentType: string,
  bytes: Uint8Array,
  relationship: 'Source' | 'Data',
): NonNullable<ArchiveInput['attachments']>[number] {
  return { filename, contentType, bytes, relationship, description: `Pièce jointe ${filename}` }
}

async function rasters(bytes: Uint8Array, name: string): Promise<Buffer[]> {
  await writeFile(join(folder, `${name}.pdf`), bytes)
  await run('pdftoppm', ['-r', '100', '-png', `${name}.pdf`, name], { cwd: folder })
  const files = (await readdir(folder)).filter((file) => file.startsWith(`${name}-`)).toSorted()
  return Promise.all(files.map((file) => readFile(join(folder, file))))
}

describe('an archived PDF', () => {
  test('is the same bytes each time', async () => {
    expect(Buffer.compare(await archivePdf(input), archived)).toBe(0)
  })

  test('S5: shows the presented pages as they were, then the appended ones', async ({ skip }) => {
    if (!(await hasCommand('pdftoppm'))) skip('pdftoppm (poppler-utils) is not installed')
    const [before, other, after] = [
      await rasters(input.bytes, 'presented'),
      await rasters(input.appended ?? new Uint8Array(), 'certificate'),
      await rasters(archived, 'archived'),
    ]
    expect(after).toHaveLength(before.length + other.length)
    for (const [index, page] of [...before, ...other].entries()) expect(page.equals(after[index] ?? page)).toBe(true)
    expect(before[0]?.equals(other[0] ?? Buffer.of())).toBe(false)
  })

  test('keeps the tags, the language and the title of the first document', async () => {
    const { title, language, roles, pages } = await readPdf(archived)
    expect({ title, language, pages: pages.length }).toEqual({ title: input.title, language: 'fr', pages: 2 })
    expect(roles).toContain('H1')
    expect(pages[1]).toContain('Certificat')
  })

  test('S5: carries the presented PDF, byte for byte', async ({ skip }) => {
    expect(Buffer.compare(extractPresented(archived) ?? Buffer.of(), input.bytes)).toBe(0)
    if (!(await hasCommand('pdfdetach'))) skip('pdfdetach (poppler-utils) is not installed: half of the test ran')
    await writeFile(join(folder, 'carrier.pdf'), archived)
    await run('pdfdetach', ['-saveall', 'carrier.pdf'], { cwd: folder })
    expect(Buffer.compare(await readFile(join(folder, 'presented.pdf')), input.bytes)).toBe(0)
    expect(await readFile(join(folder, 'content.json'), 'utf8')).toBe('{"total":12000}')
  })

  test('S6: its id is read without a PDF reader', () => {
    expect(readDocumentId(archived)).toBe(input.documentId)
    expect(readDocumentId(input.bytes)).toBeNull()
  })

  test('refuses an id or a file name that would need escaping', async () => {
    await expect(archivePdf({ ...input, documentId: '</tdu:documentId>' })).rejects.toThrow('Not a document id')
    const named = attachment('a(b).pdf', 'application/pdf', input.bytes, 'Source')
    await expect(archivePdf({ ...input, attachments: [named] })).rejects.toThrow('Not a plain file name')
  })
})

describe('what veraPDF would ask of PDF/A-3b (legal.md §4)', () => {
  test('trailer id, colours, metadata and associated files are there', async () => {
    const { catalog, context } = await PDFDocument.load(archived, { updateMetadata: false })
    expect(context.trailerInfo.ID).toBeInstanceOf(PDFArray)
    const intent = catalog.lookup(PDFName.of('OutputIntents'), PDFArray).lookup(0, PDFDict)
    expect(intent.get(PDFName.of('S'))).toBe(PDFName.of('GTS_PDFA1'))
    const profile = intent.lookup(PDFName.of('DestOutputProfile'))
    if (!(profile instanceof PDFRawStream)) throw new Error('No colour profile')
    expect(profile.dict.lookup(PDFName.of('N'))?.toString()).toBe('3')
    expect(Buffer.from(decodePDFRawStream(profile).decode()).equals(srgbProfile())).toBe(true)
    const files = catalog.lookup(PDFName.of('AF'), PDFArray)
    expect(files.asArray().map((_, index) => files.lookup(index, PDFDict).get(PDFName.of('AFRelationship')))).toEqual([
      PDFName.of('Data'),
      PDFName.of('Source'),
    ])
    expect(catalog.lookup(PDFName.of('Names'), PDFDict).has(PDFName.of('EmbeddedFiles'))).toBe(true)
    for (const forbidden of ['OpenAction', 'AA']) expect(catalog.has(PDFName.of(forbidden))).toBe(false)
    expect(context.trailerInfo.Encrypt).toBeUndefined()
  })

  test('the XMP is plain text and well-formed, and describes our own property', async () => {
    const text = Buffer.from(archived).toString('utf8')
    const xmp = /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(text)?.[0] ?? ''
    for (const part of ['<pdfaid:part>3<', '<pdfaid:conformance>B<', '<pdfaSchema:prefix>tdu<'])
      expect(xmp).toContain(part)
    expect(xmp).toContain('Devis n° 12 &amp; &lt;annexe&gt;')
    // librsvg reads XML strictly: the packet must be well-formed to be an SVG's metadata.
    const drawing = (metadata: string): Buffer =>
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><metadata>${metadata}</metadata></svg>`)
    await expect(sharp(drawing(xmp)).png().toBuffer()).resolves.toBeDefined()
    await expect(
      sharp(drawing(xmp.replace('</tdu:documentId>', '')))
        .png()
        .toBuffer(),
    ).rejects.toThrow()
  })

  test('every font is embedded', async ({ skip }) => {
    if (!(await hasCommand('pdffonts'))) skip('pdffonts (poppler-utils) is not installed')
    await writeFile(join(folder, 'fonts.pdf'), archived)
    const rows = (await run('pdffonts', ['fonts.pdf'], { cwd: folder })).stdout.trim().split('\n').slice(2)
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row).toMatch(/ yes +(yes|no) +(yes|no) +\d+ +\d+$/)
  })

  test('the colour profile is one that a colour engine applies, and is sRGB', async () => {
    const path = join(folder, 'srgb.icc')
    await writeFile(path, srgbProfile())
    const colours = Buffer.from([0, 0, 0, 255, 255, 255, 200, 60, 30, 12, 140, 220])
    const tagged = await sharp(colours, { raw: { width: 4, height: 1, channels: 3 } })
      .withIccProfile(path)
      .png()
      .toBuffer()
    expect((await sharp(tagged).metadata()).icc?.equals(srgbProfile())).toBe(true)
    const back = await sharp(tagged).toColourspace('srgb').raw().toBuffer()
    for (const [index, value] of colours.entries()) expect(Math.abs((back[index] ?? 0) - value)).toBeLessThanOrEqual(1)
  })
})
