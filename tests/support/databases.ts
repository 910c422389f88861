import { randomUUID } from 'node:crypto'
import { Client, type QueryResultRow } from 'pg'

/** The same server, another database. */
export function databaseUri(serverUri: string, database: string): string {
  const uri = new URL(serverUri)
  uri.pathname = `/${database}`
  return uri.href
}

/** A new database, empty or a copy of `template`; answers with its address. */
export async function createDatabase(serverUri: string, { template }: { template?: string } = {}): Promise<string> {
  const name = `tu_${randomUUID().replaceAll('-', '')}`
  await query(serverUri, `CREATE DATABASE ${name} ${template ? `TEMPLATE ${template}` : ''}`)
  return databaseUri(serverUri, name)
}

/** Drops a database of `createDatabase`, whoever is still connected to it. */
export async function dropDatabase(uri: string): Promise<void> {
  const name = new URL(uri).pathname.slice(1)
  await query(databaseUri(uri, 'postgres'), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
}

/** One statement on a connection of its own, outside of everything that is tested. */
export async function query<Row extends QueryResultRow>(
  uri: string,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: uri })
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}
