import { sql } from '@payloadcms/db-postgres'
import type { Payload, PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { databaseOf } from '../../database/database'
import { lockRow, sqlIn } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { DomainError } from '../../domain/errors'
import { longestUserAgent } from '../../domain/quotes/visits'
import { requestOf } from '../guest'
import { appendToLedger } from '../ledger/append'
import { takeFromLimit } from '../limits'
import { tokenHash } from './link'

/** What the page tells; `isStaff`: their session came with it, so no client has read anything. */
export type ToldView = { token: string; versionHash: string; isStaff: boolean; userAgent: string | null }

type Link = { id: string; quoteId: string; email: string }
type Shown = { versionId: string; version: number; isAgencys: boolean }

/**
 * Records that a person saw the version that a link shows (S4): counted for each time, told to the ledger once per version
 * and signer, and noted on the quote when it is the first time of a client. Says nothing of a version that is not the
 * current one, nor of a quote that waits for no signature. Past 20 times per hour and link nothing is counted any more.
 *
 * @throws {DomainError} `quote.unknown`
 */
export async function recordView(payload: Payload, view: ToldView): Promise<void> {
  const now = nowOf(payload)
  const link = await linkBehind(payload, view.token)
  if (!link) throw new DomainError('quote.unknown')
  if ((await takeFromLimit(payload, { bucket: `quote-view:${link.id}`, most: 20, seconds: 3_600, now })) > 0) return
  const req = await requestOf(payload, { kind: 'guest', email: link.email })
  await inTransaction(req, async () => {
    if (!(await lockRow(req, 'quotes', link.quoteId))) return
    const shown = await shownVersion(req, { link, versionHash: view.versionHash })
    if (!shown) return
    const isFirst = await count(req, { link, shown, view, now })
    if (isFirst && !view.isStaff) await tell(req, { link, shown, now })
  })
}

async function linkBehind(payload: Payload, token: string): Promise<Link | null> {
  const { rows } = await databaseOf(payload).drizzle.execute(
    sql`SELECT id, quote_id, email FROM signing_links WHERE token_hash = ${tokenHash(token)}`,
  )
  const [row] = rows
  return row ? { id: String(row.id), quoteId: String(row.quote_id), email: String(row.email) } : null
}

/** Under the quote's lock; null when the page showed what nobody can sign any more. */
async function shownVersion(
  req: PayloadRequest,
  { link, versionHash }: { link: Link; versionHash: string },
): Promise<Shown | null> {
  const { rows } = await (
    await sqlIn(req)
  ).execute(sql`
    SELECT v.id, v.version,
           EXISTS (SELECT 1 FROM jsonb_array_elements(v.content->'signers') signer
                    WHERE lower(signer->>'email') = lower(${link.email}) AND signer->>'side' = 'agency') AS is_agencys
      FROM quotes q JOIN quote_versions v ON v.id = q.current_version_id
     WHERE q.id = ${link.quoteId} AND q.state IN ('sent', 'partially-signed') AND v.sha256 = ${versionHash}`)
  const [row] = rows
  return row ? { versionId: String(row.id), version: Number(row.version), isAgencys: row.is_agencys === true } : null
}

/**
 * The page that tells of staff was itself counted when it was read (front/visits), so they are not counted twice.
 *
 * @returns whether it is the first of its kind
 */
async function count(
  req: PayloadRequest,
  { link, shown, view, now }: { link: Link; shown: Shown; view: ToldView; now: Date },
): Promise<boolean> {
  const at = now.toISOString()
  const agent = view.userAgent?.slice(0, longestUserAgent) ?? null
  const { rows } = await (
    await sqlIn(req)
  ).execute(sql`
    INSERT INTO quote_visits AS known
           (id, quote_id, version_id, email, kind, count, first_at, last_at, user_agent)
    VALUES (gen_random_uuid(), ${link.quoteId}, ${shown.versionId}, ${link.email}, ${view.isStaff ? 'staff' : 'viewed'},
            1, ${at}, ${at}, ${agent})
        ON CONFLICT (version_id, email, kind) DO UPDATE
       SET count = known.count + ${view.isStaff ? 0 : 1},
           last_at = greatest(known.last_at, EXCLUDED.last_at),
           user_agent = EXCLUDED.user_agent,
           updated_at = EXCLUDED.last_at
     RETURNING xmax = 0 AS is_first`)
  return rows[0]?.is_first === true
}

/** The agency's own signer reads too, but only a client's reading makes the quote one that was seen. */
async function tell(req: PayloadRequest, { link, shown, now }: { link: Link; shown: Shown; now: Date }): Promise<void> {
  const at = now.toISOString()
  if (!shown.isAgencys) {
    await (
      await sqlIn(req)
    ).execute(
      sql`UPDATE quotes SET viewed_at = ${at}, updated_at = ${at} WHERE id = ${link.quoteId} AND viewed_at IS NULL`,
    )
  }
  await appendToLedger(req, {
    subject: 'quote',
    subjectId: link.quoteId,
    event: 'quote.viewed',
    data: { version: shown.version, email: link.email },
  })
}
