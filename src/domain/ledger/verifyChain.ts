import { firstPreviousHash, hashInput, type LedgerEntry } from './entry'

/** A line as it is stored; its `sequence` may be anything that somebody wrote there. */
export type LedgerRow = LedgerEntry & { id: string }

/** Where a chain is said to end. */
export type LedgerHead = {
  sequence: number
  hash: string
  /** Whether it carries our MAC. */
  isGenuine: boolean
}

/**
 * What was done to the ledger: `edited` a line (or all up to it) says something else; `missing` a line between others is
 * gone; `swapped` lines stand in another order; `inserted` a line that was never written by us; `cutTail` the last lines
 * are gone; `headForged` the chain's head is gone or does not carry our MAC; `anchorMismatch` the ledger is not what it
 * was on the day of the anchor.
 */
export type LedgerFaultKind =
  'edited' | 'missing' | 'swapped' | 'inserted' | 'cutTail' | 'headForged' | 'anchorMismatch'

/** The first bad line. */
export type LedgerFault = {
  kind: LedgerFaultKind
  /** null: the fault is in the anchor itself. The subject of a forged head may be any text. */
  chain: { subject: string; subjectId: string } | null
  /** The line's place in its chain. */
  sequence: number | null
  /** The row; null when it is gone. */
  id: string | null
}

/** One chain as it is stored, at least one row. */
export type StoredChain = {
  subject: string
  subjectId: string
  /** By rising `sequence`. */
  rows: readonly LedgerRow[]
  head: LedgerHead | null
}

/** SHA-256 in lower-case hex of a text as UTF-8. */
export type Sha256 = (text: string) => string

/**
 * Recomputes a whole chain and says what is wrong with it first (R24), null when nothing is. Never throws, whatever the
 * rows hold.
 */
export function verifyChain(chain: StoredChain, sha256: Sha256): LedgerFault | null {
  const { subject, subjectId, rows } = chain
  const found = firstBadRow(rows, sha256) ?? headFault(chain)
  return found && { chain: { subject, subjectId }, ...found }
}

type Finding = Pick<LedgerFault, 'kind' | 'sequence' | 'id'>

function at(kind: LedgerFaultKind, { sequence, id }: LedgerRow): Finding {
  return { kind, sequence, id }
}

function firstBadRow(rows: readonly LedgerRow[], sha256: Sha256): Finding | null {
  for (const [index, row] of rows.entries()) {
    const expected = index + 1
    if (row.sequence > expected && Number.isInteger(row.sequence))
      return { kind: 'missing', sequence: expected, id: null }
    // Twice the same place, before the first, or between two.
    if (row.sequence !== expected) return at('inserted', row)
    const follows = row.previousHash === (rows[index - 1]?.hash ?? firstPreviousHash)
    if (!follows || !hashesTo(row, row.sequence, sha256)) return explain(rows, index, sha256)
  }
  return null
}

/**
 * Names what happened where row `index` does not fit. A row that was moved still hashes to its hash with the sequence
 * that it had, which tells a moved one from an edited one.
 */
function explain(rows: readonly LedgerRow[], index: number, sha256: Sha256): Finding | null {
  const row = rows[index]
  if (!row) return null
  const original = originalSequence(row, rows.length, sha256)
  if (original === null || original === row.sequence) {
    const next = rows[index + 1]
    if (next && hashesTo(next, row.sequence, sha256)) return at('inserted', row)
    // A row that is where it was vouches for another one before it.
    return at('edited', original === null ? row : (rows[index - 1] ?? row))
  }
  const inItsPlace = rows[original - 1]
  if (original < row.sequence) return at('inserted', inItsPlace && inItsPlace.hash !== row.hash ? inItsPlace : row)
  const isPredecessorThere = rows.some(({ hash }) => hash === row.previousHash)
  return isPredecessorThere ? at('swapped', row) : { kind: 'missing', sequence: row.sequence, id: null }
}

/** The place at which the row was written; null when its content is not what was written anywhere. */
function originalSequence(row: LedgerRow, chainLength: number, sha256: Sha256): number | null {
  if (hashesTo(row, row.sequence, sha256)) return row.sequence
  // Lines may be gone, so the place may lie behind the present end.
  for (let sequence = 1; sequence <= 2 * chainLength + 16; sequence += 1)
    if (hashesTo(row, sequence, sha256)) return sequence
  return null
}

function hashesTo(row: LedgerRow, sequence: number, sha256: Sha256): boolean {
  try {
    return sha256(hashInput(row.previousHash, { ...row, sequence })) === row.hash
  } catch (error) {
    // No text can be made of it, so none was hashed: it is not what was written.
    if (error instanceof TypeError || error instanceof RangeError) return false
    throw error
  }
}

function headFault({ rows, head }: StoredChain): Finding | null {
  const last = rows.at(-1)
  if (!head?.isGenuine)
    return { kind: 'headForged', sequence: head?.sequence ?? last?.sequence ?? null, id: last?.id ?? null }
  const length = rows.length
  if (length < head.sequence) return { kind: 'cutTail', sequence: length + 1, id: null }
  const headRow = rows[head.sequence - 1]
  if (headRow && headRow.hash !== head.hash) return at('edited', headRow)
  const beyond = rows[head.sequence]
  return beyond ? at('inserted', beyond) : null
}
