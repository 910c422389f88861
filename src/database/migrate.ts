import { sql, type MigrateUpArgs, type PostgresAdapter } from '@payloadcms/db-postgres'
import type { BasePayload, Migration } from 'payload'
import { databaseOf, type Database } from './database'
import { advisoryLockKeys } from './lock'

/** The migrations of `src/database/migrations/index.ts`. */
export type Migrations = NonNullable<PostgresAdapter['prodMigrations']>

/**
 * Brings the database to the newest schema. Servers that start at the same time wait for each other: the first one
 * migrates, the others find nothing to do. Call it before anything is served. Never prompts; a migration may take as
 * long as it needs.
 *
 * `andThen` is work on the new schema that only one server may do at a time, such as filling an empty database: it runs
 * under the same lock.
 *
 * A migration that fails is rolled back and logged, and ends the process (Payload's `migrate` does): a server must not
 * run on half a schema.
 *
 * @throws when the schema was made by Payload's development push, which no migration can continue
 */
export async function migrateUnderLock(
  payload: BasePayload,
  migrations: Migrations,
  andThen?: () => Promise<void>,
): Promise<void> {
  const db = databaseOf(payload)
  const { connectionString } = db.poolOptions
  const client = new db.pg.Client({ connectionString, application_name: 'tu-migrate' })
  client.on('error', (error) =>
    payload.logger.warn({ err: error, msg: 'The connection with the migration lock was lost' }),
  )
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1, $2)', [...advisoryLockKeys('migrations')])
    await refusePushedSchema(db)
    await db.migrate({ migrations: migrations.map(withoutTimeouts) })
    await andThen?.()
  } finally {
    await client.end()
  }
}

async function refusePushedSchema(db: Database): Promise<void> {
  const { rows: tables } = await db.drizzle.execute(sql`SELECT to_regclass('payload_migrations') IS NOT NULL AS found`)
  if (tables[0]?.found !== true) return
  const { rows } = await db.drizzle.execute(sql`SELECT 1 FROM payload_migrations WHERE batch = -1 LIMIT 1`)
  if (rows.length > 0)
    throw new Error('This database was made by a development push (payload_migrations.batch = -1): use an empty one')
}

function withoutTimeouts({ name, up, down }: Migrations[number]): Migration {
  return {
    name,
    up: async (unknownArgs) => {
      const args = migrateArgs(unknownArgs)
      await args.db.execute(sql`SET LOCAL statement_timeout = 0`)
      await args.db.execute(sql`SET LOCAL lock_timeout = '60s'`)
      await up(args)
    },
    down: async (unknownArgs) => down(migrateArgs(unknownArgs)),
  }
}

/** Payload calls the migrations of its Postgres adapter with `{ db, payload, req }`, and types that as unknown. */
function migrateArgs(args: unknown): MigrateUpArgs {
  return args as MigrateUpArgs
}
