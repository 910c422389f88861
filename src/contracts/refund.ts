import { z } from 'zod'

import { text } from './text'

/** What staff type when they have given a consumer's money back (R44). */
export const refundRequest = z.strictObject({
  refundedOn: z.iso.date(),
  reference: text().trim().max(140).nullable().default(null),
})
