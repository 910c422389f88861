import { z } from 'zod'

import { text } from './text'

/** What staff type when they saw a deposit arrive (P5). */
export const depositRequest = z.strictObject({
  amountCents: z.int().positive(),
  receivedOn: z.iso.date(),
  method: z.enum(['transfer', 'cheque', 'cash']),
  reference: text().trim().max(140).nullable().default(null),
  note: text().trim().max(1000).nullable().default(null),
  /** One per form shown, so that a double click records once. */
  idempotencyKey: text().min(8).max(64),
})
