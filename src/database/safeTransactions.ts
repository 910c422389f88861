import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { NodePgSession, NodePgTransaction } from '@payloadcms/db-postgres/drizzle/node-postgres'
import { PgDialect, type PgTransactionConfig } from '@payloadcms/db-postgres/drizzle/pg-core'
import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'

/** What somebody wants done once a transaction is safely committed. */
export type CommitAction = () => void | Promise<void>

type TransactionId = number | string | Promise<number | string>
type Transactions = {
  commitActions: Map<string, CommitAction[]>
  beginTransaction(options?: PgTransactionConfig): Promise<string>
  commitTransaction(incoming: TransactionId): Promise<void>
  rollbackTransaction(incoming: TransactionId): Promise<void>
}

/**
 * The three transaction functions of a Payload adapter, made honest (architecture rule 1; Payload 3.90.1 keeps quiet
 * in all of these cases):
 * - a commit of a transaction that was rolled back inside (a nested operation failed and was swallowed) is an error;
 * - a COMMIT that Postgres refuses, or answers with ROLLBACK because a statement failed before, is an error;
 * - a statement sent through a transaction that is over is an error: it never lands in a stranger's transaction;
 * - a connection that is found dead at BEGIN is replaced, and not lost to the pool.
 *
 * Not covered: what Payload writes with the same `req` after a swallowed failure runs outside of the dead transaction
 * and stays. The caller gets the error, the orphan row remains: never swallow (platform.md §0.2).
 */
export function safeTransactions(db: PostgresAdapter): Transactions {
  const commitActions: Transactions['commitActions'] = new Map()

  async function beginTransaction(options?: PgTransactionConfig): Promise<string> {
    await db.initializing
    const client = await begin(db, beginStatement(options))
    const id = randomUUID()
    db.sessions[id] = openSession(db, client)
    commitActions.set(id, [])
    return id
  }

  async function close(incoming: TransactionId): Promise<{ session: Session; actions: CommitAction[] } | null> {
    const id = String(await incoming)
    const session = db.sessions[id]
    if (!session) return null
    const actions = commitActions.get(id) ?? []
    commitActions.delete(id)
    delete db.sessions[id]
    return { session, actions }
  }

  async function commitTransaction(incoming: TransactionId): Promise<void> {
    const open = await close(incoming)
    if (!open) throw new Error('This transaction was rolled back earlier by a failure inside it: nothing was saved')
    await open.session.resolve()
    void runInOrder(open.actions, db)
  }

  async function rollbackTransaction(incoming: TransactionId): Promise<void> {
    const open = await close(incoming)
    await open?.session.reject()
  }

  return { commitActions, beginTransaction, commitTransaction, rollbackTransaction }
}

type Session = PostgresAdapter['sessions'][string]

function openSession(db: PostgresAdapter, client: PoolClient): Session {
  let isOver = false
  const { schema, fullSchema, tableNamesMap } = db.drizzle._
  const relations = schema ? { schema, fullSchema, tableNamesMap } : undefined
  const dialect = new PgDialect()
  const logger = typeof db.logger === 'object' ? { logger: db.logger } : {}
  const session = new NodePgSession(
    fencedClient(client, () => isOver),
    dialect,
    relations,
    logger,
  )
  return {
    db: new NodePgTransaction(dialect, session, relations),
    resolve: async () => {
      isOver = true
      await commit(client)
    },
    reject: async () => {
      isOver = true
      await rollback(client)
    },
  }
}

/** A pooled connection may have died unnoticed (Postgres restarted); nothing has happened yet, so another one is tried. */
async function begin({ pool }: PostgresAdapter, statement: string): Promise<PoolClient> {
  for (let attempt = 1; ; attempt += 1) {
    const client = await pool.connect()
    try {
      await client.query(statement)
      return client
    } catch (error) {
      client.release(true)
      if (attempt === 3) throw new Error('Cannot begin a transaction', { cause: error })
    }
  }
}

function beginStatement(options: PgTransactionConfig | undefined): string {
  if (!options) return 'BEGIN'
  const words = ['BEGIN']
  if (options.isolationLevel) words.push(`ISOLATION LEVEL ${options.isolationLevel}`)
  if (options.accessMode) words.push(options.accessMode)
  if (options.deferrable !== undefined) words.push(options.deferrable ? 'DEFERRABLE' : 'NOT DEFERRABLE')
  return words.join(' ')
}

/** After the end of a transaction its client belongs to somebody else; late statements must not reach it. */
function fencedClient(client: PoolClient, isOver: () => boolean): PoolClient {
  return new Proxy(client, {
    get(target, key) {
      if (key === 'query' && isOver())
        return () => Promise.reject(new Error('This transaction is over; a late statement was refused'))
      const value: unknown = Reflect.get(target, key)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('COMMIT').catch((error: unknown) => {
    client.release(true)
    throw error
  })
  client.release()
  // Postgres answers a COMMIT of a failed transaction with success and the word ROLLBACK.
  if (command !== 'COMMIT') throw new Error('A statement of this transaction had failed: nothing was saved')
}

/** Never throws: a connection that cannot say ROLLBACK is closed, which says the same. */
async function rollback(client: PoolClient): Promise<void> {
  try {
    await client.query('ROLLBACK')
    client.release()
  } catch {
    client.release(true)
  }
}

async function runInOrder(actions: CommitAction[], db: PostgresAdapter): Promise<void> {
  for (const action of actions) {
    try {
      await action()
    } catch (error) {
      db.payload.logger.error({ err: error, msg: 'Something to do after a commit failed' })
    }
  }
}
