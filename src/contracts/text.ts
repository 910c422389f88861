import { z } from 'zod'

/** A text that somebody typed. Without U+0000, which no text of Postgres can hold: it is refused as bad input, not by the database. */
export function text(): z.ZodString {
  return z.string().regex(/^[^\0]*$/)
}
