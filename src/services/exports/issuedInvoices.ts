import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { sqlIn } from '../../database/lock'
import type { CivilDate } from '../../domain/dates/civilDate'
import type { InvoiceContent } from '../../domain/invoices/content'
import { storedContent } from '../invoices/storedContent'

/** Both days included. */
export type Period = { from: CivilDate; to: CivilDate }

/** An issued document as exports read it; `corrected` is the invoice that a credit note is about. */
export type IssuedInvoice = {
  id: string
  number: string
  content: InvoiceContent
  corrected: InvoiceContent | null
  pdfKey: string | null
  sha256: string
  previousSha256: string | null
}

const batchSize = 200

/**
 * The documents issued in a period, by day of issue and number, read as the system in batches: memory does not grow with the period.
 * Each batch is a query of its own, so that a long download holds no transaction; issued documents never change (I2).
 */
export async function* issuedInvoices(req: PayloadRequest, { from, to }: Period): AsyncGenerator<IssuedInvoice> {
  let after = sql`true`
  for (let isMore = true; isMore;) {
    const executor = await sqlIn(req)
    const { rows } = await executor.execute(sql`
      SELECT i.id, i.number, i.issued_on, i.series, i.year, i.sequence, i.content, i.pdf_key, i.sha256, i.previous_sha256,
        c.content AS corrected
      FROM invoices i LEFT JOIN invoices c ON c.id = i.corrects_id
      WHERE i.state <> 'draft' AND i.issued_on BETWEEN ${from} AND ${to} AND ${after}
      ORDER BY i.issued_on, i.series, i.year, i.sequence LIMIT ${batchSize}`)
    for (const row of rows) yield documentOf(row)
    const last = rows.at(-1)
    isMore = last !== undefined && rows.length === batchSize
    after = sql`(i.issued_on, i.series, i.year, i.sequence) >
      (${last?.issued_on}::varchar, ${last?.series}::varchar, ${last?.year}::numeric, ${last?.sequence}::numeric)`
  }
}

function documentOf(row: Record<string, unknown>): IssuedInvoice {
  return {
    id: String(row.id),
    number: String(row.number),
    content: storedContent(row.content),
    corrected: row.corrected === null ? null : storedContent(row.corrected),
    pdfKey: typeof row.pdf_key === 'string' ? row.pdf_key : null,
    sha256: String(row.sha256),
    previousSha256: typeof row.previous_sha256 === 'string' ? row.previous_sha256 : null,
  }
}
