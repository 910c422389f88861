import { z } from 'zod'

/** What staff type when they have given a consumer's money back (R44). */
export const refundRequest = z.strictObject({
  refundedOn: z.iso.date(),
  reference: z.string().trim().max(140).nullable().default(null),
})
