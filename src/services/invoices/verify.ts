import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { countedMoney } from '../../database/countedMoney'
import { sqlIn } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { civilDate } from '../../domain/dates/civilDate'
import { invoiceStates } from '../../domain/invoices/lifecycle'
import { formatNumber } from '../../domain/invoices/number'
import {
  faultOf,
  placeFaults,
  rowFaults,
  type InvoiceFault,
  type InvoiceFaultKind,
  type SeriesPlace,
  type StoredInvoice,
} from '../../domain/invoices/verifySeries'
import { portsOf, StorageMissError } from '../../integrations/ports'
import { contentHash, sha256 } from '../digest'
import { storedContent } from './storedContent'

export type InvoicesVerdict = {
  documents: number
  series: number
  /** The first of each kind, in the order of the series; none when every document is as we issued it. */
  faults: InvoiceFault[]
}

type Read = StoredInvoice & { xmlSha256: string | null; pdf: { key: string; sha256: string } | null }

const batchSize = 200

/**
 * Reads every issued document in the order of its series and recomputes what can be recomputed: numbers, days, chained hashes,
 * amounts, XML, stored PDF, state and balance (I1–I3, I7). It reads one state of the database in batches, beside writers.
 *
 * @throws when `req` is in a transaction already
 */
export async function verifyInvoices(req: PayloadRequest): Promise<InvoicesVerdict> {
  if ((await req.transactionID) !== undefined) throw new Error('verifyInvoices needs a transaction of its own')
  return inTransaction(req, async () => {
    const executor = await sqlIn(req)
    await executor.execute(sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`)
    const faults = firstOfEachKind()
    const last = new Map<string, SeriesPlace>()
    let documents = 0
    for (const fault of await unnumbered(req)) faults.add(fault)
    for await (const document of issuedInvoices(req)) {
      documents += 1
      for (const fault of placeFaults(document, last.get(document.series) ?? null)) faults.add(fault)
      for (const fault of rowFaults(document)) faults.add(fault)
      for (const fault of await contentFaults(req, document)) faults.add(fault)
      last.set(document.series, document)
    }
    for (const fault of await cutTails(req)) faults.add(fault)
    return { documents, series: last.size, faults: faults.list() }
  })
}

function firstOfEachKind(): { add(fault: InvoiceFault): void; list(): InvoiceFault[] } {
  const first = new Map<InvoiceFaultKind, InvoiceFault>()
  return {
    add: (fault) => void (first.has(fault.kind) || first.set(fault.kind, fault)),
    list: () => [...first.values()],
  }
}

async function contentFaults(req: PayloadRequest, document: Read): Promise<InvoiceFault[]> {
  const { content, previousSha256, xmlSha256 } = document
  const isHashed = contentHash({ content, previousSha256 }) === document.sha256
  const xml = xmlSha256 === null ? null : sha256(portsOf(req.payload).electronicInvoices.xmlOf(content))
  return [
    ...(isHashed ? [] : [faultOf('edited', document)]),
    ...(xml === xmlSha256 ? [] : [faultOf('xml', document)]),
    ...(await pdfFaults(req, document)),
  ]
}

/** A PDF that is not made yet is no fault: `catch-up` makes it. */
async function pdfFaults(req: PayloadRequest, document: Read): Promise<InvoiceFault[]> {
  if (document.pdf === null) return []
  try {
    const bytes = await portsOf(req.payload).storage.get(document.pdf.key)
    return sha256(bytes) === document.pdf.sha256 ? [] : [faultOf('pdfEdited', document)]
  } catch (error) {
    if (error instanceof StorageMissError) return [faultOf('pdfMissing', document)]
    throw error
  }
}

async function* issuedInvoices(req: PayloadRequest): AsyncGenerator<Read> {
  const executor = await sqlIn(req)
  let after = sql`true`
  for (let isMore = true; isMore;) {
    const { rows } = await executor.execute(sql`
      SELECT i.*,
        (SELECT coalesce(sum(CASE WHEN p.kind = 'refund' THEN -p.amount_cents ELSE p.amount_cents END), 0)
          FROM payments p WHERE p.invoice_id = i.id AND ${countedMoney('p')}) AS money_in,
        (SELECT coalesce(sum(abs(c.gross_cents)), 0) FROM invoices c
          WHERE c.corrects_id = i.id AND c.kind = 'credit-note' AND c.state <> 'draft') AS credited
      FROM (SELECT id, number, series, year, sequence, state, issued_on, content, sha256, previous_sha256, xml_sha256,
              pdf_key, pdf_sha256, net_cents, vat_cents, gross_cents, prepaid_cents, paid_cents, balance_cents
            FROM invoices WHERE state <> 'draft' AND number IS NOT NULL AND series IS NOT NULL AND content IS NOT NULL
              AND ${after}
            ORDER BY series, year, sequence, id LIMIT ${batchSize}) i
      ORDER BY i.series, i.year, i.sequence, i.id`)
    for (const row of rows) yield readRow(row)
    const last = rows.at(-1)
    isMore = last !== undefined && rows.length === batchSize
    after = sql`(series, year, sequence, id) >
      (${last?.series}::varchar, ${last?.year}::numeric, ${last?.sequence}::numeric, ${last?.id}::uuid)`
  }
}

function readRow(row: Record<string, unknown>): Read {
  return {
    id: String(row.id),
    number: String(row.number),
    series: String(row.series),
    year: Number(row.year),
    sequence: Number(row.sequence),
    state: invoiceStates.find((state) => state === row.state) ?? 'draft',
    issuedOn: civilDate(String(row.issued_on)),
    content: storedContent(row.content),
    sha256: String(row.sha256),
    previousSha256: textOrNull(row.previous_sha256),
    xmlSha256: textOrNull(row.xml_sha256),
    pdf: fileOf(row),
    row: {
      netCents: Number(row.net_cents),
      vatCents: Number(row.vat_cents),
      grossCents: Number(row.gross_cents),
      prepaidCents: Number(row.prepaid_cents),
      paidCents: Number(row.paid_cents),
      balanceCents: Number(row.balance_cents),
    },
    money: { paidCents: Number(row.money_in), creditedCents: Number(row.credited) },
  }
}

function fileOf({ pdf_key: key, pdf_sha256: hash }: Record<string, unknown>): Read['pdf'] {
  return typeof key === 'string' ? { key, sha256: textOrNull(hash) ?? '' } : null
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** Issued without all that an issue writes, or a draft that has a number. */
async function unnumbered(req: PayloadRequest): Promise<InvoiceFault[]> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute(sql`
    SELECT id, coalesce(number, '') AS number FROM invoices
    WHERE (state <> 'draft') <> (number IS NOT NULL AND series IS NOT NULL AND content IS NOT NULL)
    ORDER BY created_at, id LIMIT 1`)
  return rows.map((row) => faultOf('unnumbered', { id: String(row.id), number: String(row.number) }))
}

/** Numbers that the counter gave and that no document has at the end of its series; the counters of quotes are not ours. */
async function cutTails(req: PayloadRequest): Promise<InvoiceFault[]> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute(sql`
    SELECT c.series, c.year, coalesce(max(i.sequence), 0) + 1 AS missing
    FROM number_counters c LEFT JOIN invoices i ON i.series = c.series AND i.year = c.year AND i.state <> 'draft'
    WHERE c.series NOT IN (SELECT quote_prefix FROM billing WHERE quote_prefix IS NOT NULL)
    GROUP BY c.series, c.year, c.last HAVING c.last > coalesce(max(i.sequence), 0)
      AND NOT EXISTS (SELECT 1 FROM quotes q WHERE q.number LIKE c.series || '-' || c.year || '-%')
    ORDER BY c.series, c.year`)
  return rows.map((row) => ({
    kind: 'hole',
    number: formatNumber(String(row.series), Number(row.year), Number(row.missing)),
    id: null,
  }))
}
