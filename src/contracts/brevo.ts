import { z } from 'zod'

import type { MailEvent } from '../domain/messages/mailEvents'

/** Seconds since 1970, as a number or its text. */
const seconds = z.coerce.number().int().positive().max(99_999_999_999)

const event = z.object({
  event: z.string().max(60),
  'message-id': z.string().max(998).optional(),
  'X-Mailin-custom': z.string().max(998).optional(),
  ts_event: seconds.optional().catch(undefined),
  ts: seconds.optional().catch(undefined),
})

/** What Brevo's transactional webhooks bring: one event, or several where they are batched. */
export const brevoEvents = z.union([event.transform((one) => [one]), z.array(event)])

export type BrevoEvent = z.infer<typeof event>

/** An event of ours: which mail by Brevo's id and by our own Message-ID, and what became of it. */
export type ReceivedMailEvent = { providerId: string | null; messageId: string | null; event: MailEvent }

/**
 * What an event of Brevo's means to us; null for those that we do not follow (opens, clicks, delays …).
 *
 * @param receivedAt ISO instant that stands in for a missing or future one
 */
export function mailEventOf(brevo: BrevoEvent, receivedAt: string): ReceivedMailEvent | null {
  const event = meaningOf(brevo.event, instantOf(brevo, receivedAt))
  if (event === null) return null
  return { providerId: brevo['message-id'] ?? null, messageId: brevo['X-Mailin-custom'] ?? null, event }
}

function instantOf({ ts_event, ts }: BrevoEvent, receivedAt: string): string {
  const unixSeconds = ts_event ?? ts
  if (unixSeconds === undefined) return receivedAt
  const at = new Date(unixSeconds * 1_000).toISOString()
  return at < receivedAt ? at : receivedAt
}

/** `hard_bounce` in the event is `hardBounce` where the webhook is set up: both are understood. */
function meaningOf(name: string, at: string): MailEvent | null {
  switch (name.toLowerCase().replace(/[^a-z]/g, '')) {
    case 'request':
    case 'sent':
      return { kind: 'accepted', at }
    case 'delivered':
      return { kind: 'delivered', at }
    case 'hardbounce':
      return { kind: 'bounced', bounceKind: 'hard', at }
    case 'softbounce':
      return { kind: 'bounced', bounceKind: 'soft', at }
    case 'blocked':
      return { kind: 'bounced', bounceKind: 'blocked', at }
    case 'invalid':
    case 'invalidemail':
      return { kind: 'bounced', bounceKind: 'invalid', at }
    case 'spam':
    case 'complaint':
      return { kind: 'complained', at }
    default:
      return null
  }
}
