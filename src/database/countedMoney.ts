import { sql } from '@payloadcms/db-postgres'
import type { SQL } from '@payloadcms/db-postgres/drizzle'

/**
 * Whether a row of `payments` counts towards its invoice, as a condition (P4): money that came and was not contested, and money
 * that went back of it. A refund of a payment that does not count itself, because its bank took all of it back, counts for nothing.
 *
 * @param alias the name of `payments` in the query
 */
export function countedMoney(alias: string): SQL {
  const row = sql.identifier(alias)
  return sql`(${row}.state IN ('succeeded', 'refunded') AND NOT EXISTS (
    SELECT 1 FROM payments came WHERE came.id = ${row}.refund_of_id AND came.state NOT IN ('succeeded', 'refunded')))`
}
