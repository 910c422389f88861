/** The certificate that seals, as a person or a reader may compare it (R43). */
export type SealCertificate = {
  /** SHA-256 of the DER certificate, 64 lower-case hex digits: pin it, any certificate can sign anything. */
  sha256: string
  /** The distinguished name, most specific part last: `O=…, CN=…`. */
  subject: string
  pem: string
  /** Nobody vouches for it: readers show "issuer unknown", and the product must say so. */
  isDemo: boolean
}

export type SealOptions = {
  reason: string
  location: string
  contact: string
  /** What our clock says: a claim. Only a timestamp proves a time. */
  signedAt: Date
  /** Also ask the time-stamping authority (PAdES B-T). */
  timestamp: boolean
}

/** Seals PDF files with the company's key (S5): PAdES B-B, or B-T with a timestamp. */
export type Sealer = {
  certificate: SealCertificate
  /** A time-stamping authority is configured. */
  hasTimestamps: boolean
  /**
   * The same file with an invisible seal over all of it, written after the bytes that came: nothing before changes.
   *
   * @throws {TimestampError} when a timestamp is asked for and cannot be had; the file is never sealed without it instead.
   */
  seal(bytes: Uint8Array, options: SealOptions): Promise<Uint8Array>
}

/** No timestamp: none is configured, or the authority is down, slow, refuses, or answers something else. May be tried again. */
export class TimestampError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'TimestampError'
  }
}
