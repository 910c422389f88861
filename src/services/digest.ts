import { createHash } from 'node:crypto'

import { canonicalJson } from '../domain/ledger/canonicalJson'

/** SHA-256 in lower-case hex of bytes, or of a text as UTF-8. */
export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex')
}

/** SHA-256 of the one JSON text of a value (RFC 8785): equal contents have equal hashes, in any key order (Q1, I3). */
export function contentHash(value: unknown): string {
  return sha256(canonicalJson(value))
}
