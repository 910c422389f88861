import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { archivePdf } from '@/integrations/pdf/archivePdf'
import { demoKey } from '@/integrations/signing/demoKey'
import { pdfSealer } from '@/integrations/signing/pdfSealer'
import { checkSeal, extractPresented, readDocumentId } from '@/integrations/signing/sealCheck.mjs'
import { TimestampError, type SealOptions, type Sealer } from '@/integrations/signing/sealer'
import { readPdf } from '../../integration/pdf/readPdf'
import { companyKey, hasCommand, listen, localAuthority } from './openssl'

const run = promisify(execFile)
const documentId = '019ab4e2-7c1d-7000-8000-000000000012'
const options: SealOptions = {
  reason: 'Devis DE-2026-0012 (version 2) accepté',
  location: 'Orléans',
  contact: 'agence@exemple.fr',
  signedAt: new Date('2026-11-24T10:00:00Z'),
  timestamp: false,
}
let folder: string
let key: { p12: Uint8Array; password: string }
let sealer: Sealer
let presented: Uint8Array
let archived: Uint8Array
let sealed: Uint8Array

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sealer-'))
  key = await demoKey(folder)
  sealer = await pdfSealer({ ...key, tsaUrl: null, isDemo: true })
  presented = await onePage()
  archived = await archived3b(presented)
  sealed = await sealer.seal(archived, options)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function onePage(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  pdf.addPage([595, 842]).drawRectangle({ x: 50, y: 500, width: 200, height: 90 })
  return pdf.save()
}

function archived3b(bytes: Uint8Array): Promise<Uint8Array> {
  return archivePdf({
    bytes,
    documentId,
    title: 'Devis n° 12',
    language: 'fr',
    createdAt: new Date('2026-11-24T10:00:00Z'),
    attachments: [
      {
        filename: 'presented.pdf',
        contentType: 'application/pdf',
        bytes,
        relationship: 'Source',
        description: 'Devis',
      },
    ],
  })
}

async function pdfsig(bytes: Uint8Array): Promise<string> {
  const path = join(folder, 'checked.pdf')
  await writeFile(path, bytes)
  return (await run('pdfsig', ['-nocert', path])).stdout
}

/** Where the hex of the seal is: the only bytes that the seal does not cover itself. */
function hole(bytes: Uint8Array): { from: number; to: number } {
  const found = /\/ByteRange \[\s*0\s+(\d+)\s+(\d+)/.exec(Buffer.from(bytes).toString('latin1'))
  return { from: Number(found?.[1]), to: Number(found?.[2]) }
}

function flipped(bytes: Uint8Array, at: number, bit = 1): Uint8Array {
  const copy = Uint8Array.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ bit
  return copy
}

describe('a sealed PDF (S5, R41)', () => {
  test('pdfsig says both that the signature is valid and that it covers all', async ({ skip }) => {
    if (!(await hasCommand('pdfsig'))) skip('pdfsig (poppler-utils) is not installed')
    const said = await pdfsig(sealed)
    expect(said).toContain('Signature is Valid')
    expect(said).toContain('Total document signed')
    expect(said).toContain('ETSI.CAdES.detached')
    expect(await pdfsig(Buffer.concat([sealed, Buffer.from('\n')]))).not.toContain('Total document signed')
    expect(await pdfsig(flipped(sealed, 600))).not.toContain('Signature is Valid')
  })

  test('our check says the same, without any library', () => {
    expect(checkSeal(sealed)).toEqual({
      signed: true,
      valid: true,
      coversWholeFile: true,
      certificateSha256: sealer.certificate.sha256,
      subject: sealer.certificate.subject,
      timestamp: 'none',
      signedAt: '2026-11-24T10:00:00.000Z',
      timestampedAt: null,
      reason: null,
    })
    expect(checkSeal(archived)).toMatchObject({ signed: false, valid: false, reason: 'no-seal' })
    expect(checkSeal(new Uint8Array())).toMatchObject({ signed: false, valid: false, reason: 'no-seal' })
  })

  test('is the archived file with the seal behind it: PDF/A-3b, id and attachment stay', async () => {
    expect(Buffer.compare(sealed.subarray(0, archived.length), archived)).toBe(0)
    expect(Buffer.compare(extractPresented(sealed) ?? Buffer.of(), presented)).toBe(0)
    expect(readDocumentId(sealed)).toBe(documentId)
    const { catalog, context } = await PDFDocument.load(sealed, { updateMetadata: false })
    const keys = catalog.keys().map(String)
    expect(keys).toEqual(expect.arrayContaining(['/Metadata', '/OutputIntents', '/AF', '/Names', '/AcroForm']))
    expect(context.trailerInfo.ID).toBeDefined()
    expect((await readPdf(sealed)).pages).toHaveLength(1)
  })

  test('its reason reads as it was given, but for brackets', () => {
    const reason = /\/Reason \(([^)]*)\)/.exec(Buffer.from(sealed).toString('latin1'))?.[1]
    expect(reason).toBe('Devis DE-2026-0012 [version 2] accepté')
  })
})

describe('the company’s own key (R43)', () => {
  test.for(['modern', 'legacy'] as const)(
    'an elliptic-curve key with its issuer seals: %s PKCS#12',
    async (kind, { skip }) => {
      if (!(await hasCommand('openssl'))) skip('openssl is not installed')
      const p12 = await companyKey(join(folder, kind), kind)
      const company = await pdfSealer({ p12, password: 'clé', tsaUrl: null, isDemo: false })
      expect(company.certificate).toMatchObject({ subject: 'CN=Agence', isDemo: false })
      const verdict = checkSeal(await company.seal(archived, options))
      expect(verdict).toMatchObject({ valid: true, certificateSha256: company.certificate.sha256 })
    },
  )
})

describe('what was altered is told (R41)', () => {
  test('one flipped byte, anywhere in the file', () => {
    const { from, to } = hole(sealed)
    const places = Array.from({ length: 20 }, (_, index) => Math.floor(((index + 0.5) * sealed.length) / 20))
    for (const at of [...places, 0, from - 1, to, sealed.length - 1]) {
      const verdict = checkSeal(flipped(sealed, at))
      expect(verdict.valid, `byte ${at}: ${verdict.reason}`).toBe(false)
    }
    expect(checkSeal(flipped(sealed, 600)).reason).toBe('content-altered')
  })

  test('one flipped byte in the seal itself, where no signature covers it', () => {
    const { from, to } = hole(sealed)
    const missed: number[] = []
    for (let at = from; at < to; at += at < from + 4_000 ? 3 : 501)
      for (const bit of [1, 2, 0x20]) if (checkSeal(flipped(sealed, at, bit)).valid) missed.push(at)
    expect(missed).toEqual([])
  })

  test('bytes behind the seal, as an incremental update adds them', () => {
    const longer = Buffer.concat([sealed, Buffer.from('1 0 obj\n<<>>\nendobj\n%%EOF\n')])
    expect(checkSeal(longer)).toMatchObject({ valid: false, coversWholeFile: false, reason: 'bytes-outside-seal' })
    expect(checkSeal(Buffer.concat([sealed, Buffer.of(10)]))).toMatchObject({ valid: false, coversWholeFile: false })
  })

  test('a cut file', () => {
    expect(checkSeal(sealed.subarray(0, -1))).toMatchObject({ signed: true, valid: false, reason: 'bytes-missing' })
    expect(checkSeal(sealed.subarray(0, archived.length - 10))).toMatchObject({ valid: false, reason: 'no-seal' })
  })

  test('a certificate put in the place of ours', async () => {
    const other = await pdfSealer({ ...(await demoKey(join(folder, 'other'))), tsaUrl: null, isDemo: true })
    const ours = derOf(sealer).toString('hex')
    const theirs = derOf(other).toString('hex')
    expect(theirs).toHaveLength(ours.length)
    const text = Buffer.from(sealed).toString('latin1')
    const swapped = text.replace(new RegExp(ours, 'i'), theirs.toUpperCase())
    expect(swapped).not.toBe(text)
    const verdict = checkSeal(Buffer.from(swapped, 'latin1'))
    expect(verdict).toMatchObject({ valid: false, reason: 'certificate-swapped', certificateSha256: null })
  })

  test('a seal by somebody else holds, and is known by its certificate', async () => {
    const other = await pdfSealer({ ...(await demoKey(join(folder, 'other'))), tsaUrl: null, isDemo: true })
    const verdict = checkSeal(await other.seal(archived, options))
    expect(verdict).toMatchObject({ valid: true, certificateSha256: other.certificate.sha256 })
    expect(verdict.certificateSha256).not.toBe(sealer.certificate.sha256)
  })

  test('R43: a seal made before the key changed still holds', async () => {
    await pdfSealer({ ...(await demoKey(join(folder, 'rotated'))), tsaUrl: null, isDemo: true })
    expect(checkSeal(sealed)).toMatchObject({ valid: true, certificateSha256: sealer.certificate.sha256 })
  })

  test('junk in the place of a seal', () => {
    for (const contents of ['', '<>', '<00>', '<3080>', '<30820000>', `<${'30'.repeat(40)}>`]) {
      const head = '%PDF-1.7\n/ByteRange [0 100 '
      const file = `${head}${100 + contents.length} 0]`.padEnd(100, ' ') + contents
      expect(checkSeal(Buffer.from(file, 'latin1'))).toMatchObject({ valid: false, reason: 'seal-unreadable' })
    }
  })
})

function derOf({ certificate }: Sealer): Buffer {
  return Buffer.from(certificate.pem.replace(/-----[^-]+-----|\s/g, ''), 'base64')
}

describe('timestamps (PAdES B-T)', () => {
  const stamped = { ...options, timestamp: true }

  test('come from the authority and are checked, also by OpenSSL', async ({ skip }) => {
    if (!(await hasCommand('openssl'))) skip('openssl is not installed')
    const authority = await localAuthority()
    try {
      const timed = await pdfSealer({ ...key, tsaUrl: authority.url, isDemo: true })
      expect(timed.hasTimestamps).toBe(true)
      const bytes = await timed.seal(archived, stamped)
      const verdict = checkSeal(bytes)
      expect(verdict).toMatchObject({ valid: true, timestamp: 'present', reason: null })
      // The authority's own clock, not what the seal claims.
      const reply = await run('openssl', ['ts', '-reply', '-in', join(authority.folder, 'reply.tsr'), '-text'])
      const said = /Time stamp: (.*)/.exec(reply.stdout)?.[1] ?? ''
      expect(verdict.timestampedAt).toBe(new Date(said).toISOString())
      await expectTokenIsGuarded(bytes, authority.folder)
    } finally {
      await authority.close()
    }
  })

  test('leave a seal that pdfsig believes', async ({ skip }) => {
    if (!(await hasCommand('openssl')) || !(await hasCommand('pdfsig'))) skip('openssl or pdfsig is not installed')
    const authority = await localAuthority()
    try {
      const timed = await pdfSealer({ ...key, tsaUrl: authority.url, isDemo: true })
      const said = await pdfsig(await timed.seal(archived, stamped))
      expect(said).toContain('Signature is Valid')
      expect(said).toContain('Total document signed')
    } finally {
      await authority.close()
    }
  })

  test('S5: an authority that is down, slow, refuses or talks nonsense is an error, never a seal without it', async () => {
    const answers = {
      refuses: (response: ServerResponse) => void response.writeHead(503).end(),
      nonsense: (response: ServerResponse) => void response.writeHead(200).end('<html>'),
      stalls: (response: ServerResponse) => void response.writeHead(200).write('0'),
    }
    for (const answer of Object.values(answers)) {
      const server = createServer((_, response) => answer(response))
      const timed = await pdfSealer({ ...key, tsaUrl: await listen(server), isDemo: true, timeoutMs: 300 })
      await expect(timed.seal(archived, stamped)).rejects.toBeInstanceOf(TimestampError)
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    }
    const down = await pdfSealer({ ...key, tsaUrl: 'http://127.0.0.1:9/', isDemo: true })
    await expect(down.seal(archived, stamped)).rejects.toBeInstanceOf(TimestampError)
    expect(sealer.hasTimestamps).toBe(false)
    await expect(sealer.seal(archived, stamped)).rejects.toBeInstanceOf(TimestampError)
  })

  test('an old answer, about something else, is refused', async ({ skip }) => {
    if (!(await hasCommand('openssl'))) skip('openssl is not installed')
    const authority = await localAuthority()
    try {
      const timed = await pdfSealer({ ...key, tsaUrl: authority.url, isDemo: true })
      await timed.seal(archived, stamped)
      const old = await readFile(join(authority.folder, 'reply.tsr'))
      const replay = createServer((_, response) => void response.writeHead(200).end(old))
      const fooled = await pdfSealer({ ...key, tsaUrl: await listen(replay), isDemo: true })
      const other = { ...stamped, signedAt: new Date('2026-11-25T10:00:00Z') }
      await expect(fooled.seal(archived, other)).rejects.toThrow('not a timestamp of what was sent')
      replay.closeAllConnections()
      await new Promise((done) => replay.close(done))
    } finally {
      await authority.close()
    }
  })
})

/** No byte of the token can change, although the seal's own signature does not cover it. */
async function expectTokenIsGuarded(bytes: Uint8Array, folder: string): Promise<void> {
  const reply = (await readFile(join(folder, 'reply.tsr'))).toString('hex').toUpperCase()
  const { from } = hole(bytes)
  const start = Buffer.from(bytes).toString('latin1').indexOf(reply.slice(-400), from) - reply.length + 400
  expect(start).toBeGreaterThan(from)
  const missed: number[] = []
  for (let at = start + 20; at < start + reply.length; at += 5)
    if (checkSeal(flipped(bytes, at)).valid) missed.push(at - start)
  expect(missed).toEqual([])
  // Which byte that is depends on the authority's random key: its signature, or the structure around it.
  const { reason } = checkSeal(flipped(bytes, start + reply.length - 100))
  expect(['timestamp-wrong', 'seal-unreadable']).toContain(reason)
}
