// @ts-check
/// <reference types="node" />
/*
 * Judges the seal of a PDF from its bytes alone, with nothing but Node.js. This very file is inside each evidence bundle:
 * it is written to be read by somebody who does not trust us.
 *
 * How a sealed PDF is built (ISO 32000, PAdES): a signature dictionary holds `/ByteRange [0 a b c]` and, between byte a and
 * byte b, `/Contents <hex>`. The hex is a CMS message (RFC 5652), in DER. It says the hash of all the bytes outside the
 * hex; its "signed attributes" hold that hash and the hash of the certificate; and they are signed with the certificate's
 * key. A timestamp (RFC 3161), if any, is another such message about the signature.
 *
 * What is not judged: who issued the certificate, and whether it was revoked. Compare `certificateSha256` with the one that
 * the company publishes: anybody can seal anything with a certificate of their own. The certificates of issuers, which
 * the message may carry for other programs, are not looked at: nothing that is said here rests on them.
 */
import { createHash, verify, X509Certificate } from 'node:crypto'
import { inflateSync } from 'node:zlib'

/**
 * @typedef {'no-seal' | 'seal-unreadable' | 'content-altered' | 'certificate-swapped' | 'signature-wrong' | 'timestamp-wrong' | 'bytes-outside-seal' | 'bytes-missing'} SealProblem
 *
 * @typedef {object} SealVerdict
 * @property {boolean} signed there is a seal, good or bad
 * @property {boolean} valid the seal is good and covers the whole file
 * @property {boolean} coversWholeFile
 * @property {string | null} certificateSha256 lower-case hex, of the certificate that the seal names
 * @property {string | null} subject of that certificate
 * @property {'none' | 'present'} timestamp
 * @property {string | null} signedAt what the sealer's clock said, ISO 8601
 * @property {string | null} timestampedAt what the timestamp proves, ISO 8601; null unless it holds
 * @property {SealProblem | null} reason why the seal is not valid; null when it is
 *
 * @typedef {{ tag: number, content: Buffer, whole: Buffer }} Der
 * @typedef {{ contentType: string, content: Buffer | null, certificates: Buffer[], signer: Signer }} SignedData
 * @typedef {{ issuer: Buffer, serial: Buffer, hash: string, signedAttributes: Buffer, attributes: Map<string, Der>, algorithm: string, signature: Buffer, unsigned: Map<string, Der> }} Signer
 */

/** Why a file is refused. */
class Refusal extends Error {
  /** @param {SealProblem} problem */
  constructor(problem) {
    super(problem)
    this.problem = problem
  }
}

/**
 * What the last seal of a PDF proves. Never throws: what cannot be read is not valid.
 *
 * @param {Uint8Array} bytes
 * @returns {SealVerdict}
 */
export function checkSeal(bytes) {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  /** @type {SealVerdict} */
  const verdict = {
    signed: false,
    valid: false,
    coversWholeFile: false,
    certificateSha256: null,
    subject: null,
    timestamp: 'none',
    signedAt: null,
    timestampedAt: null,
    reason: null,
  }
  try {
    judge(file, verdict)
    verdict.valid = true
  } catch (error) {
    // Everything else that can go wrong is a message that node:crypto cannot read.
    verdict.reason = error instanceof Refusal ? error.problem : 'seal-unreadable'
  }
  return verdict
}

/**
 * Fills the verdict step by step, so that a refused file still shows what could be read.
 *
 * @param {Buffer} file
 * @param {SealVerdict} verdict
 */
function judge(file, verdict) {
  const range = lastByteRange(file)
  if (range === null) throw new Refusal('no-seal')
  verdict.signed = true
  const { before, after, end } = range
  if (end > file.length) throw new Refusal('bytes-missing')
  verdict.coversWholeFile = end === file.length

  const seal = readSignedData(readPadded(file.subarray(before, after)))
  const signingTime = seal.signer.attributes.get(oids.signingTime)
  verdict.signedAt = signingTime ? timeOf(signingTime) : null
  const stamp = timestampOf(seal.signer)
  verdict.timestamp = stamp ? 'present' : 'none'

  const certificate = certificateOf(seal)
  verdict.certificateSha256 = sha256(certificate.raw)
  verdict.subject = certificate.subject.replaceAll('\n', ', ')
  expect(seal.content === null && seal.contentType === oids.data)
  checkSigner(seal.signer, certificate, Buffer.concat([file.subarray(0, before), file.subarray(after, end)]), oids.data)
  if (stamp) verdict.timestampedAt = stampedTime(stamp, seal.signer.signature)
  if (!verdict.coversWholeFile) throw new Refusal('bytes-outside-seal')
}

/**
 * What an RFC 3161 token says, once its own signature holds.
 *
 * @param {Uint8Array} token
 * @returns {{ digest: string, time: string } | null} the stamped hash as lower-case hex, the time in ISO 8601; null when
 *   the token is altered or cannot be read
 */
export function readTimestamp(token) {
  try {
    const { digest, time } = readToken(Buffer.from(token))
    return { digest: digest.toString('hex'), time }
  } catch {
    return null
  }
}

/**
 * The id that the issuer gave to the document, from its XMP metadata.
 *
 * @param {Uint8Array} bytes
 * @returns {string | null}
 */
export function readDocumentId(bytes) {
  const found = /<tdu:documentId>([\w.:-]{1,100})<\/tdu:documentId>/.exec(Buffer.from(bytes).toString('latin1'))
  return found?.[1] ?? null
}

/**
 * The PDF that was presented for signature: the first PDF attached to the sealed one.
 *
 * @param {Uint8Array} bytes of a file that we archived: its objects are not packed into streams
 * @returns {Uint8Array | null} null when no PDF is attached
 */
export function extractPresented(bytes) {
  const file = Buffer.from(bytes)
  const text = file.toString('latin1')
  for (let at = text.indexOf('/Type /EmbeddedFile'); at !== -1; at = text.indexOf('/Type /EmbeddedFile', at + 1)) {
    const start = text.lastIndexOf(' obj', at)
    const stream = /stream\r?\n/g
    stream.lastIndex = at
    const opening = stream.exec(text)
    const length = opening && /\/Length (\d+)/.exec(text.slice(start, opening.index))
    if (!opening || !length) continue
    const attached = inflate(file.subarray(stream.lastIndex, stream.lastIndex + Number(length[1])))
    if (attached?.subarray(0, 5).toString('latin1') === '%PDF-') return new Uint8Array(attached)
  }
  return null
}

/** @param {Buffer} packed */
function inflate(packed) {
  try {
    return inflateSync(packed)
  } catch {
    return null
  }
}

/**
 * The hex between the two parts that are sealed goes from `before` (its `<`) to `after` (behind its `>`).
 *
 * @param {Buffer} file
 */
function lastByteRange(file) {
  const ranges = [...file.toString('latin1').matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)]
  const numbers = ranges.at(-1)?.slice(1).map(Number)
  if (!numbers) return null
  const [first = 0, before = 0, after = 0, length = 0] = numbers
  expect(first === 0 && before > 0 && after > before)
  return { before, after, end: after + length }
}

/**
 * The bytes of `<hex>`, without the zeros that fill the space kept for them. One spelling only: upper or lower case.
 *
 * @param {Buffer} contents
 */
function readPadded(contents) {
  const hex = /^<((?:[0-9a-f]{2})+|(?:[0-9A-F]{2})+)>$/.exec(contents.toString('latin1'))?.[1]
  const padded = Buffer.from(hex ?? '', 'hex')
  const message = readDer(padded)
  expect(padded.subarray(message.whole.length).every((byte) => byte === 0))
  return message.whole
}

// ---- CMS: what is signed, by whom, and how ----

const oids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  timestampInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timestampToken: '1.2.840.113549.1.9.16.2.14',
}

/** @type {Record<string, string>} */
const hashes = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

/** The kind of key, and the hash where the algorithm names one. @type {Record<string, { key: string, hash: string | null }>} */
const signatureAlgorithms = {
  '1.2.840.113549.1.1.1': { key: 'rsa', hash: null },
  '1.2.840.113549.1.1.11': { key: 'rsa', hash: 'sha256' },
  '1.2.840.113549.1.1.12': { key: 'rsa', hash: 'sha384' },
  '1.2.840.113549.1.1.13': { key: 'rsa', hash: 'sha512' },
  '1.2.840.10045.4.3.2': { key: 'ec', hash: 'sha256' },
  '1.2.840.10045.4.3.3': { key: 'ec', hash: 'sha384' },
  '1.2.840.10045.4.3.4': { key: 'ec', hash: 'sha512' },
}

const tags = { integer: 0x02, octets: 0x04, null: 0x05, oid: 0x06, utcTime: 0x17, sequence: 0x30, set: 0x31 }
/** No attributes at all. @type {Der} */
const empty = { tag: 0xa1, content: Buffer.alloc(0), whole: Buffer.alloc(0) }
/** @param {number} number */
const context = (number) => 0xa0 + number

/**
 * ContentInfo → SignedData with exactly one signer.
 *
 * @param {Buffer} bytes
 * @returns {SignedData}
 */
function readSignedData(bytes) {
  const [type, wrapped] = fieldsOf(only(bytes), 2)
  expect(oidOf(type) === oids.signedData)
  const parts = partsOf(only(part(wrapped, context(0)).content), tags.sequence)
  const algorithms = partsOf(parts[1], tags.set).map(algorithmOf)
  const [contentType, content] = fieldsOf(parts[2], 2)
  // RFC 5652, 5.1: version 1 about plain data, 3 about anything else.
  const version = oidOf(contentType) === oids.data ? 1 : 3
  expect(part(parts[0], tags.integer).content.equals(Buffer.of(version)))
  const certificates = parts.filter(({ tag }) => tag === context(0)).flatMap((set) => partsOf(set, context(0)))
  const signers = partsOf(parts.at(-1), tags.set)
  expect(signers.length === 1 && parts.length >= 4)
  const { signer, hashOid } = readSigner(signers[0])
  expect(algorithms.includes(hashOid))
  return {
    contentType: oidOf(contentType),
    content: content ? part(only(part(content, context(0)).content), tags.octets).content : null,
    certificates: certificates.map(({ whole }) => whole),
    signer,
  }
}

/**
 * @param {Der | undefined} der
 * @returns {{ signer: Signer, hashOid: string }}
 */
function readSigner(der) {
  const [version, id, hash, signed, algorithm, signature, unsigned] = fieldsOf(der, 7)
  expect(part(version, tags.integer).content.equals(Buffer.of(1)))
  const [issuer, serial] = fieldsOf(id, 2)
  const hashOid = algorithmOf(hash)
  const attributes = readAttributes(part(signed, context(0)))
  // Signed as a SET, although it stands in the message under another tag (RFC 5652, 5.4).
  const signedAttributes = Buffer.from(part(signed, context(0)).whole)
  signedAttributes[0] = tags.set
  return {
    hashOid,
    signer: {
      issuer: part(issuer, tags.sequence).whole,
      serial: part(serial, tags.integer).whole,
      hash: named(hashes, hashOid),
      signedAttributes,
      attributes,
      algorithm: algorithmOf(algorithm),
      signature: part(signature, tags.octets).content,
      unsigned: readAttributes(unsigned ? part(unsigned, context(1)) : empty),
    },
  }
}

/**
 * Each attribute has one value, and stands there once.
 *
 * @param {Der} list
 * @returns {Map<string, Der>}
 */
function readAttributes(list) {
  const attributes = partsOf(list, list.tag)
  const pairs = attributes.map((attribute) => {
    const [name, values] = fieldsOf(attribute, 2)
    return /** @type {const} */ ([oidOf(name), only(part(values, tags.set).content)])
  })
  const map = new Map(pairs)
  expect(map.size === attributes.length)
  return map
}

/**
 * The certificate that the signer named, by its hash inside what is signed: no other one can take its place.
 *
 * @param {SignedData} message
 */
function certificateOf({ certificates, signer }) {
  const named = namedCertificate(signer)
  const found = certificates.find((bytes) => createHash(named.hash).update(bytes).digest().equals(named.digest))
  if (!found) throw new Refusal('certificate-swapped')
  const fields = partsOf(partsOf(only(found), tags.sequence)[0], tags.sequence)
  const [serial, , issuer] = fields[0]?.tag === context(0) ? fields.slice(1) : fields
  if (!serial?.whole.equals(signer.serial) || !issuer?.whole.equals(signer.issuer))
    throw new Refusal('certificate-swapped')
  return new X509Certificate(found)
}

/**
 * signing-certificate-v2 (RFC 5035): the hash algorithm is left out when it is SHA-256. Old authorities use the first
 * version, which is always SHA-1 (RFC 2634).
 *
 * @param {Signer} signer
 */
function namedCertificate({ attributes }) {
  const [attribute, old] = [attributes.get(oids.signingCertificateV2), attributes.get(oids.signingCertificate)]
  const [list] = fieldsOf(attribute ?? old, 2)
  const [id] = partsOf(list, tags.sequence)
  const [first, second] = fieldsOf(id, 3)
  if (first?.tag === tags.octets) return { hash: attribute ? 'sha256' : 'sha1', digest: first.content }
  return { hash: named(hashes, algorithmOf(first)), digest: part(second, tags.octets).content }
}

/**
 * The content has the hash that the signed attributes say, and the certificate's key signed these.
 *
 * @param {Signer} signer
 * @param {X509Certificate} certificate
 * @param {Buffer} content
 * @param {string} contentType
 */
function checkSigner(signer, certificate, content, contentType) {
  const { attributes, hash, algorithm, signature, signedAttributes } = signer
  expect(oidOf(attributes.get(oids.contentType)) === contentType)
  const said = part(attributes.get(oids.messageDigest), tags.octets).content
  if (!createHash(hash).update(content).digest().equals(said)) throw new Refusal('content-altered')
  const scheme = signatureAlgorithms[algorithm]
  const isOurs = scheme?.key === certificate.publicKey.asymmetricKeyType && (scheme?.hash ?? hash) === hash
  if (!isOurs || !verify(hash, signedAttributes, certificate.publicKey, signature)) throw new Refusal('signature-wrong')
}

/**
 * Nothing but a timestamp may stand in the part of the message that is not signed.
 *
 * @param {Signer} signer
 */
function timestampOf({ unsigned }) {
  const stamp = unsigned.get(oids.timestampToken)
  expect(unsigned.size === (stamp ? 1 : 0))
  return stamp?.whole ?? null
}

/**
 * @param {Buffer} token
 * @param {Buffer} stamped
 */
function stampedTime(token, stamped) {
  try {
    const { hash, digest, time } = readToken(token)
    expect(createHash(hash).update(stamped).digest().equals(digest))
    return time
  } catch {
    throw new Refusal('timestamp-wrong')
  }
}

/** @param {Buffer} token a TimeStampToken: a message of the authority about a hash and a time */
function readToken(token) {
  const message = readSignedData(token)
  const info = message.content
  if (!info || message.contentType !== oids.timestampInfo) throw new Refusal('timestamp-wrong')
  checkSigner(message.signer, certificateOf(message), info, oids.timestampInfo)
  const [, , imprint, , time] = partsOf(only(info), tags.sequence)
  const [algorithm, digest] = fieldsOf(imprint, 2)
  return { hash: named(hashes, algorithmOf(algorithm)), digest: part(digest, tags.octets).content, time: timeOf(time) }
}

// ---- DER: a tag, a length, a content ----

/**
 * The element at the start of `bytes`. Only the one spelling that DER allows for a length.
 *
 * @param {Buffer} bytes
 * @returns {Der}
 */
function readDer(bytes) {
  const [tag = 0, short = 0] = bytes
  const lengthBytes = short < 0x80 ? 0 : short - 0x80
  const start = 2 + lengthBytes
  expect(bytes.length >= start && lengthBytes <= 4 && short !== 0x80)
  const length = lengthBytes === 0 ? short : bytes.readUIntBE(2, lengthBytes)
  expect(lengthBytes === 0 || (length >= 0x80 && bytes[2] !== 0))
  expect(bytes.length >= start + length)
  return { tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(0, start + length) }
}

/** @param {Buffer} bytes all of which must be one element */
function only(bytes) {
  const der = readDer(bytes)
  expect(der.whole.length === bytes.length)
  return der
}

/**
 * @param {Der | undefined} der
 * @param {number} tag
 */
function part(der, tag) {
  if (der?.tag !== tag) throw new Refusal('seal-unreadable')
  return der
}

/**
 * @param {Der | undefined} der
 * @param {number} tag
 */
function partsOf(der, tag) {
  const parts = []
  for (let rest = part(der, tag).content; rest.length > 0;) {
    const next = readDer(rest)
    parts.push(next)
    rest = rest.subarray(next.whole.length)
  }
  return parts
}

/**
 * A SEQUENCE of at most so many fields.
 *
 * @param {Der | undefined} der
 * @param {number} most
 */
function fieldsOf(der, most) {
  const fields = partsOf(der, tags.sequence)
  expect(fields.length <= most)
  return fields
}

/** @param {Der | undefined} der */
function oidOf(der) {
  /** @type {number[]} */
  const numbers = []
  let value = 0
  for (const byte of part(der, tags.oid).content) {
    value = value * 128 + (byte & 0x7f)
    if (byte >= 0x80) continue
    numbers.push(value)
    value = 0
  }
  const [first = 0, ...others] = numbers
  const top = Math.min(Math.floor(first / 40), 2)
  return [top, first - top * 40, ...others].join('.')
}

/** AlgorithmIdentifier: a name, and no parameters or NULL. @param {Der | undefined} der */
function algorithmOf(der) {
  const [name, parameters] = fieldsOf(der, 2)
  expect(parameters === undefined || parameters.whole.equals(Buffer.of(tags.null, 0)))
  return oidOf(name)
}

/** UTCTime (years 1950 to 2049) or GeneralizedTime, both in UTC. @param {Der | undefined} der */
function timeOf(der) {
  const text = der?.content.toString('latin1') ?? ''
  const full = der?.tag === tags.utcTime ? `${Number(text.slice(0, 2)) < 50 ? 20 : 19}${text}` : text
  const iso = full.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/, '$1-$2-$3T$4:$5:$6$7Z')
  return new Date(iso).toISOString()
}

/**
 * @param {Record<string, string>} names
 * @param {string} oid
 */
function named(names, oid) {
  const name = names[oid]
  if (!name) throw new Refusal('seal-unreadable')
  return name
}

/** @param {boolean} holds */
function expect(holds) {
  if (!holds) throw new Refusal('seal-unreadable')
}

/** @param {Buffer} bytes */
function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex')
}
