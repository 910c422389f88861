import { z } from 'zod'

import { text } from './text'

const creditedLine = z.strictObject({ index: z.int().nonnegative(), quantityMilli: z.int() })

/** How much of an invoice goes back: `CreditScope` of the domain (I6). */
const creditScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('full') }),
  z.strictObject({ kind: z.literal('amount'), grossCents: z.int().positive() }),
  z.strictObject({ kind: z.literal('lines'), lines: z.array(creditedLine).min(1).max(1_000) }),
])

/** Why staff do it, in a sentence that somebody can read in ten years. */
const reason = text().trim().min(3).max(500)

/** What staff say of a credit note; `issue`: at once, else it stays a draft (I6). */
export const creditRequest = z.strictObject({ scope: creditScope, reason, issue: z.boolean() })

/** What staff say when they give up what is left of an invoice. */
export const writeOffRequest = z.strictObject({ reason })
