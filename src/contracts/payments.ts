import { z } from 'zod'

import { text } from './text'

const reference = text().trim().max(140).nullable().default(null)
const note = text().trim().max(1000).nullable().default(null)
/** One per form shown, so that a double click records once. */
const idempotencyKey = text().min(8).max(64)
const amountCents = z.int().positive()
/** Nobody sees more open invoices in one form. */
const mostParts = 100

const allocation = z.strictObject({ invoiceId: z.uuid(), amountCents })

/** What staff type when they saw money arrive for one or several invoices of a client (P4, P5). */
export const paymentRequest = z.strictObject({
  amountCents,
  receivedOn: z.iso.date(),
  method: z.enum(['transfer', 'cheque', 'cash']),
  /** null: the client's open invoices, the oldest due first. */
  allocations: z.array(allocation).max(mostParts).nullable().default(null),
  /** Whether what is more than due becomes the client's credit. */
  allowsCredit: z.boolean().default(false),
  reference,
  note,
  idempotencyKey,
})

/** How much of a client's credit pays an invoice; null: as much as there is and is due. */
export const useCreditRequest = z.strictObject({ amountCents: amountCents.nullable().default(null), idempotencyKey })

/** What staff type when they gave money back by hand. */
export const invoiceRefundRequest = z.strictObject({
  amountCents,
  refundedOn: z.iso.date(),
  method: z.enum(['transfer', 'cheque', 'cash']),
  reference,
  note,
  idempotencyKey,
})

/** What a line of a statement pays: one or several invoices of a client, or the deposit of one quote. */
export const acceptMatchRequest = z.strictObject({
  matches: z
    .array(z.strictObject({ kind: z.enum(['invoice', 'quote']), id: z.uuid(), amountCents }))
    .min(1)
    .max(mostParts),
  allowsCredit: z.boolean().default(false),
})

/** The largest statement that is read, in bytes. */
export const largestStatementBytes = 5 * 1024 * 1024
