import { z } from 'zod'

import { text } from './text'

/** How a person ends a held payment (P3): record it as it is, give it all back, or leave it alone as none of ours. */
export const heldDecisions = ['accept', 'refund', 'refuse'] as const

/** What staff send to end a held payment. */
export const heldRequest = z.strictObject({
  decision: z.enum(heldDecisions),
  reason: text().trim().min(3).max(500),
})
export type HeldRequest = z.infer<typeof heldRequest>

/** What staff send to give money of an online payment back; the reason is told to the client. */
export const paymentRefundRequest = z.strictObject({
  amountCents: z.int().positive(),
  reason: text().trim().min(3).max(500),
  /** One per form shown, so that a double click refunds once. */
  idempotencyKey: text().min(8).max(64),
})
