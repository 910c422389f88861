import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** A value of a row; objects are written as JSON. */
export type Value = string | number | boolean | null | object
export type Row = Readonly<Record<string, Value>>

const rowsPerChunk = 500

/**
 * Streams rows into a table with COPY, in the caller's transaction if there is one; rows are made as they are needed.
 *
 * @param rows all with the same columns in the same order; names are column names
 * @returns how many
 */
export async function copyRows(client: pg.Client, table: string, rows: Iterable<Row>): Promise<number> {
  const iterator = rows[Symbol.iterator]()
  const first = iterator.next()
  if (first.done) return 0
  const columns = Object.keys(first.value).map((column) => `"${column}"`)
  const stream = client.query(copyFrom(`COPY "${table}" (${columns.join(', ')}) FROM STDIN`))
  await pipeline(Readable.from(chunks(first.value, iterator)), stream)
  return stream.rowCount
}

function* chunks(first: Row, rest: Iterator<Row>): Generator<string> {
  let lines = [lineOf(first)]
  for (let next = rest.next(); !next.done; next = rest.next()) {
    lines.push(lineOf(next.value))
    if (lines.length < rowsPerChunk) continue
    yield lines.join('')
    lines = []
  }
  yield lines.join('')
}

function lineOf(row: Row): string {
  return `${Object.values(row).map(textOf).join('\t')}\n`
}

/** COPY's text format. */
function textOf(value: Value): string {
  if (value === null) return '\\N'
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return /[\\\t\n\r]/.test(text)
    ? text.replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\n/g, '\\n').replace(/\r/g, '\\r')
    : text
}
