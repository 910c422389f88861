import type pg from 'pg'

import { civilDate } from '../../src/domain/dates/civilDate'
import { step } from '../lib/progress'
import { benchCalendar, type BenchCalendar } from './calendar'
import { copyRows, type Row } from './copyRows'
import {
  benchInvoices,
  benchQuotes,
  noon,
  numberer,
  type BenchInvoice,
  type BenchQuote,
  type Numberer,
} from './documents'
import { benchId } from './ids'
import { benchNote, benchSeries, sizesFor, type Sizes } from './model'
import { clientRow, invoiceRow, lineRows, paymentRows, quoteRow } from './rows'

export type BenchSize = {
  invoices: number
  /** YYYY-MM-DD: the documents lie in the five years before it. */
  today: string
}

/** What a database holds before it is filled: invoices of the bench's series, clients that are somebody's own. */
export async function lookAtBench(client: pg.Client): Promise<{ benchInvoices: number; ownClients: number }> {
  const { rows } = await client.query<{ bench: string; own: string }>(
    `SELECT (SELECT count(*) FROM invoices WHERE series = $1) AS bench,
            (SELECT count(*) FROM clients WHERE notes IS DISTINCT FROM $2) AS own`,
    [benchSeries.invoices, benchNote],
  )
  return { benchInvoices: Number(rows[0]?.bench), ownClients: Number(rows[0]?.own) }
}

/**
 * Fills the database with clients, quotes (half as many as invoices), invoices with their content, and payments, by COPY
 * and in one transaction: all or nothing. Triggers and constraints stay on; ledger, versions and PDFs are left out.
 */
export async function fillBench(client: pg.Client, { invoices, today }: BenchSize): Promise<void> {
  const sizes = sizesFor(invoices)
  const calendar = benchCalendar(civilDate(today))
  await client.query('BEGIN')
  try {
    await step(
      'Clients',
      () => copyRows(client, 'clients', clientRows(sizes, calendar)),
      (count) => `${count} clients`,
    )
    await step(
      'Quotes',
      () => fillQuotes(client, sizes, calendar),
      (lines) => `${sizes.quotes} quotes with ${lines} lines`,
    )
    await step(
      'Invoices',
      () => fillInvoices(client, sizes, calendar),
      (text) => `${sizes.invoices} invoices with ${text}`,
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
  await step('Statistics', () =>
    client.query('VACUUM ANALYZE clients, quotes, quotes_lines, invoices, invoices_lines, payments'),
  )
}

function* clientRows({ clients }: Sizes, calendar: BenchCalendar): Generator<Row> {
  const at = noon(calendar.dayOfRank(0, 1).day)
  for (let rank = 0; rank < clients; rank += 1) yield clientRow(rank, at)
}

/** Small enough to be held in memory beside its lines. */
const batchSize = 5_000

async function fillQuotes(client: pg.Client, sizes: Sizes, calendar: BenchCalendar): Promise<number> {
  const numbers = numberer(benchSeries.quotes)
  let lineCount = 0
  for (const batch of batches(benchQuotes(sizes, calendar, numbers))) {
    await copyRows(client, 'quotes', batch.map(quoteRow))
    lineCount += await copyRows(
      client,
      'quotes_lines',
      batch.flatMap((quote) => lineRows('quote', quote)),
    )
    await leaveDraft(client, 'quote', batch)
  }
  await writeCounters(client, benchSeries.quotes, numbers)
  return lineCount
}

async function fillInvoices(client: pg.Client, sizes: Sizes, calendar: BenchCalendar): Promise<string> {
  const numbers = numberer(benchSeries.invoices)
  let lineCount = 0
  let paymentCount = 0
  for (const batch of batches(benchInvoices(sizes, calendar, numbers))) {
    await copyRows(client, 'invoices', batch.map(invoiceRow))
    lineCount += await copyRows(
      client,
      'invoices_lines',
      batch.flatMap(({ rank, content }) => lineRows('invoice', { rank, lines: content.lines })),
    )
    await leaveDraft(client, 'invoice', batch)
    paymentCount += await copyRows(client, 'payments', paymentsOf(batch, paymentCount))
  }
  await writeCounters(client, benchSeries.invoices, numbers)
  return `${lineCount} lines and ${paymentCount} payments`
}

function paymentsOf(batch: readonly BenchInvoice[], firstRank: number): Row[] {
  const rows: Row[] = []
  for (const invoice of batch) rows.push(...paymentRows(invoice, firstRank + rows.length))
  return rows
}

/** Lines can only be written while their document is a draft: its real state comes after them. */
async function leaveDraft(
  client: pg.Client,
  kind: 'quote' | 'invoice',
  batch: readonly (BenchQuote | BenchInvoice)[],
): Promise<void> {
  for (const state of new Set(batch.map((document) => document.state))) {
    const ids = batch.filter((document) => document.state === state).map(({ rank }) => benchId(kind, rank))
    await client.query(`UPDATE ${kind}s SET state = $1 WHERE id = ANY ($2::uuid[])`, [state, ids])
  }
}

/** The counters say what was given, so that the series could go on (I1). */
async function writeCounters(client: pg.Client, series: string, numbers: Numberer): Promise<void> {
  for (const { year, last } of numbers.last())
    await client.query('INSERT INTO number_counters (series, year, last) VALUES ($1, $2, $3)', [series, year, last])
}

function* batches<T>(items: Iterable<T>): Generator<T[]> {
  let batch: T[] = []
  for (const item of items) {
    batch.push(item)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
