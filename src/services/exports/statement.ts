import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { countedMoney } from '../../database/countedMoney'
import { sqlIn } from '../../database/lock'
import { civilDate } from '../../domain/dates/civilDate'
import { accountStatement, type AccountStatement, type StatementMovement } from '../../domain/exports/accountStatement'
import { invoiceKinds } from '../../domain/invoices/content'
import { printablesText } from '../../i18n/printables'
import { portsOf } from '../../integrations/ports'
import { clientSnapshot, readSettings, sellerSnapshot } from '../settings'
import type { Period } from './issuedInvoices'
import { exportRendererOf } from './renderer'

type StatementRequest = { clientId: string; period: Period }

/**
 * A client's account statement as a PDF in the client's language. It is made anew each time: it says how things stand now, and is no
 * accounting document. null for an unknown client.
 */
export async function statementPdf(
  req: PayloadRequest,
  request: StatementRequest,
): Promise<{ filename: string; bytes: Uint8Array } | null> {
  const content = await readStatement(req, request)
  if (content === null) return null
  const { language, from, to, client } = content
  const title = printablesText(language).statementTitle(client.name)
  const html = await exportRendererOf(req.payload).statement(content)
  const bytes = await portsOf(req.payload).pdf.print(html, { title, language })
  return { filename: `${printablesText(language).statementLabel(from, to)}.pdf`, bytes }
}

/** What a statement says, read as the system; null for an unknown client. */
async function readStatement(
  req: PayloadRequest,
  { clientId, period: { from, to } }: StatementRequest,
): Promise<AccountStatement | null> {
  const client = await req.payload.findByID({ collection: 'clients', id: clientId, depth: 0, disableErrors: true, req })
  if (!client) return null
  const { company } = await readSettings(req)
  const documents = await documentsOf(req, clientId, to)
  const money = await moneyOf(req, clientId, to)
  return accountStatement({
    seller: sellerSnapshot(company),
    client: clientSnapshot(client, null),
    language: client.language ?? 'fr',
    currency: 'EUR',
    from,
    to,
    movements: [...documents.map(({ movement }) => movement), ...money].toSorted((a, b) => (a.on < b.on ? -1 : 1)),
    dueDates: new Map(documents.map(({ number, issuedOn, dueOn }) => [number, { issuedOn, dueOn }])),
  })
}

/** A final invoice asks for what its deposits have not asked for; a credit note takes from the invoice that it corrects. */
async function documentsOf(req: PayloadRequest, clientId: string, to: string) {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute(sql`
    SELECT i.number, i.kind, i.issued_on, coalesce(i.due_on, i.issued_on) AS due_on, c.number AS corrected,
      CASE i.kind WHEN 'credit-note' THEN -abs(i.gross_cents)
        WHEN 'final' THEN i.gross_cents - i.prepaid_cents ELSE i.gross_cents END AS cents
    FROM invoices i LEFT JOIN invoices c ON c.id = i.corrects_id
    WHERE i.client_id = ${clientId} AND i.state <> 'draft' AND i.issued_on <= ${to}
    ORDER BY i.issued_on, i.series, i.year, i.sequence`)
  return rows.map((row) => {
    const number = String(row.number)
    const issuedOn = civilDate(String(row.issued_on))
    const kind = invoiceKinds.find((known) => known === row.kind) ?? 'standard'
    const invoice = kind === 'credit-note' ? textOrNull(row.corrected) : number
    const movement: StatementMovement = { on: issuedOn, kind, reference: number, cents: Number(row.cents), invoice }
    return { number, issuedOn, dueOn: civilDate(String(row.due_on)), movement }
  })
}

async function moneyOf(req: PayloadRequest, clientId: string, to: string): Promise<StatementMovement[]> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute(sql`
    SELECT p.received_on, p.kind, coalesce(p.reference, '') AS reference, i.number,
      CASE WHEN p.kind = 'refund' THEN p.amount_cents ELSE -p.amount_cents END AS cents
    FROM payments p LEFT JOIN invoices i ON i.id = p.invoice_id
    WHERE p.client_id = ${clientId} AND ${countedMoney('p')} AND p.received_on <= ${to}
    ORDER BY p.received_on, p.created_at, p.id`)
  return rows.map((row) => ({
    on: civilDate(String(row.received_on)),
    kind: row.kind === 'refund' ? 'refund' : 'payment',
    reference: String(row.reference),
    cents: Number(row.cents),
    invoice: textOrNull(row.number),
  }))
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
