import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { idOf } from '../../database/ids'
import { sqlIn } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { civilDate } from '../../domain/dates/civilDate'
import { DomainError } from '../../domain/errors'
import { splitReceipt, type ReceiptPart } from '../../domain/payments/splitReceipt'
import { readInvoice } from '../invoices/lockDraft'
import { settleInvoice } from '../invoices/settle'
import { lockInvoices, rowsOfBatch, storeMovement, today, type LockedInvoice, type Movement } from './movements'

/** A client's credit that is to pay an invoice. */
export type UsedCredit = {
  invoiceId: string
  /** null: as much as there is and is due. */
  amountCents: number | null
  /** One per form shown. */
  idempotencyKey: string
}

/**
 * Pays an invoice with what its client has paid too much for others, the oldest first (P4): money back on those, money in on this
 * one, on the same day and in one batch. The same idempotency key again changes nothing.
 *
 * @returns how much was moved
 * @throws {DomainError} `payment.noCredit` · `payment.nothingDue` · `payment.moreThanDue` { creditCents } · `payment.moreThanCredit`
 *   { creditCents } · what `lockInvoices` refuses
 */
export async function useCredit(req: PayloadRequest, used: UsedCredit): Promise<{ amountCents: number }> {
  return inTransaction(req, async () => {
    const asked = await readInvoice(req, used.invoiceId)
    if (!asked) throw new DomainError('invoice.unknown')
    const clientId = idOf(asked.client)
    const batch = `credit:${clientId}:${used.idempotencyKey}`
    const locked = await lockInvoices(req, [used.invoiceId, ...(await creditedIds(req, used.invoiceId))])
    const earlier = await rowsOfBatch(req, batch)
    if (earlier.length > 0) return { amountCents: cameIn(earlier) }
    const target = locked.find(({ id }) => id === used.invoiceId)
    if (!target) throw new DomainError('invoice.unknown')
    const parts = partsOf(used, { target, sources: locked.filter(({ id }) => id !== used.invoiceId) })
    await moveCredit(req, { target, parts, batch, clientId })
    return { amountCents: sumOf(parts) }
  })
}

function cameIn(rows: readonly { kind: string; amountCents: number }[]): number {
  return sumOf(rows.filter(({ kind }) => kind === 'payment'))
}

function sumOf(parts: readonly { amountCents: number }[]): number {
  return parts.reduce((sum, { amountCents }) => sum + amountCents, 0)
}

/** The invoices that the same client has paid too much for, in the same currency. */
async function creditedIds(req: PayloadRequest, invoiceId: string): Promise<string[]> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute(sql`
    SELECT other.id FROM invoices this
      JOIN invoices other ON other.client_id = this.client_id AND other.currency = this.currency AND other.id <> this.id
     WHERE this.id = ${invoiceId} AND other.balance_cents < 0 AND other.state <> 'draft' AND other.kind <> 'credit-note'`)
  return rows.map(({ id }) => String(id))
}

type Sides = { target: LockedInvoice; sources: readonly LockedInvoice[] }

/** What each invoice gives, under the locks: a source's credit is a balance below zero. */
function partsOf({ amountCents }: UsedCredit, { target, sources }: Sides): ReceiptPart[] {
  const credits = sources.map(({ id, number, dueOn, issuedOn, balanceCents }) => {
    return { id, number, dueOn: civilDate(issuedOn ?? dueOn ?? ''), balanceCents: 0 - (balanceCents ?? 0) }
  })
  const creditCents = credits.reduce((sum, { balanceCents }) => sum + Math.max(balanceCents, 0), 0)
  const dueCents = target.balanceCents ?? 0
  if (creditCents === 0) throw new DomainError('payment.noCredit')
  if (dueCents <= 0) throw new DomainError('payment.nothingDue')
  const wanted = amountCents ?? Math.min(creditCents, dueCents)
  if (wanted > dueCents) throw new DomainError('payment.moreThanDue', { creditCents: wanted - dueCents })
  if (wanted > creditCents) throw new DomainError('payment.moreThanCredit', { creditCents })
  return splitReceipt({ amountCents: wanted, invoices: credits, asked: null, allowsCredit: false, creditTo: target.id })
}

type Move = { target: LockedInvoice; parts: readonly ReceiptPart[]; batch: string; clientId: string }

async function moveCredit(req: PayloadRequest, { target, parts, batch, clientId }: Move): Promise<void> {
  const common = {
    currency: target.currency ?? 'EUR',
    method: 'client-credit',
    receivedOn: today(req),
    reference: target.number,
    note: null,
    clientId,
    batch,
    bankLineId: null,
    refundOf: null,
  } as const satisfies Partial<Movement>
  for (const [index, { invoiceId, amountCents }] of parts.entries()) {
    await storeMovement(req, { ...common, kind: 'refund', invoiceId, amountCents, rank: index + 1 })
    await settleInvoice(req, invoiceId)
  }
  const incoming = { invoiceId: target.id, amountCents: sumOf(parts), rank: parts.length + 1 }
  await storeMovement(req, { ...common, ...incoming, kind: 'payment' })
  await settleInvoice(req, target.id)
}
