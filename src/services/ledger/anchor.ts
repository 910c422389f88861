import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { sqlIn } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { civilDateInParis, type CivilDate } from '../../domain/dates/civilDate'
import { portsOf } from '../../integrations/ports'
import { anchorFileOf } from './anchorFile'
import { headMac, type ChainEnd } from './mac'

/**
 * Writes the ends of all chains to the storage, once per day in Paris (R24): who later cuts tails and rolls heads back in
 * the database is found out. Running it again on the same day, or twice at once, changes nothing.
 *
 * @returns how many chains it vouches for; null when the day has its anchor already
 */
export async function anchorLedger(req: PayloadRequest): Promise<number | null> {
  const madeAt = nowOf(req.payload).toISOString()
  const day = civilDateInParis(madeAt)
  if (await isAnchored(req, day)) return null
  await sealOldHeads(req)
  const heads = await readHeads(req)
  const { storageKey, bytes, root, mac } = anchorFileOf(req.payload, { day, madeAt, heads })
  // The file first: a row whose file is missing would be a fault, a file without a row is none.
  await portsOf(req.payload).storage.put(storageKey, bytes, 'application/json')
  const executor = await sqlIn(req)
  const { rows } = await executor.execute(sql`
    INSERT INTO ledger_anchors (day, storage_key, root, mac, chains, made_at)
    VALUES (${day}, ${storageKey}, ${root}, ${mac}, ${heads.length}, ${madeAt})
    ON CONFLICT (day) DO NOTHING RETURNING day`)
  return rows.length === 0 ? null : heads.length
}

async function isAnchored(req: PayloadRequest, day: CivilDate): Promise<boolean> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute(sql`SELECT 1 FROM ledger_anchors WHERE day = ${day}`)
  return rows.length > 0
}

const batchSize = 2_000

/** Heads from before the MACs get theirs with the first anchor; from then on a head without one is a fault. */
async function sealOldHeads(req: PayloadRequest): Promise<void> {
  let sealed: number
  do sealed = await inTransaction(req, () => sealSomeHeads(req))
  while (sealed === batchSize)
}

async function sealSomeHeads(req: PayloadRequest): Promise<number> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute(sql`
    SELECT subject_type, subject_id, sequence, hash FROM ledger_heads WHERE mac IS NULL
    ORDER BY subject_type, subject_id LIMIT ${batchSize} FOR UPDATE`)
  const macs = rows.map(endOf).map((end) => ({ ...end, mac: headMac(req.payload, end) }))
  await executor.execute(sql`
    UPDATE ledger_heads h SET mac = m.mac
    FROM jsonb_to_recordset(${JSON.stringify(macs)}::jsonb) AS m(subject text, "subjectId" text, mac text)
    WHERE h.subject_type = m.subject AND h.subject_id = m."subjectId"`)
  return rows.length
}

async function readHeads(req: PayloadRequest): Promise<ChainEnd[]> {
  const heads: ChainEnd[] = []
  const executor = await sqlIn(req)
  for (let isMore = true; isMore;) {
    const last = heads.at(-1)
    const { rows } = await executor.execute(sql`
      SELECT subject_type, subject_id, sequence, hash FROM ledger_heads
      WHERE (subject_type, subject_id) > (${last?.subject ?? ''}, ${last?.subjectId ?? ''})
      ORDER BY subject_type, subject_id LIMIT ${batchSize}`)
    heads.push(...rows.map(endOf))
    isMore = rows.length === batchSize
  }
  return heads
}

function endOf(row: Record<string, unknown>): ChainEnd {
  const { subject_type: subject, subject_id: subjectId, sequence, hash } = row
  return { subject: String(subject), subjectId: String(subjectId), sequence: Number(sequence), hash: String(hash) }
}
