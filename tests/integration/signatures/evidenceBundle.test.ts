import { unzipSync } from 'fflate'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { archivePdf } from '@/integrations/pdf/archivePdf'
import { chromiumPrinter } from '@/integrations/pdf/chromiumPrinter'
import type { Sealer } from '@/integrations/ports'
import { demoKey } from '@/integrations/signing/demoKey'
import { pdfSealer } from '@/integrations/signing/pdfSealer'
import { renderCertificate, renderQuote } from '@/printables/renderPrintable'
import { contentHash, sha256 } from '@/services/digest'
import { storePdf } from '@/services/documents/storePdf'
import { acceptQuote } from '@/services/quotes/accept'
import { certificateFacts } from '@/services/signatures/certificateFacts'
import { evidenceBundle } from '@/services/signatures/evidenceBundle'
import { storeSealed } from '@/services/signatures/sealedPdf'

import { configureAgency } from '../../factories/agency'
import { requestAs } from '../../factories/people'
import {
  circumstances,
  createAcceptedQuote,
  createQuote,
  send,
  signRequestFor,
  type Sent,
} from '../../factories/quotes'
import { createQuoteForSeveral, signAs, type SentToSeveral } from '../../factories/signers'
import { bootPayload, testNow, type BootedPayload } from '../../support/payload'
import { hasCommand, localAuthority } from '../../unit/integrations/openssl'
import { readPdf } from '../pdf/readPdf'

type Files = Record<string, Uint8Array>
/** What the tests change in the bundle's JSON. */
type Json = Record<string, unknown>
type Change = (json: unknown) => unknown
type Content = { signers: Json[] }

const hasOpenssl = await hasCommand('openssl')
const printer = chromiumPrinter({ bundledOnly: true })
const work = mkdtempSync(path.join(tmpdir(), 'tu-evidence-'))
let booted: BootedPayload
const payload = (): BootedPayload['payload'] => booted.payload

beforeAll(async () => {
  booted = await bootPayload()
  await configureAgency(payload())
})
afterAll(async () => {
  await booted.close()
  await printer.close()
  rmSync(work, { recursive: true, force: true })
})

async function acceptanceOf({ quote }: Sent): Promise<string> {
  const { docs } = await payload().find({ collection: 'acceptances', where: { quote: { equals: quote.id } }, depth: 0 })
  return docs[0]?.id ?? ''
}

async function bundleOf(acceptanceId: string): Promise<Files> {
  return unzipSync((await evidenceBundle(await requestAs(payload()), acceptanceId)).bytes)
}

/** Runs the script as a stranger would; `script`: of another copy than the one that is checked. */
function verified(files: Files, script = 'verify.mjs'): { code: number | null; says: string } {
  const folder = mkdtempSync(path.join(work, 'bundle-'))
  mkdirSync(path.join(folder, 'signatures'))
  for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(folder, name), bytes)
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(folder, script), folder], {
    encoding: 'utf8',
    cwd: tmpdir(),
    env: { NODE_ENV: 'test' },
  })
  rmSync(folder, { recursive: true })
  return { code: status, says: stdout + stderr }
}

/** Runs the script of an honest copy on files that may not be. */
function verifiedFromOutside(files: Files, script: Uint8Array): { code: number | null; says: string } {
  return verified({ ...files, 'honest.mjs': script }, 'honest.mjs')
}

function flipped(bytes: Uint8Array, at = Math.floor(bytes.length / 2)): Uint8Array {
  return bytes.map((byte, index) => (index === at ? byte ^ 1 : byte))
}

function textOf(files: Files, name: string): string {
  return new TextDecoder().decode(files[name])
}

/** The same files with one JSON file changed, and a manifest that says that all is well: what a clever forger does. */
function forged(files: Files, name: string, change: Change): Files {
  const changed = { ...files, [name]: encode(change(JSON.parse(textOf(files, name)))) }
  const { 'manifest.json': _, ...rest } = changed
  const hashes = Object.fromEntries(Object.entries(rest).map(([file, bytes]) => [file, sha256(bytes)]))
  return { ...changed, 'manifest.json': encode({ schema: 'trait-d-union/evidence/1', files: hashes }) }
}

/** The change of an object with one of its members changed in turn. */
function nested(member: string, facts: Json): Change {
  return (json) => {
    const whole = json as Json
    return { ...whole, [member]: { ...(whole[member] as Json), ...facts } }
  }
}

function encode(json: unknown): Uint8Array {
  return new TextEncoder().encode(typeof json === 'string' ? json : JSON.stringify(json))
}

describe('S6: the evidence of a quote that is not sealed yet', () => {
  let files: Files
  let id: string
  beforeAll(async () => {
    id = await acceptanceOf(await createAcceptedQuote(payload()))
    files = await bundleOf(id)
  })

  test('holds, says that it is not sealed, and names each check', () => {
    const { code, says } = verified(files)
    expect(says).toContain('Everything holds')
    expect(says).toContain('not sealed yet')
    for (const name of Object.keys(files)) expect(says).toContain(`ok    file ${name}`)
    expect(code).toBe(0)
  })

  test('the content’s hash is the version’s; JSON is canonical (Q1)', () => {
    const { version } = JSON.parse(textOf(files, 'acceptance.json'))
    expect(sha256(files['content.json'] ?? '')).toBe(version.sha256)
  })

  test('the same state gives the same bytes', async () => {
    const req = await requestAs(payload())
    expect((await evidenceBundle(req, id)).bytes).toEqual((await evidenceBundle(req, id)).bytes)
  })

  test('one byte of any file changed: refused, and the file named', () => {
    const script = files['verify.mjs'] ?? new Uint8Array()
    for (const [name, bytes] of Object.entries(files)) {
      const { code, says } = verifiedFromOutside({ ...files, [name]: flipped(bytes) }, script)
      expect(says, name).toContain(name === 'manifest.json' ? 'FAIL' : `FAIL  file ${name}`)
      expect(says, name).toContain('REFUSED')
      expect(code, name).toBe(1)
    }
  })

  test('a file that is missing is named', () => {
    const { 'signatures/1.png': _, ...rest } = files
    const { code, says } = verified(rest)
    expect(says).toContain('FAIL  file signatures/1.png')
    expect(code).toBe(1)
  })

  const object = (facts: Json) => (json: unknown) => ({ ...(json as Json), ...facts })
  const lines = (change: (lines: Json[]) => unknown) => (json: unknown) => change(json as Json[])
  const ledger = 'ledger.json is an unbroken chain'
  test.each<[string, string, Change, string]>([
    ['another title', 'content.json', object({ title: 'Autre' }), 'content.json is the accepted version'],
    ['another choice', 'acceptance.json', object({ selection: [] }), 'acceptance.json has the signed hash'],
    ['another total', 'acceptance.json', object({ totals: {} }), 'acceptance.json has the signed hash'],
    ['a changed line', 'ledger.json', lines(([a, ...rest]) => [{ ...a, amountCents: 1 }, ...rest]), ledger],
    ['a line that is gone', 'ledger.json', lines((all) => all.toSpliced(1, 1)), ledger],
    ['swapped lines', 'ledger.json', lines(([a, b, ...rest]) => [b, a, ...rest]), ledger],
    ['an inserted line', 'ledger.json', lines((all) => all.toSpliced(1, 0, all[0] ?? {})), ledger],
    ['a tail cut off', 'ledger.json', lines((all) => all.slice(0, 2)), 'signatures/1.json proves its signature'],
    ['another address', 'signatures/1.json', object({ ip: '192.0.2.1' }), 'signatures/1.json proves its signature'],
  ])('a forger who mends the manifest too is found: %s', (_, name, change, check) => {
    const { code, says } = verified(forged(files, name, change))
    expect(says).toContain(`FAIL  ${check}`)
    expect(code).toBe(1)
  })

  test('a signature taken out, from the manifest too, is missed', () => {
    const { 'signatures/1.json': _json, 'signatures/1.png': _png, ...rest } = files
    const { code, says } = verified(forged(rest, 'content.json', () => textOf(files, 'content.json')))
    expect(says).toContain('FAIL  every signature of the ledger is there: 1 in the ledger, 0 in the folder')
    expect(code).toBe(1)
  })

  test('a manifest that leads out of the folder is refused', () => {
    const manifest = { schema: 'trait-d-union/evidence/1', files: { '../../etc/passwd': '' } }
    const { code, says } = verified({ ...files, 'manifest.json': encode(manifest) })
    expect(says).toContain('FAIL  file manifest.json: unexpected name')
    expect(code).toBe(1)
  })
})

describe('S6, Q5: the evidence of a quote that the client and the agency signed', () => {
  let files: Files
  let sent: SentToSeveral
  beforeAll(async () => {
    sent = await createQuoteForSeveral(payload(), { clients: 2, hasCounterSigner: true })
    for (const rank of [0, 1, 2]) await signAs(payload(), sent, { rank })
    files = await bundleOf(await acceptanceOf(sent))
  })

  test('holds, and each signature is proven', () => {
    const { code, says } = verified(files)
    for (const rank of [1, 2, 3]) expect(says).toContain(`ok    signatures/${rank}.json proves its signature`)
    expect(code).toBe(0)
  })

  test('the certificate lists every signer in order, and whom each commits', async () => {
    const { certificate: key } = await pdfSealer({ ...(await demoKey(work)), isDemo: true, tsaUrl: null })
    const given = { qrSvg: '<svg/>', key }
    const { signers } = await certificateFacts(await requestAs(payload()), await acceptanceOf(sent), given)
    const { client, seller } = sent.content
    expect(signers.map(({ name, signsFor }) => [name, signsFor])).toEqual([
      [sent.signers[0]?.name, client.name],
      [sent.signers[1]?.name, client.name],
      [sent.signers[2]?.name, seller.legalName],
    ])
  })

  test.each<[string, Json, string]>([
    ['another choice', { selection: [] }, 'another choice was signed'],
    ['another total', { grossCents: 1 }, 'another total was signed'],
  ])('a later signer who signed %s is told', (_, facts, fault) => {
    const { code, says } = verified(forged(files, 'signatures/2.json', (json) => ({ ...(json as Json), ...facts })))
    expect(says).toContain(`FAIL  signatures/2.json proves its signature: ${fault}`)
    expect(code).toBe(1)
  })

  test('somebody who was to sign and did not is told', () => {
    const stranger = { name: 'Inconnue', email: 'autre@verrier.example', role: '' }
    const change: Change = (json) => ({ ...(json as Json), signers: [...(json as Content).signers, stranger] })
    const { code, says } = verified(forged(files, 'content.json', change))
    expect(says).toMatch(/FAIL {2}every signature of the ledger is there: .*autre@verrier\.example/)
    expect(code).toBe(1)
  })
})

describe('S5: the evidence of a sealed quote', () => {
  let files: Files
  let id: string
  let unsealed: Uint8Array
  beforeAll(async () => {
    const sent = await send(payload(), await createQuote(payload()))
    const print = { title: sent.version.label, language: 'fr' } as const
    const presented = await printer.print(await renderQuote(sent.content), print)
    const req = await requestAs(payload())
    await storePdf(req, { kind: 'quote-version', id: sent.version.id, bytes: presented })
    await acceptQuote(payload(), signRequestFor(sent), circumstances)
    id = await acceptanceOf(sent)
    unsealed = await archived(id, { presented, print })
    await seal('pending')
    files = await bundleOf(id)
  })

  const openKey = async (tsaUrl: string | null): Promise<Sealer> =>
    pdfSealer({ ...(await demoKey(work)), isDemo: true, tsaUrl })

  async function archived(
    acceptanceId: string,
    { presented, print }: { presented: Uint8Array; print: { title: string; language: 'fr' } },
  ): Promise<Uint8Array> {
    const { certificate: key } = await openKey(null)
    const qrSvg = await booted.ports.qrSvg('http://localhost:3000/verifier')
    const facts = await certificateFacts(await requestAs(payload()), acceptanceId, { qrSvg, key })
    return archivePdf({
      bytes: presented,
      appended: await printer.print(await renderCertificate(facts), print),
      documentId: acceptanceId,
      ...print,
      createdAt: testNow,
      attachments: [
        {
          filename: 'presented.pdf',
          contentType: 'application/pdf',
          bytes: presented,
          relationship: 'Source',
          description: 'presented',
        },
      ],
    })
  }

  async function seal(timestamp: 'pending' | 'done', tsaUrl: string | null = null): Promise<void> {
    const sealer = await openKey(tsaUrl)
    const words = { reason: 'Test', location: 'France', contact: '', signedAt: testNow }
    const bytes = await sealer.seal(unsealed, { ...words, timestamp: timestamp === 'done' })
    const file = { acceptanceId: id, bytes, certificate: sealer.certificate, timestamp }
    await storeSealed(await requestAs(payload()), file)
  }

  test('holds, with its seal', () => {
    const { code, says } = verified(files)
    expect(says).toContain('ok    sealed.pdf is sealed')
    expect(says).toContain('ok    certificate.pem is the seal’s')
    expect(says).not.toContain('not sealed yet')
    expect(code).toBe(0)
  })

  test('the certificate page stands in the sealed PDF, with the demo mark (R39, R43)', async () => {
    const { pages } = await readPdf(files['sealed.pdf'] ?? new Uint8Array())
    const text = pages.join(' ')
    for (const fact of ['Certificat de signature', 'CLÉ DE DÉMONSTRATION', 'Éloïse Verrier', '203.0.113.7', id])
      expect(text).toContain(fact)
  })

  test('one byte of any file changed: refused, and the file named', () => {
    const script = files['verify.mjs'] ?? new Uint8Array()
    for (const [name, bytes] of Object.entries(files)) {
      const { code, says } = verifiedFromOutside({ ...files, [name]: flipped(bytes) }, script)
      expect(says, name).toContain(name === 'manifest.json' ? 'FAIL' : `FAIL  file ${name}`)
      expect(code, name).toBe(1)
    }
  })

  test('a sealed PDF changed together with all the hashes about it is told by its seal', () => {
    const altered = flipped(files['sealed.pdf'] ?? new Uint8Array())
    const mended = forged(
      { ...files, 'sealed.pdf': altered },
      'acceptance.json',
      nested('seal', { sha256: sha256(altered) }),
    )
    const { code, says } = verified(mended)
    expect(says).toContain('FAIL  sealed.pdf is sealed: the seal is not valid')
    expect(code).toBe(1)
  })

  test('a presented PDF changed with all the hashes about it is not the one inside the seal', () => {
    const presented = flipped(files['presented.pdf'] ?? new Uint8Array())
    const pdfSha256 = sha256(presented)
    const mended = forged({ ...files, 'presented.pdf': presented }, 'acceptance.json', nested('version', { pdfSha256 }))
    const { code, says } = verified(mended)
    expect(says).toContain('FAIL  sealed.pdf is sealed: presented.pdf is not attached to it')
    expect(code).toBe(1)
  })

  test('a seal of another key is told, whatever the files say about it', async () => {
    const other = await pdfSealer({ ...(await demoKey(path.join(work, 'other'))), isDemo: true, tsaUrl: null })
    const swapped = { ...files, 'certificate.pem': encode(other.certificate.pem) }
    const change = nested('seal', { certificateSha256: other.certificate.sha256 })
    const { code, says } = verified(forged(swapped, 'acceptance.json', change))
    expect(says).toContain('FAIL  sealed.pdf is sealed: it is sealed with another key')
    expect(code).toBe(1)
  })

  test('a file that is said to be timestamped and is not: told', () => {
    const sealed = files['sealed.pdf'] ?? new Uint8Array()
    const timestamped = { sha256: sha256(sealed), at: testNow.toISOString() }
    const change: Change = (json) => ({ ...(json as Json), timestamped })
    const { code, says } = verified(forged({ ...files, 'timestamped.pdf': sealed }, 'acceptance.json', change))
    expect(says).toContain('FAIL  timestamped.pdf is sealed: it has no timestamp')
    expect(code).toBe(1)
  })

  test('the acceptance’s own hash is that of version, choice and totals (Q4)', () => {
    const { version, selection, totals, sha256: signed } = JSON.parse(textOf(files, 'acceptance.json'))
    expect(contentHash({ versionSha256: version.sha256, selection, totals })).toBe(signed)
    expect(readFileSync('src/integrations/signing/bundle/verify.mjs', 'utf8')).toBe(textOf(files, 'verify.mjs'))
  })

  test.runIf(hasOpenssl)('holds, with the timestamp that came later', async () => {
    const authority = await localAuthority()
    await seal('done', authority.url)
    await authority.close()
    const { code, says } = verified(await bundleOf(id))
    expect(says).toContain('ok    timestamped.pdf is sealed')
    expect(says).toContain('ok    sealed.pdf is sealed')
    expect(code).toBe(0)
  })
})
