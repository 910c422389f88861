import { createHmac, randomUUID } from 'node:crypto'
import type { Payload } from 'payload'

import { sha256 } from '../digest'

/**
 * The secret part of an invoice's address: 256 bits, derived from the installation's secret, the invoice and a nonce that
 * staff can renew (I9). The database holds the hash only; mails derive the token again.
 */
export function invoiceToken(secret: string, invoiceId: string, linkNonce: string): string {
  return createHmac('sha256', secret).update(`invoice-link:${invoiceId}:${linkNonce}`).digest('base64url')
}

/** A new link of an invoice, as its row keeps it: every address given out before stops working. */
export function newInvoiceLink(secret: string, invoiceId: string): { linkNonce: string; tokenHash: string } {
  const linkNonce = randomUUID()
  return { linkNonce, tokenHash: sha256(invoiceToken(secret, invoiceId, linkNonce)) }
}

/** Where the client reads and pays the invoice (I9). */
export function invoiceUrl(
  { config, secret }: Pick<Payload, 'config' | 'secret'>,
  { invoiceId, linkNonce }: { invoiceId: string; linkNonce: string },
): string {
  return `${config.serverURL}/facture/${invoiceToken(secret, invoiceId, linkNonce)}`
}
