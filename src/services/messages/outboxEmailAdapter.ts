import { randomUUID } from 'node:crypto'
import type { EmailAdapter, Payload, SendEmailOptions } from 'payload'

import { requestOf } from '../guest'
import { oweMessage } from './owe'

type From = { fromName: string; fromAddress: string }

/**
 * Payload's way to send mail (password reset …): writes a message of the template `account` into the outbox instead of
 * sending, so that these mails have the same states, retries and re-send as all others. Payload gives no request along:
 * the message has a transaction of its own.
 *
 * @throws when Payload hands over a body that is not text, or nobody to write to
 */
export function outboxEmailAdapter({ fromName, fromAddress }: From): EmailAdapter<string[]> {
  return ({ payload }) => ({
    name: 'outbox',
    defaultFromName: fromName,
    defaultFromAddress: fromAddress,
    sendEmail: (mail) => oweAll(payload, mail),
  })
}

async function oweAll(payload: Payload, mail: SendEmailOptions): Promise<string[]> {
  const to = recipientsOf(mail.to)
  if (to.length === 0) throw new Error('A mail without a recipient')
  const body = bodyOf(mail)
  const ids: string[] = []
  for (const recipient of to) {
    const req = await requestOf(payload, { kind: 'system', name: 'payload-email' })
    ids.push(
      await oweMessage(req, {
        template: 'account',
        language: 'fr',
        to: recipient,
        purpose: `account:${randomUUID()}`,
        subject: mail.subject ?? '',
        data: body,
      }),
    )
  }
  return ids
}

type Recipient = { name: string | null; address: string }

function recipientsOf(to: SendEmailOptions['to']): Recipient[] {
  if (to === undefined) return []
  if (Array.isArray(to)) return to.flatMap(recipientsOf)
  if (typeof to !== 'string') return [{ name: to.name || null, address: to.address ?? '' }]
  return to
    .split(',')
    .map(recipientIn)
    .filter(({ address }) => address !== '')
}

/** `"Name" <address>` or a bare address. */
function recipientIn(text: string): Recipient {
  const named = /^\s*"?(?<name>[^"<]*?)"?\s*<(?<address>[^>]+)>\s*$/.exec(text)?.groups
  return { name: named?.['name'] || null, address: (named?.['address'] ?? text).trim() }
}

function bodyOf({ html, text }: SendEmailOptions): { html: string; text: string } {
  if (typeof html === 'string') return { html, text: typeof text === 'string' ? text : plainTextOf(html) }
  if (typeof text === 'string') return { html: text.replace(/[&<>]/g, entityOf).replaceAll('\n', '<br>'), text }
  throw new Error('A mail whose body is neither HTML nor text')
}

function entityOf(character: string): string {
  return `&#${character.codePointAt(0)};`
}

/** Links keep their address, tags go, lines stay readable. */
function plainTextOf(html: string): string {
  return html
    .replace(/<a\b[^>]*\bhref="([^"]*)"[^>]*>([\s\S]*?)<\/a>/gi, (_, href: string, label: string) =>
      label.trim() === href ? href : `${label} (${href})`,
    )
    .replace(/<(?:br|\/p|\/div|\/h\d)\b[^>]*>/gi, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
}
