import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { sqlIn } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { isLedgerSubject, type Actor, type LedgerSubject } from '../../domain/ledger/entry'
import { verifyChain, type LedgerFault, type LedgerHead, type LedgerRow } from '../../domain/ledger/verifyChain'
import { portsOf, StorageMissError } from '../../integrations/ports'
import { sha256 } from '../digest'
import { readAnchorFile } from './anchorFile'
import { headMac, type ChainEnd } from './mac'

export type LedgerVerdict = {
  lines: number
  chains: number
  /** The first one; null when the whole ledger is as we wrote it. */
  fault: LedgerFault | null
}

/**
 * Recomputes the whole ledger, chain by chain, and compares it with the heads and with the latest anchor (R24). It reads
 * one state of the database in batches, so it may run beside writers and needs little memory. Stops at the first fault;
 * `lines` and `chains` then count what was read up to it.
 *
 * @throws when `req` is in a transaction already
 */
export async function verifyLedger(req: PayloadRequest): Promise<LedgerVerdict> {
  if ((await req.transactionID) !== undefined) throw new Error('verifyLedger needs a transaction of its own')
  return inTransaction(req, async () => {
    const executor = await sqlIn(req)
    await executor.execute(sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`)
    const anchor = await latestAnchor(req)
    const policy = { acceptsUnsealedHeads: anchor.kind === 'none' }
    const walk: LedgerVerdict = { lines: 0, chains: 0, fault: null }
    for await (const chain of storedChains(req, policy)) {
      walk.lines += chain.rows.length
      walk.chains += 1
      walk.fault = verifyChain(chain, sha256)
      if (walk.fault) return walk
    }
    return { ...walk, fault: (await vanishedChain(req, policy)) ?? (await anchorFault(req, anchor)) }
  })
}

type HeadPolicy = { acceptsUnsealedHeads: boolean }
type StoredChain = Parameters<typeof verifyChain>[0]
type Line = { row: LedgerRow; head: LedgerHead | null }

const batchSize = 500

async function* storedChains(req: PayloadRequest, policy: HeadPolicy): AsyncGenerator<StoredChain> {
  let lines: Line[] = []
  for await (const line of storedLines(req, policy)) {
    const first = lines[0]
    if (first && !isSameChain(first.row, line.row)) {
      yield chainOf(first, lines)
      lines = []
    }
    lines.push(line)
  }
  if (lines[0]) yield chainOf(lines[0], lines)
}

function isSameChain(a: LedgerRow, b: LedgerRow): boolean {
  return a.subject === b.subject && a.subjectId === b.subjectId
}

function chainOf({ row: { subject, subjectId }, head }: Line, lines: readonly Line[]): StoredChain {
  return { subject, subjectId, head, rows: lines.map(({ row }) => row) }
}

/** All lines with the head of their chain, in the order of the index; the id parts rows that claim the same place. */
async function* storedLines(req: PayloadRequest, policy: HeadPolicy): AsyncGenerator<Line> {
  const executor = await sqlIn(req)
  let after = sql`true`
  for (let isMore = true; isMore;) {
    const { rows } = await executor.execute(sql`
      SELECT l.id, l.subject_type, l.subject_id, l.sequence, l.event, l.actor, l.amount_cents, l.currency, l.data,
        to_char(l.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, l.previous_hash, l.hash,
        h.sequence AS head_sequence, h.hash AS head_hash, h.mac AS head_mac
      FROM (SELECT * FROM ledger l WHERE ${after}
            ORDER BY l.subject_type, l.subject_id, l.sequence, l.id LIMIT ${batchSize}) l
      LEFT JOIN ledger_heads h ON h.subject_type = l.subject_type::text AND h.subject_id = l.subject_id
      ORDER BY l.subject_type, l.subject_id, l.sequence, l.id`)
    for (const row of rows) yield lineOf(req, row, policy)
    const last = rows.at(-1)
    isMore = last !== undefined && rows.length === batchSize
    after = sql`(l.subject_type, l.subject_id, l.sequence, l.id) >
      (${last?.subject_type}::enum_ledger_subject_type, ${last?.subject_id}::varchar, ${last?.sequence}::numeric, ${last?.id}::uuid)`
  }
}

function lineOf(req: PayloadRequest, row: Record<string, unknown>, policy: HeadPolicy): Line {
  const entry = storedRow(row)
  const { head_hash: hash, head_mac: mac } = row
  if (typeof hash !== 'string') return { row: entry, head: null }
  const end = { subject: entry.subject, subjectId: entry.subjectId, sequence: Number(row.head_sequence), hash }
  return { row: entry, head: { sequence: end.sequence, hash, isGenuine: isGenuine(req, { end, mac }, policy) } }
}

function isGenuine(req: PayloadRequest, { end, mac }: { end: ChainEnd; mac: unknown }, policy: HeadPolicy): boolean {
  return mac === null ? policy.acceptsUnsealedHeads : mac === headMac(req.payload, end)
}

/** The stored columns as they are: what was forged in them shows in the hash, whatever its shape. */
function storedRow(row: Record<string, unknown>): LedgerRow {
  return {
    id: String(row.id),
    subject: subjectOf(row.subject_type),
    subjectId: String(row.subject_id),
    sequence: Number(row.sequence),
    event: String(row.event),
    actor: storedJson<Actor>(row.actor),
    at: String(row.at),
    amountCents: row.amount_cents === null ? null : storedJson<LedgerRow['amountCents']>(Number(row.amount_cents)),
    currency: typeof row.currency === 'string' ? row.currency : null,
    data: storedJson<LedgerRow['data']>(row.data),
    previousHash: String(row.previous_hash),
    hash: String(row.hash),
  }
}

/** Any JSON may stand there; it is only hashed, and one that we did not write has another hash. */
function storedJson<T>(value: unknown): T {
  return value as T
}

function subjectOf(value: unknown): LedgerSubject {
  const subject = String(value)
  if (!isLedgerSubject(subject)) throw new Error(`The ledger has a subject that the product does not know: ${subject}`)
  return subject
}

/** A head of which there is no line. */
async function vanishedChain(req: PayloadRequest, policy: HeadPolicy): Promise<LedgerFault | null> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute(sql`
    SELECT h.subject_type, h.subject_id, h.sequence, h.hash, h.mac FROM ledger_heads h
    WHERE NOT EXISTS (SELECT 1 FROM ledger l WHERE l.subject_type::text = h.subject_type AND l.subject_id = h.subject_id)
    ORDER BY h.subject_type, h.subject_id LIMIT 1`)
  const [row] = rows
  if (!row) return null
  const chain = { subject: String(row.subject_type), subjectId: String(row.subject_id) }
  const end = { ...chain, sequence: Number(row.sequence), hash: String(row.hash) }
  const kind = isGenuine(req, { end, mac: row.mac }, policy) ? 'cutTail' : 'headForged'
  return { kind, chain, sequence: 1, id: null }
}

type LatestAnchor = { kind: 'none' } | { kind: 'bad' } | { kind: 'read'; heads: readonly ChainEnd[] }

async function latestAnchor(req: PayloadRequest): Promise<LatestAnchor> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute(
    sql`SELECT day::text AS day, storage_key, root, mac FROM ledger_anchors ORDER BY day DESC LIMIT 1`,
  )
  const [row] = rows
  if (!row) return { kind: 'none' }
  const storageKey = String(row.storage_key)
  const bytes = await storedBytes(req, storageKey)
  const file = bytes && readAnchorFile(req.payload, storageKey, bytes)
  const isSame = file && file.anchor.day === row.day && file.anchor.root === row.root && file.mac === row.mac
  return isSame ? { kind: 'read', heads: file.anchor.heads } : { kind: 'bad' }
}

async function storedBytes(req: PayloadRequest, storageKey: string): Promise<Uint8Array | null> {
  try {
    return await portsOf(req.payload).storage.get(storageKey)
  } catch (error) {
    if (error instanceof StorageMissError) return null
    throw error
  }
}

/** The first anchored line that is not in the ledger any more. */
async function anchorFault(req: PayloadRequest, anchor: LatestAnchor): Promise<LedgerFault | null> {
  if (anchor.kind === 'none') return null
  if (anchor.kind === 'bad') return { kind: 'anchorMismatch', chain: null, sequence: null, id: null }
  for (let start = 0; start < anchor.heads.length; start += batchSize) {
    const fault = await firstLost(req, anchor.heads.slice(start, start + batchSize))
    if (fault) return fault
  }
  return null
}

async function firstLost(req: PayloadRequest, heads: readonly ChainEnd[]): Promise<LedgerFault | null> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute(sql`
    SELECT a.subject, a."subjectId", a.sequence, l.id,
      (SELECT count(*) FROM ledger c
       WHERE c.subject_type::text = a.subject AND c.subject_id = a."subjectId") AS length
    FROM jsonb_to_recordset(${JSON.stringify(heads)}::jsonb)
      AS a(subject text, "subjectId" text, sequence integer, hash text)
    LEFT JOIN ledger l ON l.subject_type::text = a.subject AND l.subject_id = a."subjectId"
      AND l.sequence = a.sequence
    WHERE l.hash IS DISTINCT FROM a.hash
    ORDER BY a.subject, a."subjectId" LIMIT 1`)
  const [row] = rows
  if (!row) return null
  const chain = { subject: String(row.subject), subjectId: String(row.subjectId) }
  // The chain itself is whole up to its present end: what is gone begins behind it.
  const sequence = Math.min(Number(row.sequence), Number(row.length) + 1)
  return { kind: 'anchorMismatch', chain, sequence, id: typeof row.id === 'string' ? row.id : null }
}
