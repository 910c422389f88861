import type { Cents } from '../money/cents'
import { canonicalJson } from './canonicalJson'

/** What has a life of its own in the ledger: one chain each. */
export const ledgerSubjects = ['lead', 'quote', 'invoice', 'payment', 'project', 'document'] as const
export type LedgerSubject = (typeof ledgerSubjects)[number]

/** Whether a text is one of the subjects. */
export function isLedgerSubject(text: string): text is LedgerSubject {
  return ledgerSubjects.some((subject) => subject === text)
}

/** Who did it. */
export type Actor =
  | { kind: 'staff'; id: string }
  | { kind: 'contact'; id: string }
  /** Somebody without an account, on a page that a secret link opens. */
  | { kind: 'guest'; email: string | null }
  /** A job or an outside service, by its name. */
  | { kind: 'system'; name: string }

/** One line of the append-only life of a subject (R24). */
export type LedgerEntry = {
  subject: LedgerSubject
  subjectId: string
  /** 1 for the first line of the chain, then without gap. */
  sequence: number
  /** A business event's type, e.g. "quote.sent". */
  event: string
  actor: Actor
  /** ISO 8601, UTC, milliseconds */
  at: string
  amountCents: Cents | null
  currency: string | null
  data: Readonly<Record<string, unknown>>
  /** SHA-256 of the entry before it, `firstPreviousHash` for the first. */
  previousHash: string
  hash: string
}

/** What the first entry of a chain follows. */
export const firstPreviousHash = '0'.repeat(64)

/**
 * The text whose SHA-256 is the entry's hash: the previous hash, then the canonical JSON of all the rest (R24). The caller
 * hashes it, as UTF-8.
 *
 * @throws {TypeError} for data that JSON cannot hold
 */
export function hashInput(previousHash: string, entry: Omit<LedgerEntry, 'previousHash' | 'hash'>): string {
  if (!/^[0-9a-f]{64}$/.test(previousHash)) throw new RangeError('A previous hash is 64 lower-case hex digits')
  const { subject, subjectId, sequence, event, actor, at, amountCents, currency, data } = entry
  const body = { subject, subjectId, sequence, event, actor, at, amountCents, currency, data }
  return `${previousHash}${canonicalJson(body)}`
}
