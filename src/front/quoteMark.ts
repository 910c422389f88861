import { createHash } from 'node:crypto'
import { Pool } from 'pg'

import { civilDateInParis } from '../domain/dates/civilDate'

/** Of its own: the pages' pool belongs to another bundle of the same process. */
let pool: Pool | null = null

/** A database that does not answer must not hold the page up: Next's own then says so. */
const patience = { connectionTimeoutMillis: 2_000, query_timeout: 2_000 }

function poolOf(uri: string): Pool {
  pool ??= new Pool({
    connectionString: uri,
    max: 2,
    idleTimeoutMillis: 10_000,
    allowExitOnIdle: true,
    ...patience,
  }).on(
    'error',
    () => undefined, // an idle connection that broke is replaced by the next query
  )
  return pool
}

/**
 * A text that changes whenever the page of a quote's link would look different: the rows that it shows, and the day in
 * Paris (Q3). One indexed query by the token's hash; null when the link opens nothing.
 *
 * @throws when the database does not answer
 */
export async function quoteMark(token: string, now: Date): Promise<string | null> {
  const uri = process.env['DATABASE_URI']
  if (!uri) return null
  const { rows } = await poolOf(uri).query<{ mark: string }>({
    name: 'quote-mark',
    text: `SELECT concat_ws('|', q.id, q.state, q.updated_at, v.id, v.updated_at, a.updated_at, p.updated_at,
                             (SELECT count(*) FROM signatures s WHERE s.version_id = v.id),
                             (SELECT max(m.updated_at) FROM payments m WHERE m.quote_id = q.id)) AS mark
             FROM signing_links l
             JOIN quotes q ON q.id = l.quote_id
             JOIN quote_versions v ON v.id = q.current_version_id
             LEFT JOIN acceptances a ON a.quote_id = q.id
             LEFT JOIN projects p ON p.quote_id = q.id
            WHERE l.token_hash = $1
            LIMIT 1`,
    values: [createHash('sha256').update(token).digest('hex')],
  })
  const mark = rows[0]?.mark
  return mark === undefined ? null : `${mark}|${civilDateInParis(now.toISOString())}`
}
