import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { sqlIn } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { civilDateInParis, type CivilDate } from '../../domain/dates/civilDate'
import { portsOf } from '../../integrations/ports'
import { sha256 } from '../digest'
import { oweMessage } from '../messages/owe'
import { anchorFileOf, type AnchorFile } from './anchorFile'
import { headMac, type ChainEnd } from './mac'

/**
 * Writes the ends of all chains to the storage, once per day in Paris (R24): who later cuts tails and rolls heads back in
 * the database is found out. The agency is owed its hash by e-mail, which nobody who holds the server can take back. Running
 * it again on the same day, or twice at once, changes nothing.
 *
 * @returns how many chains it vouches for; null when the day has its anchor already
 */
export async function anchorLedger(req: PayloadRequest): Promise<number | null> {
  const madeAt = nowOf(req.payload).toISOString()
  const day = civilDateInParis(madeAt)
  if (await isAnchored(req, day)) return null
  await sealOldHeads(req)
  const heads = await readHeads(req)
  const file = anchorFileOf(req.payload, { day, madeAt, heads })
  // The file first: a row whose file is missing would be a fault, a file without a row is none.
  await portsOf(req.payload).storage.put(file.storageKey, file.bytes, 'application/json')
  const anchor = { day, madeAt, chains: heads.length, file }
  const isOurs = await inTransaction(req, async () => {
    if (!(await storeAnchor(req, anchor))) return false
    await oweAnchorMail(req, anchor)
    return true
  })
  return isOurs ? heads.length : null
}

type MadeAnchor = { day: CivilDate; madeAt: string; chains: number; file: AnchorFile }

/** @returns false when another worker was first */
async function storeAnchor(req: PayloadRequest, { day, madeAt, chains, file }: MadeAnchor): Promise<boolean> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute(sql`
    INSERT INTO ledger_anchors (day, storage_key, root, mac, chains, made_at)
    VALUES (${day}, ${file.storageKey}, ${file.root}, ${file.mac}, ${chains}, ${madeAt})
    ON CONFLICT (day) DO NOTHING RETURNING day`)
  return rows.length > 0
}

/** What every mailbox takes, every night; some 7,000 chains. */
const largestAttachment = 1_000_000

async function oweAnchorMail(req: PayloadRequest, { day, chains, file }: MadeAnchor): Promise<void> {
  const { email } = await req.payload.findGlobal({ slug: 'company', depth: 0, req })
  if (!email) {
    req.payload.logger.warn({ day, msg: 'The anchor of the ledger is mailed to nobody: the company has no e-mail' })
    return
  }
  const storageKey = file.bytes.length <= largestAttachment ? file.storageKey : null
  await oweMessage(req, {
    template: 'ledger-anchor',
    language: 'fr',
    to: { name: null, address: email },
    purpose: `ledger-anchor:${day}`,
    data: { day, chains, fileSha256: sha256(file.bytes), storageKey },
  })
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
