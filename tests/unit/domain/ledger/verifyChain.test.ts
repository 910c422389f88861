import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'

import { firstPreviousHash, hashInput } from '@/domain/ledger/entry'
import { verifyChain, type LedgerFault, type LedgerHead, type LedgerRow } from '@/domain/ledger/verifyChain'

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

function line(previousHash: string, sequence: number, name: string): LedgerRow {
  const entry = {
    subject: 'quote' as const,
    subjectId: 'q1',
    sequence,
    event: `quote.${name}`,
    actor: { kind: 'system' as const, name: 'test' },
    at: '2026-11-24T10:00:00.000Z',
    amountCents: null,
    currency: null,
    data: { name },
  }
  return { ...entry, id: name, previousHash, hash: sha256(hashInput(previousHash, entry)) }
}

/** Lines 1…n with the ids "r1"…"rn". */
function chainOf(length: number): LedgerRow[] {
  const rows: LedgerRow[] = []
  for (let n = 1; n <= length; n += 1) rows.push(line(rows.at(-1)?.hash ?? firstPreviousHash, n, `r${n}`))
  return rows
}

function headOf(rows: readonly LedgerRow[], isGenuine = true): LedgerHead {
  return { sequence: rows.length, hash: rows.at(-1)?.hash ?? '', isGenuine }
}

function check(rows: readonly LedgerRow[], head: LedgerHead | null): LedgerFault | null {
  return verifyChain({ subject: 'quote', subjectId: 'q1', rows, head }, sha256)
}

/** What `check` says when the rows were changed behind the back of the head. */
function found(rows: readonly LedgerRow[], head: LedgerHead | null): [string, number | null, string | null] | null {
  const fault = check(rows, head)
  return fault && [fault.kind, fault.sequence, fault.id]
}

const renumbered = (rows: readonly LedgerRow[]): LedgerRow[] => rows.map((row, i) => ({ ...row, sequence: i + 1 }))
/** Line `n` of these, which are at least so many. */
function nth(rows: readonly LedgerRow[], n: number): LedgerRow {
  const row = rows[n - 1]
  if (!row) throw new Error(`There is no line ${n}`)
  return row
}
/** A line that follows what it is put behind, with the right hash: anybody can compute it. */
const forgedAfter = (rows: readonly LedgerRow[], n: number): LedgerRow =>
  line(n === 0 ? firstPreviousHash : nth(rows, n).hash, n + 1, 'forged')
const rehashed = (row: LedgerRow): LedgerRow => ({ ...row, hash: sha256(hashInput(row.previousHash, row)) })

const original = chainOf(5)
const head = headOf(original)

describe('R24: a chain as it was written', () => {
  test('has no fault', () => {
    expect(check(original, head)).toBeNull()
    expect(check(chainOf(1), headOf(chainOf(1)))).toBeNull()
  })

  test('a fault names the chain', () => {
    expect(check(original.slice(0, 2), head)?.chain).toEqual({ subject: 'quote', subjectId: 'q1' })
  })
})

describe('R24: an edited line', () => {
  const edits: [string, Partial<LedgerRow>][] = [
    ['event', { event: 'quote.viewed' }],
    ['actor', { actor: { kind: 'system', name: 'x' } }],
    ['time', { at: '2026-11-24T10:00:00.001Z' }],
    ['amount', { amountCents: Number.POSITIVE_INFINITY }],
    ['currency', { currency: 'EUR' }],
    ['data', { data: { name: 'other' } }],
    ['data that JSON cannot hold', { data: { name: Number.NaN } }],
    ['previous hash', { previousHash: 'f'.repeat(64) }],
    ['previous hash of another form', { previousHash: 'none' }],
    ['hash', { hash: 'f'.repeat(64) }],
  ]
  test.each(edits)('%s', (_what, change) => {
    expect(found(original.with(2, { ...nth(original, 3), ...change }), head)).toEqual(['edited', 3, 'r3'])
  })

  test('is found when its hash was computed anew, by the line after it', () => {
    const edited = rehashed({ ...nth(original, 3), event: 'quote.viewed' })
    expect(found(original.with(2, edited), head)).toEqual(['edited', 3, 'r3'])
  })

  test('is found as last line when its hash was computed anew, by the head', () => {
    const edited = rehashed({ ...nth(original, 5), event: 'quote.viewed' })
    expect(found(original.with(4, edited), head)).toEqual(['edited', 5, 'r5'])
  })

  test('is found when all hashes after it were computed anew, by the head', () => {
    const rows = chainOf(2)
    for (let n = 3; n <= 5; n += 1) rows.push(line(nth(rows, n - 1).hash, n, `other${n}`))
    expect(found(rows, head)?.[0]).toBe('edited')
  })
})

describe('R24: a deleted line', () => {
  test('leaves a gap', () => {
    expect(found(original.toSpliced(2, 1), head)).toEqual(['missing', 3, null])
    expect(found(original.toSpliced(0, 1), head)).toEqual(['missing', 1, null])
  })

  test('is missed though the others were numbered anew', () => {
    expect(found(renumbered(original.toSpliced(2, 1)), head)).toEqual(['missing', 3, null])
    expect(found(renumbered(original.toSpliced(1, 3)), head)).toEqual(['missing', 2, null])
  })
})

describe('R24: a line in another place', () => {
  test('two neighbours that changed places', () => {
    const rows = original.with(1, nth(original, 3)).with(2, nth(original, 2))
    expect(found(renumbered(rows), head)).toEqual(['swapped', 2, 'r3'])
  })

  test('the first and the last', () => {
    const rows = original.with(0, nth(original, 5)).with(4, nth(original, 1))
    expect(found(renumbered(rows), head)).toEqual(['swapped', 1, 'r5'])
  })

  test('one that was pushed to the end', () => {
    const rows = [...original.toSpliced(1, 1), nth(original, 2)]
    expect(found(renumbered(rows), head)).toEqual(['swapped', 2, 'r3'])
  })
})

describe('R24: an inserted line', () => {
  test.each([0, 1, 3, 4])('after line %i, though it follows it well and the others were numbered anew', (n) => {
    const rows = renumbered(original.toSpliced(n, 0, forgedAfter(original, n)))
    expect(found(rows, head)).toEqual(['inserted', n + 1, 'forged'])
  })

  test('with a hash of nothing', () => {
    const forged = { ...forgedAfter(original, 2), hash: 'f'.repeat(64) }
    expect(found(renumbered(original.toSpliced(2, 0, forged)), head)).toEqual(['inserted', 3, 'forged'])
  })

  test('that follows nothing', () => {
    const forged = line('f'.repeat(64), 3, 'forged')
    expect(found(renumbered(original.toSpliced(2, 0, forged)), head)).toEqual(['inserted', 3, 'forged'])
  })

  test('at the end', () => {
    expect(found([...original, forgedAfter(original, 5)], head)).toEqual(['inserted', 6, 'forged'])
  })

  test('between two places, before the first, or twice at one', () => {
    const forged = forgedAfter(original, 2)
    expect(found(original.toSpliced(2, 0, { ...forged, sequence: 2.5 }), head)).toEqual(['inserted', 2.5, 'forged'])
    expect(found(original.toSpliced(0, 0, { ...forged, sequence: 0 }), head)).toEqual(['inserted', 0, 'forged'])
    expect(found(original.toSpliced(3, 0, forged), head)).toEqual(['inserted', 3, 'forged'])
    expect(found(renumbered([...original, nth(original, 2)]), head)?.[0]).toBe('inserted')
  })
})

describe('R24: the end of a chain', () => {
  test('a cut tail names the first line that is gone', () => {
    expect(found(original.slice(0, 3), head)).toEqual(['cutTail', 4, null])
  })

  test('a head that is gone or not ours', () => {
    expect(found(original, null)).toEqual(['headForged', 5, 'r5'])
    expect(found(original.slice(0, 3), headOf(original.slice(0, 3), false))).toEqual(['headForged', 3, 'r3'])
  })
})

describe('R24: any chain', () => {
  const lengths = fc.integer({ min: 2, max: 12 })
  const withPlace = lengths.chain((length) => fc.tuple(fc.constant(length), fc.integer({ min: 1, max: length })))

  test('as written is whole', () => {
    fc.assert(
      fc.property(lengths, (length) => {
        expect(check(chainOf(length), headOf(chainOf(length)))).toBeNull()
      }),
    )
  })

  test('names each edited line, rehashed or not', () => {
    fc.assert(
      fc.property(withPlace, fc.boolean(), ([length, n], isRehashed) => {
        const rows = chainOf(length)
        const edited = { ...nth(rows, n), data: { forged: true } }
        const changed = rows.with(n - 1, isRehashed ? rehashed(edited) : edited)
        expect(found(changed, headOf(rows))).toEqual(['edited', n, `r${n}`])
      }),
    )
  })

  test('names the first of any deleted lines, numbered anew or not', () => {
    fc.assert(
      fc.property(withPlace, fc.integer({ min: 1, max: 12 }), fc.boolean(), ([length, n], count, isRenumbered) => {
        const rows = chainOf(length)
        const left = rows.toSpliced(n - 1, count)
        const kind = n + count > length ? 'cutTail' : 'missing'
        fc.pre(left.length > 0)
        expect(found(isRenumbered ? renumbered(left) : left, headOf(rows))).toEqual([kind, n, null])
      }),
    )
  })

  test('names the first of two that changed places', () => {
    fc.assert(
      fc.property(withPlace, fc.nat(), ([length, a], other) => {
        const b = (other % length) + 1
        fc.pre(a !== b)
        const rows = chainOf(length)
        const changed = rows.with(a - 1, nth(rows, b)).with(b - 1, nth(rows, a))
        const [first, last] = [Math.min(a, b), Math.max(a, b)]
        expect(found(renumbered(changed), headOf(rows))).toEqual(['swapped', first, `r${last}`])
      }),
    )
  })

  test('names an inserted line wherever it is', () => {
    fc.assert(
      fc.property(withPlace, fc.boolean(), ([length, n], isWellHashed) => {
        const rows = chainOf(length)
        const forged = forgedAfter(rows, n)
        const inserted = isWellHashed ? forged : { ...forged, hash: 'f'.repeat(64) }
        const changed = renumbered(rows.toSpliced(n, 0, inserted))
        // At the very end nothing after it tells a bad hash from an edit.
        const kind = n === length && !isWellHashed ? 'edited' : 'inserted'
        expect(found(changed, headOf(rows))).toEqual([kind, n + 1, 'forged'])
      }),
    )
  })
})
