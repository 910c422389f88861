// @ts-check
/// <reference types="node" />
/*
 * Checks a yearly archive from its files alone, offline, with nothing but Node.js: `node verify-archive.mjs [folder]`.
 * It is inside each archive and written to be read by somebody who does not trust us.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** @type {(bytes: Buffer | string) => string} */
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')

/** @type {(holds: boolean, reason: string) => void} */
function ensure(holds, reason) {
  if (!holds) throw new Error(reason)
}

/**
 * The one JSON text of a value (RFC 8785).
 *
 * @param {any} value
 * @returns {string}
 */
function canonicalJson(value) {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const names = Object.keys(value).sort()
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name])}`).join(',')}}`
}

/** What signs the manifest cannot be in it. */
const beside = ['manifest.json', 'manifest.pdf', 'signature.json', 'certificate.pem']

/** @param {string} folder */
function openArchive(folder) {
  const bytes = readFileSync(join(folder, 'manifest.json'))
  const manifest = JSON.parse(bytes.toString('utf8'))
  ensure(manifest.schema === 'trait-d-union/archive/1', `unknown schema ${manifest.schema}`)
  const names = Object.keys(manifest.files)
  const wrong = names.find((name) => !/^(documents\/)?[A-Za-z0-9+_-][A-Za-z0-9+._-]*$/.test(name))
  ensure(wrong === undefined, `unexpected name ${wrong}`)
  return { folder, manifest, names, sha256: sha256(bytes) }
}

/** @typedef {ReturnType<typeof openArchive>} Archive */

/** @type {(archive: Archive, name: string) => Buffer} */
const read = ({ folder }, name) => readFileSync(join(folder, name))

/** Nothing was changed, taken away or added. @param {Archive} archive */
function checkFiles(archive) {
  for (const name of archive.names)
    ensure(sha256(read(archive, name)) === archive.manifest.files[name], `${name}: its SHA-256 is not the manifest’s`)
  const found = readdirSync(archive.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(archive.folder.length + 1)
        .replaceAll('\\', '/'),
    )
  const extra = found.find((name) => !archive.names.includes(name) && !beside.includes(name))
  ensure(extra === undefined, `${extra} is not in the manifest`)
}

/** "FA-2026-0012" → series, year, counter. @param {string} number */
function placeOf(number) {
  const match = /^(.+)-(\d{4})-(\d{4,})$/.exec(number)
  ensure(match !== null, `${number} is not a number`)
  return { series: match?.[1] ?? '', year: Number(match?.[2]), counter: Number(match?.[3]) }
}

/** Numbers without a hole, each document naming the hash of the one before it. @param {Archive} archive */
function checkDocuments(archive) {
  const documents = archive.names
    .filter((name) => /^documents\/.*\.json$/.test(name))
    .map((name) => {
      const text = read(archive, name).toString('utf8')
      const { content, previousSha256 } = JSON.parse(text)
      ensure(canonicalJson({ content, previousSha256 }) === text, `${name} is not canonical JSON`)
      return { ...placeOf(content.number), number: content.number, previousSha256, sha256: sha256(text) }
    })
    .sort((a, b) => (a.series === b.series ? a.counter - b.counter : a.series < b.series ? -1 : 1))
  documents.forEach((document, index) => {
    const before = documents[index - 1]
    const isFirst = before?.series !== document.series
    ensure(
      document.counter === (isFirst ? 1 : (before?.counter ?? 0) + 1),
      `a number is missing before ${document.number}`,
    )
    ensure(
      isFirst || document.previousSha256 === before?.sha256,
      `${document.number} does not follow the one before it`,
    )
  })
  ensure(
    documents.length === archive.manifest.documents,
    `${documents.length} documents, not ${archive.manifest.documents}`,
  )
}

/** Each line has its hash, and follows the line before it of its chain. @param {Archive} archive */
function checkLedger(archive) {
  const text = read(archive, 'ledger.jsonl').toString('utf8')
  /** @type {any} */
  let before = null
  for (const line of text.split('\n').filter(Boolean)) {
    const { previousHash, hash, ...body } = JSON.parse(line)
    const place = `line ${body.sequence} of ${body.subject} ${body.subjectId}`
    ensure(sha256(`${previousHash}${canonicalJson(body)}`) === hash, `${place} was changed`)
    const isNext = before?.subject === body.subject && before?.subjectId === body.subjectId
    ensure(!isNext || body.sequence === before.sequence + 1, `a line is missing before ${place}`)
    ensure(!isNext || previousHash === before.hash, `${place} does not follow the one before it`)
    before = { ...body, hash }
  }
}

/**
 * The sealed page is about this manifest, and its seal is good. The judge of seals is a file of the archive, which the manifest judged.
 *
 * @param {Archive} archive
 */
async function checkSeal(archive) {
  const signature = JSON.parse(read(archive, 'signature.json').toString('utf8'))
  ensure(signature.manifestSha256 === archive.sha256, 'signature.json is about another manifest')
  if (signature.seal === null)
    return say('note  without a seal: there was no company key; signature.json can be checked by its issuer')
  ensure(archive.names.includes('sealCheck.mjs'), 'sealCheck.mjs is not in the manifest')
  const judge = await import(pathToFileURL(resolve(archive.folder, 'sealCheck.mjs')).href)
  const pdf = read(archive, 'manifest.pdf')
  const verdict = judge.checkSeal(pdf)
  ensure(verdict.valid && verdict.coversWholeFile, `the seal is not valid: ${verdict.reason}`)
  ensure(judge.readDocumentId(pdf) === archive.sha256, 'manifest.pdf is about another manifest')
  ensure(verdict.certificateSha256 === signature.seal.certificateSha256, 'it is sealed with another key')
  say(`note  sealed by ${verdict.subject}, certificate ${verdict.certificateSha256}`)
}

/** @type {(line: string) => void} */
const say = (line) => void process.stdout.write(`${line}\n`)

/** @type {(name: string, run: () => void | Promise<void>) => Promise<boolean>} */
async function passes(name, run) {
  try {
    await run()
    say(`ok    ${name}`)
    return true
  } catch (error) {
    say(`FAIL  ${name}: ${error instanceof Error ? error.message : String(error)}`)
    return false
  }
}

/** @returns {Promise<void>} */
async function main() {
  const folder = resolve(process.argv[2] ?? dirname(fileURLToPath(import.meta.url)))
  /** @type {Archive | null} */
  let opened = null
  let holds = await passes('manifest.json can be read', () => void (opened = openArchive(folder)))
  const archive = /** @type {Archive | null} */ (opened)
  if (archive !== null) {
    holds = (await passes('every file is the one that was archived', () => checkFiles(archive))) && holds
    holds =
      (await passes('numbers and hashes of the documents follow each other', () => checkDocuments(archive))) && holds
    holds = (await passes('the ledger is unbroken', () => checkLedger(archive))) && holds
    holds = (await passes('the manifest is signed', () => checkSeal(archive))) && holds
  }
  say(holds ? '\nEverything holds. / Tout concorde.' : '\nREFUSED / REFUSÉ')
  process.exitCode = holds ? 0 : 1
}

const script = process.argv[1]
if (script && pathToFileURL(realpathSync(script)).href === import.meta.url) await main()
