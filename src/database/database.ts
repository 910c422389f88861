import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { AsyncLocalStorage } from 'node:async_hooks'
import type { BasePayload } from 'payload'
import type { JobLease } from './jobLeases'
import type { CommitAction } from './safeTransactions'

/** Our state lives on the adapter: Next bundles this folder more than once, Payload's instance exists once. */
export type Database = PostgresAdapter & {
  /** Per open transaction, in order of registration. */
  commitActions: Map<string, CommitAction[]>
  /** The lease under which the running code claims and settles jobs. */
  jobLeases: AsyncLocalStorage<JobLease>
}

/**
 * `payload.db` with its real type. Payload types it as an interface that exactOptionalPropertyTypes cannot read; both
 * fields are put there together by `postgresWithGuarantees` and by nobody else.
 *
 * @throws when this payload was configured with another adapter
 */
export function databaseOf({ db }: Pick<BasePayload, 'db'>): Database {
  if (!('jobLeases' in db && 'commitActions' in db)) throw new Error('payload.db is not from postgresWithGuarantees')
  return db as unknown as Database
}
