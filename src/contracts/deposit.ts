import { z } from 'zod'

/** What staff type when they saw a deposit arrive (P5). */
export const depositRequest = z.strictObject({
  amountCents: z.int().positive(),
  receivedOn: z.iso.date(),
  method: z.enum(['transfer', 'cheque', 'cash']),
  reference: z.string().trim().max(140).nullable().default(null),
  note: z.string().trim().max(1000).nullable().default(null),
  /** One per form shown, so that a double click records once. */
  idempotencyKey: z.string().min(8).max(64),
})
