import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { sqlIn } from '../../database/lock'
import { endOfDayInParis, startOfDayInParis } from '../../domain/dates/civilDate'
import { canonicalJson } from '../../domain/ledger/canonicalJson'
import type { Period } from './issuedInvoices'

const batchSize = 500
const encoder = new TextEncoder()

/**
 * The ledger of a period, one line per text line, chain by chain: each with exactly the members that are hashed and the two hashes, so
 * that anybody can recompute it (R24, R26). A chain that began before the period begins with the hash of a line that is not in it.
 */
export async function* ledgerLines(req: PayloadRequest, { from, to }: Period): AsyncGenerator<Uint8Array> {
  let after = sql`true`
  for (let isMore = true; isMore;) {
    const executor = await sqlIn(req)
    const { rows } = await executor.execute(sql`
      SELECT id, subject_type, subject_id, sequence, event, actor, amount_cents, currency, data, previous_hash, hash,
        to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at
      FROM ledger
      WHERE at BETWEEN ${startOfDayInParis(from)} AND ${endOfDayInParis(to)} AND ${after}
      ORDER BY subject_type, subject_id, sequence, id LIMIT ${batchSize}`)
    for (const row of rows) yield encoder.encode(`${canonicalJson(lineOf(row))}\n`)
    const last = rows.at(-1)
    isMore = last !== undefined && rows.length === batchSize
    after = sql`(subject_type, subject_id, sequence, id) >
      (${last?.subject_type}::enum_ledger_subject_type, ${last?.subject_id}::varchar, ${last?.sequence}::numeric, ${last?.id}::uuid)`
  }
}

function lineOf(row: Record<string, unknown>): Record<string, unknown> {
  return {
    subject: row.subject_type,
    subjectId: row.subject_id,
    sequence: Number(row.sequence),
    event: row.event,
    actor: row.actor,
    at: row.at,
    amountCents: row.amount_cents === null ? null : Number(row.amount_cents),
    currency: row.currency,
    data: row.data,
    previousHash: row.previous_hash,
    hash: row.hash,
  }
}
