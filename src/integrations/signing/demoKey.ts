import { createHash, createHmac, generateKeyPair, randomBytes, randomUUID, sign, type KeyObject } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { der } from './derWriter'

/** The file's mode protects the key; a secret kept beside it would add nothing. */
const password = 'demonstration'
const validYears = 10

/**
 * A self-signed sealing key whose certificate says that it is one for demonstrations: made at the first call under
 * `dataDir`, and the same ever after (R43). Two processes that start together get the same one.
 *
 * @throws when the folder cannot be written
 */
export async function demoKey(dataDir: string): Promise<{ p12: Uint8Array; password: string }> {
  const path = join(dataDir, 'seal-demo.p12')
  const kept = await readIfThere(path)
  if (kept) return { p12: kept, password }
  await mkdir(dataDir, { recursive: true })
  await createOnce(path, await newKeyFile())
  return { p12: await readFile(path), password }
}

async function readIfThere(path: string): Promise<Uint8Array | null> {
  return readFile(path).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  })
}

/** Written whole under another name, then linked: unlike a rename, a link never replaces the key of a faster process. */
async function createOnce(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${randomUUID()}.part`
  try {
    const file = await open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await link(temporary, path).catch((error: unknown) => {
      if (!hasCode(error, 'EEXIST')) throw error
    })
  } finally {
    await rm(temporary, { force: true })
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

async function newKeyFile(): Promise<Uint8Array> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  return keyFile(privateKey, selfSigned(privateKey, publicKey, new Date()))
}

const sha256WithRsa = der.sequence(der.oid('1.2.840.113549.1.1.11'), der.nothing())

/** An X.509 certificate (RFC 5280) for signing documents, and for nothing else. */
function selfSigned(privateKey: KeyObject, publicKey: KeyObject, now: Date): Buffer {
  const name = der.sequence(
    attribute('2.5.4.10', "Trait d'Union"),
    attribute('2.5.4.3', "Trait d'Union — clé de démonstration / demo key"),
  )
  const end = new Date(now)
  end.setUTCFullYear(end.getUTCFullYear() + validYears)
  const toBeSigned = der.sequence(
    der.context(0, der.integer(2)),
    der.integer(Buffer.concat([Buffer.of(0x40), randomBytes(15)])),
    sha256WithRsa,
    name,
    der.sequence(der.utcTime(now), der.utcTime(end)),
    name,
    publicKey.export({ format: 'der', type: 'spki' }),
    der.context(3, der.sequence(...extensions)),
  )
  return der.sequence(toBeSigned, sha256WithRsa, der.bits(sign('sha256', toBeSigned, privateKey)))
}

function attribute(oid: string, text: string): Buffer {
  return der.set(der.sequence(der.oid(oid), der.utf8(text)))
}

/** Not an authority; digital signature and non-repudiation. */
const extensions = [
  der.sequence(der.oid('2.5.29.19'), der.boolean(true), der.octets(der.sequence())),
  der.sequence(der.oid('2.5.29.15'), der.boolean(true), der.octets(der.bits(Buffer.of(0b1100_0000), 6))),
]

const data = '1.2.840.113549.1.7.1'

/** A PKCS#12 file (RFC 7292) with one encrypted key and its certificate, as OpenSSL 3 writes and reads it. */
function keyFile(privateKey: KeyObject, certificate: Uint8Array): Uint8Array {
  const encryptedKey = privateKey.export({ format: 'der', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: password })
  const x509 = der.sequence(der.oid('1.2.840.113549.1.9.22.1'), der.context(0, der.octets(certificate)))
  const bags = der.sequence(
    der.sequence(der.oid('1.2.840.113549.1.12.10.1.2'), der.context(0, encryptedKey)),
    der.sequence(der.oid('1.2.840.113549.1.12.10.1.3'), der.context(0, x509)),
  )
  const safe = der.sequence(der.sequence(der.oid(data), der.context(0, der.octets(bags))))
  return der.sequence(
    der.integer(3),
    der.sequence(der.oid(data), der.context(0, der.octets(safe))),
    integrity(safe, randomBytes(16), 10_000),
  )
}

function integrity(safe: Uint8Array, salt: Uint8Array, rounds: number): Buffer {
  const mac = createHmac('sha256', macKey(salt, rounds)).update(safe).digest()
  const sha256 = der.sequence(der.oid('2.16.840.1.101.3.4.2.1'), der.nothing())
  return der.sequence(der.sequence(sha256, der.octets(mac)), der.octets(salt), der.integer(rounds))
}

/** RFC 7292, appendix B.2, for a key as long as one SHA-256: id 3, salt and password repeated to 64-byte blocks. */
function macKey(salt: Uint8Array, rounds: number): Buffer {
  const secret = Buffer.from(`${password}\0`, 'utf16le').swap16()
  let hash = Buffer.concat([Buffer.alloc(64, 3), Buffer.alloc(64, salt), repeated(secret)])
  for (let round = 0; round < rounds; round += 1) hash = createHash('sha256').update(hash).digest()
  return hash
}

function repeated(bytes: Buffer): Buffer {
  return Buffer.alloc(Math.ceil(bytes.length / 64) * 64, bytes)
}
