import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { lockRow } from '../../database/lock'
import { civilDate, civilDateInParis, isAfter, type CivilDate } from '../../domain/dates/civilDate'
import { DomainError } from '../../domain/errors'
import { invoiceCommandsByState } from '../../domain/invoices/lifecycle'
import type { PaymentMethod } from '../../domain/payments/states'
import type { Invoice, Payment } from '../../payload-types'

/** How money comes or goes without a provider. */
export type ManualMethod = Extract<PaymentMethod, 'transfer' | 'cheque' | 'cash'>

/** One row of money that staff or a statement tell of. */
export type Movement = {
  kind: Payment['kind']
  amountCents: number
  currency: string
  method: ManualMethod | 'client-credit'
  receivedOn: CivilDate
  reference: string | null
  note: string | null
  clientId: string
  /** Of a deposit. */
  quoteId?: string
  invoiceId: string
  /** What it was recorded with, in one gesture. */
  batch: string
  /** From 1, in the order in which the rows of the batch are written: a second writing of the batch meets the first. */
  rank: number
  bankLineId: string | null
  refundOf: string | null
}

/** Writes a row of money as succeeded, by whoever asks. */
export async function storeMovement(req: PayloadRequest, movement: Movement): Promise<Payment> {
  const { clientId, quoteId = null, invoiceId, bankLineId, batch, rank, ...facts } = movement
  return req.payload.create({
    collection: 'payments',
    data: {
      ...facts,
      state: 'succeeded',
      client: clientId,
      quote: quoteId,
      invoice: invoiceId,
      bankLine: bankLineId,
      batch,
      provider: 'manual',
      providerId: `${batch}:${rank}`,
      recordedBy: req.user?.collection === 'users' ? req.user.id : null,
    },
    depth: 0,
    req,
  })
}

/** The rows of a batch in the order in which they were written; none when it was not recorded yet. */
export async function rowsOfBatch(req: PayloadRequest, batch: string): Promise<Payment[]> {
  const { docs } = await req.payload.find({
    collection: 'payments',
    where: { batch: { equals: batch } },
    depth: 0,
    pagination: false,
    req,
  })
  return docs.toSorted((a, b) => rankOf(a) - rankOf(b))
}

function rankOf({ providerId }: Payment): number {
  return Number(providerId?.split(':').at(-1))
}

/** An issued invoice under its lock. */
export type LockedInvoice = Invoice & { number: string }

/**
 * Locks invoices, always in the order of their ids, and reads them under the locks.
 *
 * @returns in the order of their ids
 * @throws {DomainError} `invoice.unknown` · `invoice.notAllowed` for a draft · `payment.creditNote`
 */
export async function lockInvoices(req: PayloadRequest, ids: readonly string[]): Promise<LockedInvoice[]> {
  const locked: LockedInvoice[] = []
  for (const id of [...new Set(ids)].toSorted()) {
    if (!(await lockRow(req, 'invoices', id))) throw new DomainError('invoice.unknown')
    locked.push(await readIssued(req, id))
  }
  return locked
}

async function readIssued(req: PayloadRequest, id: string): Promise<LockedInvoice> {
  const invoice = await req.payload.findByID({ collection: 'invoices', id, depth: 0, joins: false, req })
  const { state, kind, number } = invoice
  if (!invoiceCommandsByState[state].includes('recordPayment') || !number)
    throw new DomainError('invoice.notAllowed', { state, command: 'recordPayment' })
  if (kind === 'credit-note') throw new DomainError('payment.creditNote')
  return { ...invoice, number }
}

/**
 * A day on which money moved, which is today at the latest, in Paris.
 *
 * @throws {DomainError} `date.invalid` · `payment.dateInFuture`
 */
export function dayUntilToday(req: PayloadRequest, text: string): CivilDate {
  const day = civilDate(text)
  if (isAfter(day, today(req))) throw new DomainError('payment.dateInFuture')
  return day
}

/** The day that it is in Paris. */
export function today(req: PayloadRequest): CivilDate {
  return civilDateInParis(nowOf(req.payload).toISOString())
}
