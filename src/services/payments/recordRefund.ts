import type { PayloadRequest } from 'payload'

import { idOf } from '../../database/ids'
import { inTransaction } from '../../database/transaction'
import { DomainError } from '../../domain/errors'
import type { LockedInvoice, ManualMethod } from './movements'
import { dayUntilToday, lockInvoices, rowsOfBatch, storeMovement } from './movements'
import { settleInvoice } from '../invoices/settle'

/** Money that staff gave back by hand. */
export type GivenBack = {
  invoiceId: string
  amountCents: number
  /** The day on which it left, Europe/Paris. */
  refundedOn: string
  method: ManualMethod
  reference: string | null
  note: string | null
  /** One per form shown. */
  idempotencyKey: string
}

/**
 * Records money given back for an invoice that was paid too much or credited since: never more than its credit (P4). The same
 * idempotency key again changes nothing and answers the same.
 *
 * @throws {DomainError} `payment.notPositive` · `payment.moreThanCredit` { creditCents } · what `lockInvoices` and `dayUntilToday`
 *   refuse
 */
export async function recordInvoiceRefund(req: PayloadRequest, given: GivenBack): Promise<{ paymentId: string }> {
  return inTransaction(req, async () => {
    const [invoice] = await lockInvoices(req, [given.invoiceId])
    if (!invoice) throw new DomainError('invoice.unknown')
    const batch = `refund:${invoice.id}:${given.idempotencyKey}`
    const [earlier] = await rowsOfBatch(req, batch)
    if (earlier) return { paymentId: earlier.id }
    assertOwed(given, invoice)
    const { amountCents, method, reference, note } = given
    const row = await storeMovement(req, {
      kind: 'refund',
      amountCents,
      currency: invoice.currency ?? 'EUR',
      method,
      receivedOn: dayUntilToday(req, given.refundedOn),
      reference,
      note,
      clientId: idOf(invoice.client),
      invoiceId: invoice.id,
      batch,
      rank: 1,
      bankLineId: null,
      refundOf: await onlyPaymentOf(req, invoice.id),
    })
    await settleInvoice(req, invoice.id)
    return { paymentId: row.id }
  })
}

function assertOwed({ amountCents }: GivenBack, { balanceCents }: LockedInvoice): void {
  if (!Number.isSafeInteger(amountCents) || amountCents < 1)
    throw new DomainError('payment.notPositive', { amountCents })
  const creditCents = Math.max(0 - (balanceCents ?? 0), 0)
  if (amountCents > creditCents) throw new DomainError('payment.moreThanCredit', { creditCents })
}

/** Which payment is given back, when there is no doubt. */
async function onlyPaymentOf(req: PayloadRequest, invoiceId: string): Promise<string | null> {
  const { docs } = await req.payload.find({
    collection: 'payments',
    where: { invoice: { equals: invoiceId }, kind: { equals: 'payment' }, state: { equals: 'succeeded' } },
    select: { amountCents: true },
    depth: 0,
    limit: 2,
    pagination: false,
    req,
  })
  return docs.length === 1 ? (docs[0]?.id ?? null) : null
}
