import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/**
 * The six digits of a signing code: derived from the installation's secret and the id of its row, so that no row and no
 * mail in the outbox holds them (S3). Unbiased: 2^48 values over 10^6, less than one in 10^8 apart.
 */
export function signingCode(secret: string, codeId: string): string {
  const bytes = createHmac('sha256', secret).update(`sign-code:${codeId}`).digest()
  return String(bytes.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

/** What is kept of a code: useless without the installation's secret. */
export function signingCodeHash(secret: string, { codeId, code }: { codeId: string; code: string }): string {
  return createHmac('sha256', secret).update(`sign-code-hash:${codeId}:${code}`).digest('hex')
}

/** Compares two hashes of codes in constant time. */
export function isSameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one, 'hex'), Buffer.from(other, 'hex')]
  return a.length === b.length && timingSafeEqual(a, b)
}

const codeData = z.object({ codeId: z.string() })

/** The row that a `sign-code` message speaks of. @throws {ZodError} for another message's data */
export function codeIdOf(data: unknown): string {
  return codeData.parse(data).codeId
}
