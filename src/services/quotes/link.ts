import { createHmac, randomUUID } from 'node:crypto'
import type { Payload } from 'payload'

import { sha256 } from '../digest'

/**
 * The secret part of a quote's address: 256 bits, derived from the installation's secret, the quote and a nonce that
 * staff can renew. The database holds the hash only, so a copy of it opens no page; mails derive the token again.
 */
export function quoteToken(secret: string, quoteId: string, linkNonce: string): string {
  return createHmac('sha256', secret).update(`quote-link:${quoteId}:${linkNonce}`).digest('base64url')
}

/** A new nonce: every address given out before stops working. */
export function newLinkNonce(): string {
  return randomUUID()
}

/** What the database looks a token up by. */
export function tokenHash(token: string): string {
  return sha256(token)
}

/** Where the client reads and signs the quote. */
export function quoteUrl(
  { config, secret }: Pick<Payload, 'config' | 'secret'>,
  { quoteId, linkNonce }: { quoteId: string; linkNonce: string },
): string {
  return `${config.serverURL}/devis/${quoteToken(secret, quoteId, linkNonce)}`
}
