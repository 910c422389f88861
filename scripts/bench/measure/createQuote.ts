import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { z } from 'zod'
import { quoteLines } from './quoteLines'
import type { Row } from './report'
import type { Stage } from './stage'
import { oneAfterTheOther, type Timing } from './timing'

const rounds = { warmUp: 10, times: 100 }

/** A draft of ten lines over REST, beside the INSERTs of the very rows that it leaves, in one transaction. */
export async function createQuote(stage: Stage): Promise<Row> {
  const product = await oneAfterTheOther(rounds, () => postQuote(stage))
  const floor = await insertCopies(stage.databaseUri, await postQuote(stage))
  return { kind: 'timing', name: 'Create a quote of 10 lines', product, floor }
}

const created = z.object({ doc: z.object({ id: z.uuid() }) })

/** @returns the new quote's id */
async function postQuote({ webUrl, staffHeaders, clientId, contactId }: Stage): Promise<string> {
  const answer = await fetch(`${webUrl}/api/quotes`, {
    method: 'POST',
    headers: { ...staffHeaders, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      title: 'Refonte du site',
      client: clientId,
      language: 'fr',
      lines: quoteLines.slice(0, 10),
      signers: [{ contact: contactId }],
    }),
  })
  if (answer.status !== 201) throw new Error(`POST /api/quotes: ${answer.status} ${await answer.text()}`)
  return created.parse(await answer.json()).doc.id
}

/** Where a new draft leaves rows, and the column that holds the quote's id there. */
const traces = [
  { table: 'quotes', key: 'id' },
  { table: 'quotes_lines', key: '_parent_id' },
  { table: 'quotes_signers', key: '_parent_id' },
  { table: 'ledger', key: 'subject_id' },
] as const

async function insertCopies(databaseUri: string, quoteId: string): Promise<Timing> {
  const client = new pg.Client({ connectionString: databaseUri })
  await client.connect()
  try {
    const tables: TableRows[] = []
    for (const trace of traces) tables.push(await readRows(client, { ...trace, quoteId }))
    return await oneAfterTheOther(rounds, () => insertAll(client, { tables, quoteId }))
  } finally {
    await client.end()
  }
}

/** Rows of one table as text, which Postgres reads back into any type. */
type TableRows = { table: string; columns: string[]; rows: (string | null)[][] }

async function readRows(
  client: pg.Client,
  { table, key, quoteId }: (typeof traces)[number] & { quoteId: string },
): Promise<TableRows> {
  const { fields } = await client.query(`select * from ${table} limit 0`)
  const columns = fields.map(({ name }) => client.escapeIdentifier(name))
  const { rows } = await client.query<(string | null)[]>({
    text: `select ${columns.map((column) => `${column}::text`).join(', ')} from ${table} where ${key} = $1`,
    values: [quoteId],
    rowMode: 'array',
  })
  if (rows.length === 0) throw new Error(`A new quote leaves nothing in ${table}`)
  return { table, columns, rows }
}

async function insertAll(
  client: pg.Client,
  { tables, quoteId }: { tables: readonly TableRows[]; quoteId: string },
): Promise<void> {
  const copyId = randomUUID()
  await client.query('begin')
  for (const { table, columns, rows } of tables) {
    const values = rows.flatMap((row) => copyOf(row, { columns, quoteId, copyId }))
    await client.query(`insert into ${table} (${columns.join(', ')}) values ${placeholders(rows)}`, values)
  }
  await client.query('commit')
}

type Copy = { columns: readonly string[]; quoteId: string; copyId: string }

/** What no two rows may share. */
const unique = ['"id"', '"hash"']

/** The same row for another quote: what it points at is kept. */
function copyOf(row: readonly (string | null)[], { columns, quoteId, copyId }: Copy): (string | null)[] {
  return row.map((value, column) => {
    if (value === quoteId) return copyId
    return unique.includes(columns[column] ?? '') ? randomUUID() : value
  })
}

/** `($1, $2), ($3, $4)` for two rows of two columns. */
function placeholders(rows: readonly (string | null)[][]): string {
  let last = 0
  return rows.map((row) => `(${row.map(() => `$${(last += 1)}`).join(', ')})`).join(', ')
}
