// @ts-check
/**
 * Checks the evidence of a signed quote, offline: no network, no package, no word of the company that made it.
 *
 *   node verify.mjs [folder]      Node 18 or newer; without a folder, the one that this script lies in
 *
 * Exit code 0: everything holds. Exit code 1: something does not; each check is named, the first that fails again at the
 * end. What every file is stands in README.txt.
 */
import { createHash, X509Certificate } from 'node:crypto'
import { readFileSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/**
 * The one JSON text of a value after RFC 8785: keys sorted by UTF-16 code units, no spaces.
 *
 * @param {unknown} value
 * @returns {string}
 * @throws {TypeError} for what JSON cannot hold
 */
export function canonicalJson(value) {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (typeof value === 'string' && !/\p{Surrogate}/u.test(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`
  if (!isPlainObject(value)) throw new TypeError(`No JSON for a value of type ${typeof value}`)
  const members = Object.keys(value)
    .sort()
    .map((key) => `${canonicalJson(key)}:${canonicalJson(value[key])}`)
  return `{${members.join(',')}}`
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isPlainObject(value) {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** @type {(bytes: Buffer | string) => string} */
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')

/** @type {(holds: boolean, reason: string) => void} */
function ensure(holds, reason) {
  if (!holds) throw new Error(reason)
}

/** @type {(left: unknown, right: unknown) => boolean} */
const same = (left, right) => canonicalJson(left) === canonicalJson(right)

/** The files of a bundle; every name is one that the manifest lists. */
class Bundle {
  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder
    /** @type {Record<string, string>} */
    this.hashes = {}
  }

  /** Reads the list of files; a name that leads out of the folder is refused. */
  open() {
    const manifest = JSON.parse(readFileSync(join(this.folder, 'manifest.json'), 'utf8'))
    ensure(manifest.schema === 'trait-d-union/evidence/1', `unknown schema ${manifest.schema}`)
    ensure(isPlainObject(manifest.files), 'it lists no files')
    const names = Object.keys(manifest.files)
    const wrong = names.find((name) => !/^([a-z]+\/)?[A-Za-z0-9-]+\.[a-z]+$/.test(name))
    ensure(wrong === undefined, `unexpected name ${wrong}`)
    for (const name of required) ensure(names.includes(name), `it does not list ${name}`)
    this.hashes = manifest.files
  }

  /** @type {(name: string) => boolean} */
  has(name) {
    return Object.keys(this.hashes).includes(name)
  }

  /** @type {(name: string) => Buffer} */
  read(name) {
    ensure(this.has(name), `${name} is not in the manifest`)
    return readFileSync(join(this.folder, name))
  }

  /** @type {(name: string) => any} */
  json(name) {
    return JSON.parse(this.read(name).toString('utf8'))
  }

  /** The script beside this one; imported late, after the manifest has judged it. */
  async judgeOfSeals() {
    ensure(this.has('sealCheck.mjs'), 'sealCheck.mjs is not in the manifest')
    return import(pathToFileURL(resolve(this.folder, 'sealCheck.mjs')).href)
  }

  signatures() {
    return Object.keys(this.hashes).filter((name) => /^signatures\/\d+\.json$/.test(name))
  }
}

const required = [
  'README.txt',
  'acceptance.json',
  'content.json',
  'ledger.json',
  'presented.pdf',
  'sealCheck.mjs',
  'verify.mjs',
]

/** @type {(bundle: Bundle, name: string) => void} */
function checkFile(bundle, name) {
  ensure(sha256(bundle.read(name)) === bundle.hashes[name], 'its SHA-256 is not the one in manifest.json')
}

/** The content that was presented is the version that was accepted. @param {Bundle} bundle */
function checkContent(bundle) {
  const text = bundle.read('content.json').toString('utf8')
  const { version } = bundle.json('acceptance.json')
  ensure(canonicalJson(JSON.parse(text)) === text, 'it is not canonical JSON')
  ensure(sha256(text) === version.sha256, 'its SHA-256 is not the version’s')
}

/** @param {Bundle} bundle */
function checkPresented(bundle) {
  const { version } = bundle.json('acceptance.json')
  ensure(sha256(bundle.read('presented.pdf')) === version.pdfSha256, 'its SHA-256 is not the version’s')
}

/** What is signed: the version, the choice and the totals together. @param {Bundle} bundle */
function checkAcceptance(bundle) {
  const { version, selection, totals, sha256: signed } = bundle.json('acceptance.json')
  const text = canonicalJson({ versionSha256: version.sha256, selection, totals })
  ensure(sha256(text) === signed, 'version, choice and totals do not have the hash that was signed')
  const known = bundle.json('content.json').lines.map((/** @type {{ id: string }} */ line) => line.id)
  for (const { lineId } of selection) ensure(known.includes(lineId), `line ${lineId} is not in the content`)
}

/** Each line follows the one before it, by its hash. @param {Bundle} bundle */
function checkLedger(bundle) {
  const { quoteId } = bundle.json('acceptance.json')
  let previous = '0'.repeat(64)
  bundle.json('ledger.json').forEach((/** @type {any} */ entry, /** @type {number} */ index) => {
    const { previousHash, hash, ...body } = entry
    const line = `line ${index + 1}`
    ensure(body.sequence === index + 1, `${line} has number ${body.sequence}`)
    ensure(body.subject === 'quote' && body.subjectId === quoteId, `${line} is about something else`)
    ensure(previousHash === previous, `${line} does not follow the one before it`)
    ensure(sha256(`${previousHash}${canonicalJson(body)}`) === hash, `${line} was changed`)
    previous = hash
  })
}

/**
 * One signer's evidence: about this version, this choice, this picture, and written into the ledger.
 *
 * @type {(bundle: Bundle, name: string) => void}
 */
function checkSignature(bundle, name) {
  const evidence = bundle.json(name)
  const { version, selection, totals } = bundle.json('acceptance.json')
  ensure(evidence.versionSha256 === version.sha256, 'it is about another version')
  ensure(evidence.pdfSha256 === version.pdfSha256, 'another PDF was presented')
  ensure(same(evidence.selection, selection), 'another choice was signed')
  ensure(evidence.grossCents === totals.grossCents, 'another total was signed')
  const image = name.replace(/json$/, 'png')
  ensure(sha256(bundle.read(image)) === evidence.imageSha256, `${image} is not the picture that was signed with`)
  const told = bundle.json('ledger.json').some((/** @type {any} */ entry) => same(entry.data, evidence))
  ensure(told, 'the ledger does not hold it')
}

/** No signature of this version is left out, and everybody who was to sign it has, once. @param {Bundle} bundle */
function checkSigners(bundle) {
  const { version } = bundle.json('acceptance.json')
  const told = bundle.json('ledger.json').filter((/** @type {any} */ { data }) => {
    return data.schema === 'trait-d-union/signature/1' && data.versionSha256 === version.sha256
  })
  const there = bundle.signatures().length
  ensure(there > 0 && there === told.length, `${told.length} in the ledger, ${there} in the folder`)
  const address = (/** @type {{ email: string }} */ { email }) => email.trim().toLowerCase()
  const signed = bundle.signatures().map((name) => address(bundle.json(name).signer))
  for (const expected of bundle.json('content.json').signers.map(address))
    ensure(signed.includes(expected), `${expected} was to sign and has not`)
  ensure(signed.length === bundle.json('content.json').signers.length, 'somebody signed who was not to')
}

/**
 * A sealed PDF is the stored one, holds the presented one, names the acceptance, and its seal is good.
 *
 * @param {Bundle} bundle
 * @param {string} name
 * @param {{ sha256: string, hasTimestamp: boolean }} expected
 */
async function checkSealed(bundle, name, expected) {
  const pdf = bundle.read(name)
  ensure(sha256(pdf) === expected.sha256, 'its SHA-256 is not the one that was stored')
  const { checkSeal, extractPresented, readDocumentId } = await bundle.judgeOfSeals()
  const verdict = checkSeal(pdf)
  ensure(verdict.valid, `the seal is not valid: ${verdict.reason}`)
  ensure(verdict.coversWholeFile, 'the seal does not cover the whole file')
  ensure(verdict.certificateSha256 === certificateHash(bundle), 'it is sealed with another key')
  ensure(readDocumentId(pdf) === bundle.json('acceptance.json').id, 'it names another document')
  const presented = extractPresented(pdf)
  ensure(presented !== null && bundle.read('presented.pdf').equals(presented), 'presented.pdf is not attached to it')
  ensure(!expected.hasTimestamp || verdict.timestamp === 'present', 'it has no timestamp')
}

/** @type {(bundle: Bundle) => string} */
function certificateHash(bundle) {
  return sha256(new X509Certificate(bundle.read('certificate.pem')).raw)
}

/** @param {Bundle} bundle */
function checkCertificate(bundle) {
  const { seal } = bundle.json('acceptance.json')
  ensure(certificateHash(bundle) === seal.certificateSha256, 'it is not the certificate of the key that sealed')
}

/**
 * All the checks in order. Those of files that may be missing are added when `acceptance.json` says that they are there.
 *
 * @param {Bundle} bundle
 * @returns {[string, () => void | Promise<void>][]}
 */
function checksOf(bundle) {
  const { seal, timestamped, timestampState } = bundle.json('acceptance.json')
  /** @type {[string, () => void | Promise<void>][]} */
  const checks = [
    ...Object.keys(bundle.hashes).map((name) => check(`file ${name}`, () => checkFile(bundle, name))),
    check('content.json is the accepted version', () => checkContent(bundle)),
    check('presented.pdf is the presented one', () => checkPresented(bundle)),
    check('acceptance.json has the signed hash', () => checkAcceptance(bundle)),
    check('ledger.json is an unbroken chain', () => checkLedger(bundle)),
    check('every signature of the ledger is there', () => checkSigners(bundle)),
    ...bundle.signatures().map((name) => check(`${name} proves its signature`, () => checkSignature(bundle, name))),
  ]
  if (seal) {
    const hasTimestamp = timestampState === 'done' && !timestamped
    const expected = { sha256: seal.sha256, hasTimestamp }
    checks.push(check('certificate.pem is the seal’s', () => checkCertificate(bundle)))
    checks.push(check('sealed.pdf is sealed', () => checkSealed(bundle, 'sealed.pdf', expected)))
  }
  if (timestamped) {
    const expected = { sha256: timestamped.sha256, hasTimestamp: true }
    checks.push(check('timestamped.pdf is sealed', () => checkSealed(bundle, 'timestamped.pdf', expected)))
  }
  return checks
}

/** @type {(name: string, run: () => void | Promise<void>) => [string, () => void | Promise<void>]} */
const check = (name, run) => [name, run]

/** @type {(line: string) => void} */
const say = (line) => void process.stdout.write(`${line}\n`)

/** Runs one check, says how it went. @type {(name: string, run: () => unknown) => Promise<boolean>} */
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

/** @type {(folder: string) => Promise<string[]>} the names of what fails, in order */
async function verify(folder) {
  const bundle = new Bundle(folder)
  if (!(await passes('file manifest.json', () => bundle.open()))) return ['file manifest.json']
  /** @type {[string, () => unknown][]} */
  let checks = []
  if (!(await passes('file acceptance.json can be read', () => void (checks = checksOf(bundle)))))
    return ['file acceptance.json']
  const failed = []
  for (const [name, run] of checks) if (!(await passes(name, run))) failed.push(name)
  if (!bundle.has('sealed.pdf')) say('note  not sealed yet: there was no sealed PDF when this bundle was made')
  return failed
}

/** @returns {Promise<void>} */
async function main() {
  const [first] = await verify(process.argv[2] ?? dirname(fileURLToPath(import.meta.url)))
  if (first === undefined) say('\nEverything holds. / Tout concorde.')
  else say(`\nREFUSED / REFUSÉ: ${first}`)
  process.exitCode = first === undefined ? 0 : 1
}

const script = process.argv[1]
if (script && pathToFileURL(realpathSync(script)).href === import.meta.url) await main()
