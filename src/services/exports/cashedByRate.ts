import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { countedMoney } from '../../database/countedMoney'
import { sqlIn } from '../../database/lock'
import type { VatGroup } from '../../domain/quotes/totals'
import { cashedShares, type CashedInvoice } from '../invoices/cashedShares'
import { storedContent } from '../invoices/storedContent'
import type { Period } from './issuedInvoices'

/** What came in on a day at a rate, refunds taken off; `rateBp` null: money without VAT yet, a client's credit (P4). */
export type CashedRow = {
  day: string
  category: VatGroup['category'] | null
  rateBp: number | null
  netCents: number
  vatCents: number
  grossCents: number
}

/** Payments of a period per day and rate, by day and falling rate (R55). All rows together are all the money that moved. */
export async function cashedByRate(req: PayloadRequest, { from, to }: Period): Promise<CashedRow[]> {
  const rows = new Map<string, CashedRow>()
  const add = (row: CashedRow): void => {
    const key = `${row.day} ${row.category} ${row.rateBp}`
    const sum = rows.get(key)
    rows.set(key, sum ? { ...row, ...sumOf(sum, row) } : row)
  }
  for await (const row of cashedRows(req, { from, to })) if (row.day >= from && row.day <= to) add(row)
  return [...rows.values()]
    .filter(({ grossCents, netCents }) => grossCents !== 0 || netCents !== 0)
    .toSorted(byDayAndRate)
}

type Amounts = Pick<CashedRow, 'netCents' | 'vatCents' | 'grossCents'>

function sumOf(a: Amounts, b: Amounts): Amounts {
  return {
    netCents: a.netCents + b.netCents,
    vatCents: a.vatCents + b.vatCents,
    grossCents: a.grossCents + b.grossCents,
  }
}

function byDayAndRate(a: CashedRow, b: CashedRow): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1
  return (b.rateBp ?? -1) - (a.rateBp ?? -1)
}

async function* cashedRows(req: PayloadRequest, period: Period): AsyncGenerator<CashedRow> {
  yield* withoutInvoice(req, period)
  for await (const invoices of paidInvoices(req, period))
    for (const { receivedOn: day, shares, unallocatedCents } of await cashedShares(req, invoices)) {
      for (const { category, rateBp, netCents, vatCents } of shares)
        yield { day, category, rateBp, netCents, vatCents, grossCents: netCents + vatCents }
      if (unallocatedCents !== 0) yield creditRow(day, unallocatedCents)
    }
}

function creditRow(day: string, cents: number): CashedRow {
  return { day, category: null, rateBp: null, netCents: cents, vatCents: 0, grossCents: cents }
}

async function* withoutInvoice(req: PayloadRequest, { from, to }: Period): AsyncGenerator<CashedRow> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute(sql`
    SELECT received_on AS day, sum(CASE WHEN kind = 'refund' THEN -amount_cents ELSE amount_cents END) AS cents
    FROM payments p
    WHERE invoice_id IS NULL AND ${countedMoney('p')} AND received_on BETWEEN ${from} AND ${to}
    GROUP BY received_on`)
  for (const row of rows) yield creditRow(String(row.day), Number(row.cents))
}

const batchSize = 200

async function* paidInvoices(req: PayloadRequest, { from, to }: Period): AsyncGenerator<CashedInvoice[]> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (let isMore = true; isMore;) {
    const executor = await sqlIn(req)
    const { rows } = await executor.execute(sql`
      SELECT i.id::text, i.content FROM invoices i
      WHERE i.state <> 'draft' AND i.id > ${after}::uuid AND EXISTS (
        SELECT 1 FROM payments p WHERE p.invoice_id = i.id AND ${countedMoney('p')}
          AND p.received_on BETWEEN ${from} AND ${to})
      ORDER BY i.id LIMIT ${batchSize}`)
    yield rows.map((row) => ({ id: String(row.id), content: storedContent(row.content) }))
    isMore = rows.length === batchSize
    after = String(rows.at(-1)?.id)
  }
}
