import { z } from 'zod'

/** The largest file whose seal is checked, in bytes (30 MB). */
export const largestVerifiedBytes = 30 * 1024 * 1024

/** All that `/verifier` sends of a file: its document id, when it says one, and its SHA-256 (S6). */
export const verifyRequest = z.object({
  documentId: z.uuid().nullable(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

export type VerifyRequest = z.infer<typeof verifyRequest>

/** What may be said of a document to whoever holds it: its number and dates, never a person or an amount. */
export type VerifiedDocument = {
  kind: 'quote' | 'signed-quote' | 'invoice'
  label: string
  /** ISO instant: when it was sent, accepted or issued. */
  date: string
  /** null where there is no signature. */
  signature: { level: 'simple'; timestamp: 'none' | 'pending' | 'done'; isDemoKey: boolean } | null
  /** The version that replaces it; null when it is itself in force. */
  replacedBy: string | null
}

export type VerifyAnswer =
  { verdict: 'genuine' | 'superseded' | 'altered'; document: VerifiedDocument } | { verdict: 'unknown'; document: null }

/** The seal as found in the bytes; `isOurs`: the certificate is one that an acceptance was sealed with (R43). */
export type SealAnswer = {
  signed: boolean
  valid: boolean
  coversWholeFile: boolean
  isOurs: boolean
  timestamp: 'none' | 'present'
  signedAt: string | null
}
