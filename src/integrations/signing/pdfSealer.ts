import { createHash, X509Certificate } from 'node:crypto'
import { HttpTimestampAuthority, P12Signer, PDF, type TimestampAuthority } from '@libpdf/core'
import { checkSeal, readTimestamp } from './sealCheck.mjs'
import { TimestampError, type SealCertificate, type Sealer, type SealOptions } from './sealer'

export type PdfSealerOptions = {
  p12: Uint8Array
  password: string
  /** Of an RFC 3161 authority; null: no timestamps. */
  tsaUrl: string | null
  isDemo: boolean
  /** For one answer of the authority, headers and body. */
  timeoutMs?: number
}

/** Room for the message with its certificates, and for the authority's token with its own. */
const contentsBytes = { plain: 16_384, timestamped: 32_768 }

/**
 * Opens the company's key and seals with it: PAdES B-B or B-T, `ETSI.CAdES.detached`, SHA-256 (S5, R41).
 *
 * Every sealed file is checked with `checkSeal` before it is handed out.
 *
 * @throws {Error} when the key file cannot be read or the password is wrong
 */
export async function pdfSealer(options: PdfSealerOptions): Promise<Sealer> {
  const { p12, password, tsaUrl, isDemo, timeoutMs = 20_000 } = options
  const signer = await P12Signer.create(p12, password)
  const authority = tsaUrl === null ? null : timestampAuthority(tsaUrl, timeoutMs)
  return {
    certificate: describeCertificate(signer.certificate, isDemo),
    hasTimestamps: authority !== null,
    async seal(bytes, sealOptions) {
      if (sealOptions.timestamp && !authority) throw new TimestampError('No time-stamping authority is configured')
      const pdf = await PDF.load(bytes)
      const { bytes: sealed } = await pdf.sign({ signer, ...libraryOptions(sealOptions, authority) })
      assertSealHolds(sealed, sealOptions)
      return sealed
    },
  }
}

function libraryOptions(
  { reason, location, contact, signedAt, timestamp }: SealOptions,
  authority: TimestampAuthority | null,
): Omit<Parameters<PDF['sign']>[0], 'signer'> {
  const texts = { reason: plain(reason), location: plain(location), contactInfo: plain(contact) }
  const shared = { ...texts, signingTime: signedAt, digestAlgorithm: 'SHA-256' } as const
  if (!timestamp || !authority) return { ...shared, level: 'B-B', estimatedSize: contentsBytes.plain }
  return { ...shared, level: 'B-T', timestampAuthority: authority, estimatedSize: contentsBytes.timestamped }
}

/** @libpdf/core 0.4.2 escapes these characters twice, so that readers would show the backslashes. */
function plain(text: string): string {
  return text.replaceAll('(', '[').replaceAll(')', ']').replaceAll('\\', '/').replace(/\s+/g, ' ')
}

/** A seal that does not hold, or has no timestamp although one was asked for, must not leave. */
function assertSealHolds(sealed: Uint8Array, { timestamp }: SealOptions): void {
  const verdict = checkSeal(sealed)
  if (verdict.reason === 'timestamp-wrong') throw new TimestampError('The timestamp is not about this seal')
  if (!verdict.valid) throw new Error(`The fresh seal does not hold: ${verdict.reason}`)
  if (timestamp !== (verdict.timestamp === 'present')) throw new TimestampError('The seal lacks its timestamp')
}

/** The library's client gives up on slow headers only, and believes any answer; this one does neither. */
function timestampAuthority(url: string, timeoutMs: number): TimestampAuthority {
  const client = new HttpTimestampAuthority(url, {
    timeout: timeoutMs,
    fetch: (address, init) => fetch(address, { ...init, signal: AbortSignal.timeout(timeoutMs) }),
  })
  return {
    async timestamp(digest, algorithm) {
      const token = await client.timestamp(digest, algorithm).catch((error: unknown) => {
        const because = error instanceof Error ? error.message : String(error)
        throw new TimestampError(`${url}: ${because}`, { cause: error })
      })
      if (readTimestamp(token)?.digest !== Buffer.from(digest).toString('hex'))
        throw new TimestampError(`${url}: the answer is not a timestamp of what was sent`)
      return token
    },
  }
}

function describeCertificate(der: Uint8Array, isDemo: boolean): SealCertificate {
  const certificate = new X509Certificate(der)
  return {
    sha256: createHash('sha256').update(certificate.raw).digest('hex'),
    subject: certificate.subject.replaceAll('\n', ', '),
    pem: certificate.toString(),
    isDemo,
  }
}
