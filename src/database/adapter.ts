import { postgresAdapter, type PostgresAdapter } from '@payloadcms/db-postgres'
import path from 'node:path'
import type { Pool, PoolConfig } from 'pg'
import type { BasePayload, DatabaseAdapterObj } from 'payload'
import { databaseOf } from './database'
import { atomicJobs } from './claimJobs'
import { safeTransactions } from './safeTransactions'

export type PostgresOptions = {
  /** postgres://user:password@host:port/database */
  uri: string
  /** What this process is, for `pg_stat_activity`: `web`, `worker`, `test` … */
  role: string
  /** Connections this process may hold at most. */
  poolMax: number
}

/**
 * Payload's Postgres adapter with what it lacks (architecture rule 1): honest transactions and `afterCommit`
 * (safeTransactions.ts), atomic job claims with leases (claimJobs.ts), time-outs on everything that can wait, a pool
 * that survives a restart of Postgres and uses all its connections. Ids are uuidv7. The schema changes by migrations
 * only, and only through `migrateUnderLock`: connecting never migrates and never prompts.
 */
export function postgresWithGuarantees(options: PostgresOptions): DatabaseAdapterObj<PostgresAdapter> {
  const adapter = postgresAdapter({
    idType: 'uuidv7',
    push: false,
    disableCreateDatabase: true,
    migrationDir: path.resolve('src/database/migrations'),
    pool: poolSettings(options),
  })
  return {
    ...adapter,
    init(args) {
      const db = adapter.init(args)
      return Object.assign(db, safeTransactions(db), atomicJobs(db), { connect: connectThrough(db) })
    },
  }
}

/** Ends the pool of a payload that is no longer used; `payload.destroy()` leaves it open. */
export async function closePool(payload: BasePayload): Promise<void> {
  await databaseOf(payload).pool.end()
}

/** A forgotten `req` (a hook that waits for its own transaction) becomes an error instead of a hang (platform.md §1.6). */
function poolSettings({ uri, role, poolMax }: PostgresOptions): PoolConfig {
  return {
    connectionString: uri,
    application_name: `tu-${role}`,
    max: poolMax,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 15_000,
    lock_timeout: 4_000,
    idle_in_transaction_session_timeout: 20_000,
  }
}

/** Connects with our own pool: Payload's would keep one connection for itself and die with the first lost one. */
function connectThrough(db: PostgresAdapter): NonNullable<PostgresAdapter['connect']> {
  const connect = db.connect?.bind(db)
  if (!connect) throw new Error('The Postgres adapter has no connect: its version is not the pinned one')
  return async (options) => {
    await openPool(db)
    await connect(options)
  }
}

async function openPool(db: PostgresAdapter): Promise<void> {
  if (isOpen(db.pool)) return
  const pool = new db.pg.Pool(db.poolOptions)
  const log = (error: Error): void => db.payload.logger.warn({ err: error, msg: 'A database connection was lost' })
  pool.on('error', log)
  // A client in use has no listener of its own: without this one a lost connection ends the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  try {
    const client = await pool.connect()
    client.release()
  } catch (error) {
    await pool.end()
    throw new Error('Cannot connect to Postgres', { cause: error })
  }
  db.pool = pool
}

/** Before the first connection the field is undefined, whatever its type says. */
function isOpen(pool: Pool | undefined): boolean {
  return pool !== undefined && !pool.ended
}
