import { createHmac } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { civilDate } from '../../domain/dates/civilDate'
import { canonicalJson } from '../../domain/ledger/canonicalJson'
import { portsOf, StorageMissError, TimestampError, type Sealer } from '../../integrations/ports'
import type { Company } from '../../payload-types'
import { sha256 } from '../digest'
import { readSettings } from '../settings'
import { closingTotals } from './closingTotals'
import type { ExportFile } from './exportFile'
import { issuedInvoices, type IssuedInvoice, type Period } from './issuedInvoices'
import { ledgerLines } from './ledgerLines'
import { paymentsByRate } from './paymentsByRate'
import { exportRendererOf, type ArchiveSealFacts } from './renderer'
import { salesJournal } from './salesJournal'

type ArchivedFile = { name: string; bytes: Uint8Array }

/**
 * Everything of a year as one zip that a script checks without us (R25, R26): each issued document as PDF, XML and canonical JSON, the
 * ledger of the year, journal, payments and totals, and `manifest.json` with the SHA-256 of each file. The company's seal on
 * `manifest.pdf` signs the manifest; without a key, only our own MAC in `signature.json` does. Written one file at a time; a zip holds
 * at most 65,535 files and 4 GB.
 *
 * @throws while it is read: what `salesJournal` refuses, `StorageMissError` when a stored PDF is lost
 */
export function yearArchive(req: PayloadRequest, year: number): ExportFile {
  return {
    filename: `archive-${year}.zip`,
    contentType: 'application/zip',
    chunks: zipped(archivedFiles(req, year)),
  }
}

async function* archivedFiles(req: PayloadRequest, year: number): AsyncGenerator<ArchivedFile> {
  const hashes: Record<string, string> = {}
  let documents = 0
  for await (const file of contentFiles(req, year)) {
    hashes[file.name] = sha256(file.bytes)
    if (/^documents\/.*\.json$/.test(file.name)) documents += 1
    yield file
  }
  const { company } = await readSettings(req)
  const facts = factsOf({ year, company, documents, files: Object.keys(hashes).length, now: nowOf(req.payload) })
  const manifest = textFile('manifest.json', `${JSON.stringify({ ...facts, files: hashes }, null, 2)}\n`)
  yield manifest
  yield* signatureFiles(req, company, { ...facts, manifestSha256: sha256(manifest.bytes) })
}

async function* contentFiles(req: PayloadRequest, year: number): AsyncGenerator<ArchivedFile> {
  const period = { from: civilDate(`${year}-01-01`), to: civilDate(`${year}-12-31`) }
  for await (const document of issuedInvoices(req, period)) yield* documentFiles(req, document)
  yield* bookFiles(req, period)
  yield { name: 'ledger.jsonl', bytes: await bytesOf(ledgerLines(req, period)) }
  yield* scriptFiles(req)
}

async function* documentFiles(req: PayloadRequest, document: IssuedInvoice): AsyncGenerator<ArchivedFile> {
  const { number, content, previousSha256, pdfKey } = document
  const { electronicInvoices, storage } = portsOf(req.payload)
  const base = `documents/${number.replaceAll('/', '_')}`
  yield textFile(`${base}.json`, canonicalJson({ content, previousSha256 }))
  yield textFile(`${base}.xml`, electronicInvoices.xmlOf(content))
  if (pdfKey === null) return
  try {
    yield { name: `${base}.pdf`, bytes: await storage.get(pdfKey) }
  } catch (error) {
    if (error instanceof StorageMissError)
      throw new Error(`The PDF of ${number} is lost: run invoices:verify`, { cause: error })
    throw error
  }
}

async function* bookFiles(req: PayloadRequest, period: Period): AsyncGenerator<ArchivedFile> {
  for (const { filename, chunks } of [
    await salesJournal(req, period),
    paymentsByRate(req, period),
    closingTotals(req, period),
  ])
    yield { name: filename, bytes: await bytesOf(chunks) }
}

async function* scriptFiles(req: PayloadRequest): AsyncGenerator<ArchivedFile> {
  const scripts = await portsOf(req.payload).verifyScripts()
  yield textFile('sealCheck.mjs', scripts['sealCheck.mjs'] ?? '')
  yield textFile('verify-archive.mjs', await sourceText('verify-archive.mjs'))
  yield textFile('README.txt', await sourceText('README.txt'))
}

/** From the working directory, where a Next standalone server keeps the files traced for it. */
function sourceText(name: string): Promise<string> {
  const folder = 'src/integrations/signing/bundle/archive'
  return readFile(path.join(/* turbopackIgnore: true */ process.cwd(), folder, name), 'utf8')
}

type Facts = Omit<ArchiveSealFacts, 'manifestSha256'> & { schema: 'trait-d-union/archive/1' }

function factsOf(given: { year: number; company: Company; documents: number; files: number; now: Date }): Facts {
  const { year, company, documents, files, now } = given
  return {
    schema: 'trait-d-union/archive/1',
    year,
    sellerName: company.legalName ?? '',
    siren: company.siren ?? '',
    documents,
    files,
    madeAt: now.toISOString(),
  }
}

async function* signatureFiles(
  req: PayloadRequest,
  company: Company,
  facts: ArchiveSealFacts,
): AsyncGenerator<ArchivedFile> {
  const sealer = (await portsOf(req.payload).sealer?.()) ?? null
  const { manifestSha256 } = facts
  const seal = sealer && { certificateSha256: sealer.certificate.sha256, isDemo: sealer.certificate.isDemo }
  const mac = archiveMac(req.payload, manifestSha256)
  yield textFile('signature.json', `${JSON.stringify({ manifestSha256, mac, seal }, null, 2)}\n`)
  if (sealer === null) return
  yield textFile('certificate.pem', sealer.certificate.pem)
  yield { name: 'manifest.pdf', bytes: await sealedManifest(req, sealer, { company, facts }) }
}

/**
 * What only who knows the product's secret can write beside a manifest (R25), HMAC-SHA256 in hex: an archive that comes back to us
 * is known as ours even without a seal.
 */
function archiveMac({ secret }: { secret: string }, manifestSha256: string): string {
  const key = createHmac('sha256', secret).update('year-archive').digest()
  return createHmac('sha256', key).update(manifestSha256).digest('hex')
}

/** The manifest's hash is the document id of the sealed page, where the offline check reads it. */
async function sealedManifest(
  req: PayloadRequest,
  sealer: Sealer,
  { company, facts }: { company: Company; facts: ArchiveSealFacts },
): Promise<Uint8Array> {
  const { pdf, archivePdf } = portsOf(req.payload)
  const title = `archive-${facts.year}`
  const createdAt = nowOf(req.payload)
  const printed = await pdf.print(await exportRendererOf(req.payload).archiveSeal(facts), { title, language: 'fr' })
  const page = { bytes: printed, documentId: facts.manifestSha256, title, language: 'fr' as const, createdAt }
  const bytes = await archivePdf(page)
  const options = {
    reason: title,
    location: company.address?.city ?? '',
    contact: company.email ?? '',
    signedAt: createdAt,
  }
  try {
    return await sealer.seal(bytes, { ...options, timestamp: sealer.hasTimestamps })
  } catch (error) {
    if (error instanceof TimestampError) return sealer.seal(bytes, { ...options, timestamp: false })
    throw error
  }
}

function textFile(name: string, text: string): ArchivedFile {
  return { name, bytes: strToU8(text) }
}

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}

/** fflate writes local time: the parts of this date are the same in every zone. */
const fixedDate = new Date(2020, 0, 1)

async function* zipped(files: AsyncIterable<ArchivedFile>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  for await (const { name, bytes } of files) {
    const entry = name.endsWith('.pdf') ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 })
    entry.mtime = fixedDate
    zip.add(entry)
    entry.push(bytes, true)
    yield* ready
    ready = []
  }
  zip.end()
  yield* ready
}
