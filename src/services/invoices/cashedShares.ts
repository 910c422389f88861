import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { countedMoney } from '../../database/countedMoney'
import { sqlIn } from '../../database/lock'
import type { InvoiceContent } from '../../domain/invoices/content'
import { bookedVat } from '../../domain/invoices/vatGroups'
import {
  sharesOfMovements,
  type CreditedVat,
  type MoneyMovement,
  type MovementShares,
} from '../../domain/payments/cashedShares'
import { storedContent } from './storedContent'

/** A payment or a refund of an invoice, with what it brings per VAT rate. */
export type CashedMovement = MovementShares & { receivedOn: string }

/** An issued invoice whose money is looked at. */
export type CashedInvoice = { id: string; content: InvoiceContent }

/**
 * All that was cashed of issued invoices, oldest first within each, every movement with its VAT (R55). A movement counts while it
 * counts as money (`countsAsMoney`): a disputed payment is left out, as if it had not come. Two queries, however many invoices.
 */
export async function cashedShares(req: PayloadRequest, invoices: readonly CashedInvoice[]): Promise<CashedMovement[]> {
  const ids = invoices.map(({ id }) => id)
  const movements = await movementsOf(req, ids)
  const credits = await creditsOf(req, ids)
  return invoices.flatMap(({ id, content }) => {
    const own = movements.get(id) ?? []
    const days = new Map(own.map((movement) => [movement.id, movement.receivedOn]))
    const shares = sharesOfMovements(bookedVat(content), credits.get(id) ?? [], own)
    return shares.map((share) => ({ ...share, receivedOn: days.get(share.id) ?? '' }))
  })
}

type Movement = MoneyMovement & { receivedOn: string }

async function movementsOf(req: PayloadRequest, ids: readonly string[]): Promise<Map<string, Movement[]>> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute(sql`
    SELECT invoice_id::text, id::text, received_on,
      CASE WHEN kind = 'refund' THEN -amount_cents ELSE amount_cents END AS cents,
      concat(received_on, ' ', to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), ' ', id) AS at
    FROM payments p
    WHERE invoice_id IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)
      AND ${countedMoney('p')} AND received_on IS NOT NULL`)
  return byInvoice(rows, (row) => ({
    id: String(row.id),
    at: String(row.at),
    receivedOn: String(row.received_on),
    amountCents: Number(row.cents),
  }))
}

async function creditsOf(req: PayloadRequest, ids: readonly string[]): Promise<Map<string, CreditedVat[]>> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute(sql`
    SELECT corrects_id::text AS invoice_id, content,
      concat(issued_on, ' ', to_char(issued_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS')) AS at
    FROM invoices
    WHERE corrects_id IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)
      AND kind = 'credit-note' AND state <> 'draft'`)
  return byInvoice(rows, (row) => ({ at: String(row.at), vat: storedContent(row.content).vat }))
}

type SqlRow = Record<string, unknown>

function byInvoice<Read>(rows: readonly SqlRow[], read: (row: SqlRow) => Read): Map<string, Read[]> {
  const groups = new Map<string, Read[]>()
  for (const row of rows) {
    const id = String(row.invoice_id)
    const group = groups.get(id)
    if (group) group.push(read(row))
    else groups.set(id, [read(row)])
  }
  return groups
}
