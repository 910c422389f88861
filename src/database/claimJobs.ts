import { sql, type PostgresAdapter } from '@payloadcms/db-postgres'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import { buildQuery } from '@payloadcms/drizzle'
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { JobCancelledError, type UpdateJobs, type UpdateJobsArgs } from 'payload'
import type { JobLease } from './jobLeases'
import type { SqlExecutor } from './lock'

const jobsSlug = 'payload-jobs'

/** Jobs run without our runner (`payload.jobs.run` in a test or a script) have no heartbeat: they get this long. */
const unattendedLeaseMs = 15 * 60_000

type Job = NonNullable<Awaited<ReturnType<UpdateJobs>>>[number]
type AtomicJobs = { jobLeases: AsyncLocalStorage<JobLease>; updateJobs: UpdateJobs }

/**
 * The adapter's `updateJobs`, with which Payload both claims and settles jobs, made safe for any number of workers.
 *
 * Guaranteed: a waiting job is claimed by one caller only (one `UPDATE … FOR UPDATE SKIP LOCKED … RETURNING`), also by
 * `runByID`, which does not take up a running or completed job either. A worker whose lease was taken over (it hung longer
 * than the lease) can no longer write to the job: its log, result or failure is refused and the job stays with its new
 * owner. A failing update rolls its transaction back (Payload 3.90.1 leaves it open, issue 17912).
 *
 * Not guaranteed: that a handler runs once. A worker that hangs or dies after its effect and before its settlement
 * leaves the job to the next one, which runs the handler again: effects carry their own unique key.
 */
export function atomicJobs(db: PostgresAdapter): AtomicJobs {
  const jobLeases = new AsyncLocalStorage<JobLease>()
  const updateInPayload = db.updateJobs.bind(db)

  async function update(args: UpdateJobsArgs): ReturnType<UpdateJobs> {
    if (args.data.processing === true) return claim(db, args, jobLeases.getStore() ?? unattendedLease())
    const lease = jobLeases.getStore()
    if (lease && isHeldBy(lease, args) && !(await stillHolds(db, lease, args))) return refuse(args)
    if (args.data.processing === false) Object.assign(args.data, { leaseOwner: null, leaseUntil: null })
    return updateInPayload(args)
  }

  async function updateJobs(args: UpdateJobsArgs): ReturnType<UpdateJobs> {
    try {
      return await update(args)
    } catch (error) {
      const id = await args.req?.transactionID
      if (id !== undefined) await db.rollbackTransaction(id)
      throw error
    }
  }

  return { jobLeases, updateJobs }
}

function unattendedLease(): JobLease {
  const owner = `unattended:${process.pid}:${randomUUID()}`
  return { owner, durationMs: unattendedLeaseMs, jobIds: new Set(), onClaim: () => undefined }
}

async function claim(db: PostgresAdapter, args: UpdateJobsArgs, lease: JobLease): Promise<Job[]> {
  const transaction = await transactionOf(db, args)
  const { condition, order } = claimable(db, args)
  const limit = args.id === undefined && args.limit ? sql`LIMIT ${args.limit}` : sql``
  const { rows } = await transaction.execute(sql`
    WITH claimable AS (
      SELECT id FROM payload_jobs WHERE ${condition} ORDER BY ${order} ${limit} FOR UPDATE SKIP LOCKED)
    UPDATE payload_jobs SET processing = true, updated_at = now(), lease_owner = ${lease.owner},
      lease_until = now() + ${lease.durationMs} * interval '1 millisecond'
    FROM claimable WHERE payload_jobs.id = claimable.id
    RETURNING payload_jobs.id`)
  const ids = rows.map(({ id }) => String(id))
  if (ids.length === 0) return []
  for (const id of ids) lease.jobIds.add(id)
  lease.onClaim()
  const { docs } = await db.find<Job>({
    collection: jobsSlug,
    where: { id: { in: ids } },
    limit: 0,
    pagination: false,
    ...(args.sort === undefined ? {} : { sort: args.sort }),
    ...(args.req === undefined ? {} : { req: args.req }),
  })
  return docs
}

/** Payload's own condition and order as SQL. A condition on another table cannot be locked and is refused. */
function claimable(db: PostgresAdapter, args: UpdateJobsArgs): { condition: SQL; order: SQL } {
  const fields = db.payload.collections[jobsSlug]?.config.flattenedFields ?? []
  const free = { processing: { not_equals: true } }
  const where =
    args.id === undefined
      ? { and: [args.where, free] }
      : { and: [{ id: { equals: args.id } }, { completedAt: { exists: false } }, free] }
  const query = buildQuery({
    adapter: forBuildQuery(db),
    fields,
    sort: args.sort ?? 'createdAt',
    tableName: 'payload_jobs',
    where,
  })
  if (query.joins.length > 0) throw new Error('Jobs are claimed by their own fields only, not by their log')
  return {
    condition: query.where,
    order: sql.join(
      query.orderBy.map(({ column, order }) => order(column)),
      sql`, `,
    ),
  }
}

/** The same object: buildQuery's type spells an absent optional field as undefined, Payload's adapter type omits it. */
function forBuildQuery(db: PostgresAdapter): Parameters<typeof buildQuery>[0]['adapter'] {
  return db as unknown as Parameters<typeof buildQuery>[0]['adapter']
}

function isHeldBy(lease: JobLease, args: UpdateJobsArgs): boolean {
  return args.id !== undefined && lease.jobIds.has(String(args.id))
}

/** Locks the job's row until the update is committed, so that the lease cannot be taken over in between. */
async function stillHolds(db: PostgresAdapter, lease: JobLease, args: UpdateJobsArgs): Promise<boolean> {
  const transaction = await transactionOf(db, args)
  const { rows } = await transaction.execute(sql`
    SELECT id FROM payload_jobs WHERE id = ${args.id} AND processing AND lease_owner = ${lease.owner} FOR UPDATE`)
  return rows.length === 1
}

/**
 * Payload answers a cancellation with one more update, the only kind that empties `completedAt`: that one is dropped,
 * everything before it is stopped by the cancellation.
 */
function refuse({ id, data }: UpdateJobsArgs): null {
  if (data.completedAt === null) return null
  throw new JobCancelledError(`The lease on job ${id} was lost: another worker has it now`)
}

async function transactionOf(db: PostgresAdapter, { req }: UpdateJobsArgs): Promise<SqlExecutor> {
  const transaction = db.sessions[String(await req?.transactionID)]?.db
  if (!transaction || !('execute' in transaction)) throw new Error('updateJobs needs the transaction Payload opens')
  return transaction
}
