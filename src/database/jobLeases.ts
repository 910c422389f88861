import { sql, type PostgresAdapter } from '@payloadcms/db-postgres'

/**
 * The right of one `payload.jobs.run` call to work on the jobs that it claims. It holds until `lease_until`; whoever
 * runs jobs extends it in time (`extendLeases`), whoever finds it expired gives the job to the next (`reapJobs`).
 */
export type JobLease = {
  /** Unique per call, readable in the admin: `worker:4711:uuid`. */
  readonly owner: string
  readonly durationMs: number
  /** Filled by the claim. */
  readonly jobIds: Set<string>
  readonly onClaim: () => void
}

/** A job that took its worker down this often is given up: it would take down the next one, too. */
const maxInterruptions = 5

type Db = Pick<PostgresAdapter, 'drizzle'>

/** Extends the leases of these owners to `durationMs` from now on the database's clock. */
export async function extendLeases(db: Db, owners: readonly string[], durationMs: number): Promise<void> {
  if (owners.length === 0) return
  await db.drizzle.execute(sql`
    UPDATE payload_jobs SET lease_until = now() + ${durationMs} * interval '1 millisecond'
    WHERE processing AND lease_owner IN ${[...owners]}`)
}

/** Gives unfinished jobs back, so that another worker takes them up at once. */
export async function releaseLeases(db: Db, owners: readonly string[]): Promise<void> {
  if (owners.length === 0) return
  await db.drizzle.execute(sql`
    UPDATE payload_jobs SET processing = false, lease_owner = NULL, lease_until = NULL
    WHERE processing AND lease_owner IN ${[...owners]}`)
}

/**
 * Frees the jobs of workers that died or hang: their lease is over. A job that was interrupted five times fails for
 * good. Any number of workers may do this at the same time.
 *
 * @returns how many jobs can be taken up again
 */
export async function reapJobs(db: Db): Promise<number> {
  const { rows } = await db.drizzle.execute(sql`
    WITH lost AS (
      SELECT id, coalesce(interruptions, 0) + 1 AS interruptions FROM payload_jobs
      WHERE processing AND (lease_until IS NULL OR lease_until < now())
      FOR UPDATE SKIP LOCKED)
    UPDATE payload_jobs SET processing = false, lease_owner = NULL, lease_until = NULL, updated_at = now(),
      interruptions = lost.interruptions,
      has_error = coalesce(has_error, false) OR lost.interruptions >= ${maxInterruptions},
      error = CASE WHEN lost.interruptions >= ${maxInterruptions}
        THEN jsonb_build_object('name', 'JobInterrupted', 'message', 'interrupted too often', 'cancelled', false)
        ELSE error END
    FROM lost WHERE payload_jobs.id = lost.id
    RETURNING has_error`)
  return rows.filter((row) => row.has_error !== true).length
}
