import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { firstPreviousHash, hashInput, type LedgerEntry } from '@/domain/ledger/entry'

const entry: Omit<LedgerEntry, 'previousHash' | 'hash'> = {
  subject: 'quote',
  subjectId: '01933b7e-0000-7000-8000-000000000001',
  sequence: 1,
  event: 'quote.sent',
  actor: { kind: 'staff', id: 'u1' },
  at: '2026-11-24T10:00:00.000Z',
  amountCents: 12_000,
  currency: 'EUR',
  data: { to: 'sent', from: 'draft' },
}
const hashOf = (previousHash: string, body: typeof entry): string =>
  createHash('sha256').update(hashInput(previousHash, body), 'utf8').digest('hex')

describe('R24: the hash of a ledger entry', () => {
  test('is that of the previous hash and the canonical JSON of the entry', () => {
    expect(hashInput(firstPreviousHash, entry)).toBe(
      `${'0'.repeat(64)}{"actor":{"id":"u1","kind":"staff"},"amountCents":12000,"at":"2026-11-24T10:00:00.000Z","currency":"EUR","data":{"from":"draft","to":"sent"},"event":"quote.sent","sequence":1,"subject":"quote","subjectId":"01933b7e-0000-7000-8000-000000000001"}`,
    )
  })

  test('does not depend on further columns of the stored row, nor on the order of its data', () => {
    const row = { ...entry, id: 'x', createdAt: 'later', data: { from: 'draft', to: 'sent' } }
    expect(hashOf(firstPreviousHash, row)).toBe(hashOf(firstPreviousHash, entry))
  })

  test.each<[string, Partial<typeof entry>]>([
    ['subject', { subject: 'invoice' }],
    ['subjectId', { subjectId: 'other' }],
    ['sequence', { sequence: 2 }],
    ['event', { event: 'quote.viewed' }],
    ['actor', { actor: { kind: 'system', name: 'seed' } }],
    ['at', { at: '2026-11-24T10:00:00.001Z' }],
    ['amount', { amountCents: 12_001 }],
    ['currency', { currency: null }],
    ['data', { data: {} }],
  ])('changes with its %s', (_what, change) => {
    expect(hashOf(firstPreviousHash, { ...entry, ...change })).not.toBe(hashOf(firstPreviousHash, entry))
  })

  test('changes with every entry before it', () => {
    const first = hashOf(firstPreviousHash, entry)
    expect(hashOf(first, { ...entry, sequence: 2 })).not.toBe(hashOf(firstPreviousHash, { ...entry, sequence: 2 }))
  })

  test('a previous hash is 64 hex digits, so that it cannot flow into the entry', () => {
    expect(() => hashInput('', entry)).toThrow(RangeError)
    expect(() => hashInput('A'.repeat(64), entry)).toThrow(RangeError)
  })
})
