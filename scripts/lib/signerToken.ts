import type { Payload } from 'payload'

import { quoteToken } from '../../src/services/quotes/link'

/** The secret part of one signer's address of a quote, as their mail derives it. */
export async function signerToken(
  payload: Payload,
  { quoteId, email }: { quoteId: string; email: string },
): Promise<string> {
  const { docs } = await payload.find({
    collection: 'signing-links',
    where: { quote: { equals: quoteId }, email: { equals: email.toLowerCase() } },
    depth: 0,
    limit: 1,
    pagination: false,
  })
  const [link] = docs
  if (!link) throw new Error(`${email} has no link to quote ${quoteId}`)
  return quoteToken(payload.secret, quoteId, link.nonce)
}
