import { createHmac, randomUUID } from 'node:crypto'
import type { Payload } from 'payload'

import { sha256 } from '../digest'

/**
 * The secret part of the address at which a debtor answers a reminder: 256 bits, derived from the installation's secret, the
 * reminder and its nonce. The database holds the hash only; mails derive the token again (D4).
 */
export function reminderToken(secret: string, reminderId: string, nonce: string): string {
  return createHmac('sha256', secret).update(`reminder-link:${reminderId}:${nonce}`).digest('base64url')
}

/** The link of a new reminder, as its row keeps it. */
export function newReminderLink(secret: string, reminderId: string): { nonce: string; tokenHash: string } {
  const nonce = randomUUID()
  return { nonce, tokenHash: sha256(reminderToken(secret, reminderId, nonce)) }
}

/** Where the debtor answers (D4). */
export function answersUrl(
  { config, secret }: Pick<Payload, 'config' | 'secret'>,
  { reminderId, nonce }: { reminderId: string; nonce: string },
): string {
  return `${config.serverURL}/r/${reminderToken(secret, reminderId, nonce)}`
}
