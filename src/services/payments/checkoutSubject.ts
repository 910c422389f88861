import type { PayloadRequest } from 'payload'

import { idOf } from '../../database/ids'
import { lockRow } from '../../database/lock'
import type { CheckoutSession, Invoice, Quote } from '../../payload-types'

/** What a payment page is for: the deposit of a quote, or the balance of an invoice. */
export type CheckoutSubject = { kind: 'quote' | 'invoice'; id: string }

/** The same, as it stands under its lock. */
export type LockedSubject = { clientId: string; currency: string } & (
  { kind: 'quote'; id: string; quote: Quote } | { kind: 'invoice'; id: string; invoice: Invoice }
)

/** What can be paid online now, in cents, and what is on its way already. */
export type Due = { dueCents: number; pendingCents: number }

/** Locks and reads a subject, the first thing before anything about its payments is written; null when there is none. */
export async function lockSubject(req: PayloadRequest, { kind, id }: CheckoutSubject): Promise<LockedSubject | null> {
  if (kind === 'quote') {
    if (!(await lockRow(req, 'quotes', id))) return null
    const quote = await req.payload.findByID({ collection: 'quotes', id, depth: 0, joins: false, req })
    return { kind, id, quote, clientId: idOf(quote.client), currency: quote.currency ?? 'EUR' }
  }
  if (!(await lockRow(req, 'invoices', id))) return null
  const invoice = await req.payload.findByID({ collection: 'invoices', id, depth: 0, joins: false, req })
  return { kind, id, invoice, clientId: idOf(invoice.client), currency: invoice.currency ?? 'EUR' }
}

/** The subject of a payment page's row. */
export function subjectOf({ id, quote, invoice }: Pick<CheckoutSession, 'id' | 'quote' | 'invoice'>): CheckoutSubject {
  if (quote) return { kind: 'quote', id: idOf(quote) }
  if (invoice) return { kind: 'invoice', id: idOf(invoice) }
  throw new Error(`Checkout ${id} is for nothing`)
}

/** What is left to pay of a subject, less what is on its way; nothing in a state in which nothing is awaited. */
export async function dueOf(req: PayloadRequest, subject: LockedSubject): Promise<Due> {
  const pendingCents = await pendingOf(req, subject)
  return { dueCents: Math.max(0, leftOf(subject) - pendingCents), pendingCents }
}

function leftOf(subject: LockedSubject): number {
  if (subject.kind === 'quote') {
    const { state, depositState, depositCents, depositPaidCents } = subject.quote
    return state === 'accepted' && depositState === 'awaited' ? (depositCents ?? 0) - (depositPaidCents ?? 0) : 0
  }
  const { kind, state, balanceCents } = subject.invoice
  return kind === 'credit-note' || state === 'draft' || state === 'cancelled' ? 0 : (balanceCents ?? 0)
}

async function pendingOf(req: PayloadRequest, { kind, id }: CheckoutSubject): Promise<number> {
  const { docs } = await req.payload.find({
    collection: 'payments',
    where: { [kind]: { equals: id }, state: { equals: 'pending' }, kind: { equals: 'payment' } },
    select: { amountCents: true },
    depth: 0,
    pagination: false,
    req,
  })
  return docs.reduce((sum, { amountCents }) => sum + amountCents, 0)
}
