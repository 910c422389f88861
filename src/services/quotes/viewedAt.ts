import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { sqlIn } from '../../database/lock'

/**
 * When a person first saw a version through a signer's link, as evidence tells it (S4); null when nobody is known to.
 *
 * @returns ISO 8601, UTC
 */
export async function viewedAt(
  req: PayloadRequest,
  { versionId, email }: { versionId: string; email: string },
): Promise<string | null> {
  const { rows } = await (
    await sqlIn(req)
  ).execute(sql`
    SELECT first_at FROM quote_visits
     WHERE version_id = ${versionId} AND lower(email) = lower(${email}) AND kind = 'viewed'
     ORDER BY first_at LIMIT 1`)
  const firstAt = rows[0]?.first_at
  return firstAt instanceof Date || typeof firstAt === 'string' ? new Date(firstAt).toISOString() : null
}
