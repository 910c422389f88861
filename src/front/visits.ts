import { createHash } from 'node:crypto'
import { Pool } from 'pg'

import { longestUserAgent, type QuoteVisitKind } from '../domain/quotes/visits'

/** One reading of a quote's page, of which only the server's answer is certain. */
export type PageVisit = {
  token: string
  kind: Exclude<QuoteVisitKind, 'viewed'>
  userAgent: string | null
  at: Date
}

type Counted = { tokenHash: string; kind: PageVisit['kind']; count: number; firstAt: Date; lastAt: Date; agent: string }
type Batch = { visits: Map<string, Counted>; written: Promise<void>; writeNow: () => void }

const writeEveryMs = 1_000
/** Of different links; a link that is asked for over and over takes one row. */
const mostPerBatch = 50

let batch: Batch | null = null

/**
 * Counts one reading of a quote's page (S4): in memory, together with all of the same second, then in one statement. Links
 * that open nothing are left out there. A process killed at once (kill −9), and a database that does not answer, lose
 * that second's counts: a reading is no reason to hold a page up or to fail.
 *
 * @returns when it is written, or lost; never rejects
 */
export function countVisit({ token, kind, userAgent, at }: PageVisit): Promise<void> {
  batch ??= startBatch()
  const { visits, written, writeNow } = batch
  const tokenHash = createHash('sha256').update(token).digest('hex')
  const key = `${tokenHash} ${kind}`
  const before = visits.get(key)
  visits.set(key, {
    tokenHash,
    kind,
    count: (before?.count ?? 0) + 1,
    firstAt: before?.firstAt ?? at,
    lastAt: at,
    agent: (userAgent ?? '').slice(0, longestUserAgent),
  })
  if (visits.size >= mostPerBatch) writeNow()
  return written
}

function startBatch(): Batch {
  const visits = new Map<string, Counted>()
  let writeNow = (): void => undefined
  const isTime = new Promise<void>((resolve) => {
    const timer = setTimeout(() => writeNow(), writeEveryMs)
    writeNow = () => {
      clearTimeout(timer)
      batch = null
      resolve()
    }
  })
  const written = isTime.then(() => write([...visits.values()])).catch(() => undefined)
  return { visits, written, writeNow }
}

/** Of its own, like that of the quote's mark: no reader waits for it, and it holds nobody's connection. */
let pool: Pool | null = null

function poolOf(uri: string): Pool {
  pool ??= new Pool({
    connectionString: uri,
    max: 1,
    idleTimeoutMillis: 10_000,
    allowExitOnIdle: true,
    connectionTimeoutMillis: 2_000,
    query_timeout: 4_000,
    statement_timeout: 3_000,
  }).on(
    'error',
    () => undefined, // an idle connection that broke is replaced by the next query
  )
  return pool
}

async function write(visits: readonly Counted[]): Promise<void> {
  const uri = process.env['DATABASE_URI']
  if (!uri) return
  await poolOf(uri).query({
    name: 'quote-visits',
    text: `INSERT INTO quote_visits AS known
                  (id, quote_id, version_id, email, kind, count, first_at, last_at, user_agent)
           SELECT gen_random_uuid(), l.quote_id, q.current_version_id, l.email, seen.kind::enum_quote_visits_kind,
                  seen.count, seen.first_at, seen.last_at, nullif(seen.agent, '')
             FROM unnest($1::text[], $2::text[], $3::int[], $4::timestamptz[], $5::timestamptz[], $6::text[])
                  AS seen (token_hash, kind, count, first_at, last_at, agent)
             JOIN signing_links l ON l.token_hash = seen.token_hash
             JOIN quotes q ON q.id = l.quote_id
            WHERE q.current_version_id IS NOT NULL
            ORDER BY l.id, seen.kind
               ON CONFLICT (version_id, email, kind) DO UPDATE
              SET count = known.count + EXCLUDED.count,
                  last_at = greatest(known.last_at, EXCLUDED.last_at),
                  user_agent = EXCLUDED.user_agent,
                  updated_at = EXCLUDED.last_at`,
    values: [
      visits.map(({ tokenHash }) => tokenHash),
      visits.map(({ kind }) => kind),
      visits.map(({ count }) => count),
      visits.map(({ firstAt }) => firstAt.toISOString()),
      visits.map(({ lastAt }) => lastAt.toISOString()),
      visits.map(({ agent }) => agent),
    ],
  })
}
