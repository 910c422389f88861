import { sql } from '@payloadcms/db-postgres'
import type { NodePgDatabase } from '@payloadcms/db-postgres/drizzle/node-postgres'
import type { PayloadRequest } from 'payload'
import { databaseOf } from './database'

/** Runs a drizzle `sql` statement and answers with the rows of node-postgres. */
export type SqlExecutor = Pick<NodePgDatabase<Record<string, unknown>>, 'execute'>

/** Our advisory locks, all under the first key 7101; a number is never used twice. */
const advisoryLocks = { migrations: 1, schedules: 2 } as const
export type AdvisoryLock = keyof typeof advisoryLocks

/** The two arguments of Postgres' advisory lock functions for one of our locks. */
export function advisoryLockKeys(lock: AdvisoryLock): readonly [number, number] {
  return [7101, advisoryLocks[lock]]
}

/** Where to run SQL so that it belongs to the transaction of `req`; the pool when `req` has none. */
export async function sqlIn(req: PayloadRequest): Promise<SqlExecutor> {
  return (await openTransactionOf(req)) ?? databaseOf(req.payload).drizzle
}

/**
 * Locks one row until the end of the transaction (`SELECT … FOR UPDATE`): the first thing every write to a quote, an
 * invoice or a payment does (architecture rule 2).
 *
 * @param table database name, such as `quotes`
 * @returns whether the row exists
 * @throws outside of a transaction, and when the lock is not free within the pool's `lock_timeout`
 */
export async function lockRow(req: PayloadRequest, table: string, id: string): Promise<boolean> {
  const transaction = await openTransactionOf(req)
  if (!transaction) throw new Error(`lockRow: locking a row of ${table} needs a transaction`)
  const { rows } = await transaction.execute(sql`SELECT id FROM ${sql.identifier(table)} WHERE id = ${id} FOR UPDATE`)
  return rows.length === 1
}

/**
 * Takes one of our advisory locks until the end of the transaction, without waiting.
 *
 * @returns whether it was free
 * @throws outside of a transaction
 */
export async function tryAdvisoryLock(req: PayloadRequest, lock: AdvisoryLock): Promise<boolean> {
  const transaction = await openTransactionOf(req)
  if (!transaction) throw new Error(`tryAdvisoryLock: ${lock} needs a transaction`)
  const [first, second] = advisoryLockKeys(lock)
  const { rows } = await transaction.execute(sql`SELECT pg_try_advisory_xact_lock(${first}, ${second}) AS taken`)
  return rows[0]?.taken === true
}

async function openTransactionOf(req: PayloadRequest): Promise<SqlExecutor | null> {
  const id = await req.transactionID
  if (id === undefined) return null
  const transaction = databaseOf(req.payload).sessions[String(id)]?.db
  if (!transaction || !('execute' in transaction)) throw new Error('The transaction of this request is already over')
  return transaction
}
