import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { lockRow, sqlIn } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { suppressionAfter, trackAfter, type MailEvent, type MailTrack } from '../../domain/messages/mailEvents'
import { decideMessage } from '../../domain/messages/states'
import type { Message } from '../../payload-types'
import { moveMessage } from './moveMessage'
import { suppress } from './suppressions'

/** Which mail an event is about: by the provider's id, or by our Message-ID when its answer never reached us. */
export type TrackedMail = { transport: string; providerId: string | null; messageId: string | null }

/** `unknown`: no mail of ours; `known`: it was told before. */
export type MailEventResult = 'recorded' | 'known' | 'unknown'

/**
 * Writes down what a provider tells about a mail that it took. A hard bounce or a complaint bars the address (R33); any
 * event of a mail whose hand-over was in doubt settles that it left (D3). In any order, any number of times.
 */
export async function recordMailEvent(
  req: PayloadRequest,
  { mail, event }: { mail: TrackedMail; event: MailEvent },
): Promise<MailEventResult> {
  return inTransaction(req, async () => {
    const id = await idOfMail(req, mail)
    if (id === null || !(await lockRow(req, 'messages', id))) return 'unknown'
    const message = await req.payload.findByID({ collection: 'messages', id, depth: 0, req })
    const news = trackAfter(trackOf(message), event)
    const settled = settlementBy(message, { mail, event })
    if (news === null && settled === null) return 'known'
    await moveMessage(req, message, { ...settled, ...news })
    const reason = news === null ? null : suppressionAfter(event)
    if (reason !== null) await suppress(req, { address: message.toAddress, reason, messageId: id })
    return 'recorded'
  })
}

/** An id is stored as the provider answered it, with or without its angle brackets; events bring either form. */
async function idOfMail(req: PayloadRequest, { providerId, messageId }: TrackedMail): Promise<string | null> {
  const bare = providerId === null ? null : bareOf(providerId)
  const executor = await sqlIn(req)
  const { rows } = await executor.execute<{ id: string }>(sql`
    SELECT id FROM messages
    WHERE provider_id IN (${bare}, ${`<${bare}>`}) OR message_id = ${messageId}
    ORDER BY (message_id = ${messageId}) IS TRUE DESC LIMIT 1`)
  return rows[0]?.id ?? null
}

function bareOf(id: string): string {
  return id.trim().replace(/^<|>$/g, '')
}

function trackOf({ deliveredAt, bouncedAt, bounceKind, complainedAt }: Message): MailTrack {
  return {
    deliveredAt: instantOf(deliveredAt),
    bouncedAt: instantOf(bouncedAt),
    bounceKind: bounceKind ?? null,
    complainedAt: instantOf(complainedAt),
  }
}

function instantOf(stored: string | null | undefined): string | null {
  return stored ? new Date(stored).toISOString() : null
}

/** Only an event of another hand-over than the one that is on the row can speak of the one in doubt. */
function settlementBy(message: Message, { mail, event }: { mail: TrackedMail; event: MailEvent }) {
  if (message.state !== 'unknown') return null
  if (mail.providerId !== null && message.providerId && bareOf(message.providerId) === bareOf(mail.providerId))
    return null
  return {
    state: decideMessage(message.state, 'settle'),
    nextAttemptAt: null,
    sentAt: event.at,
    transport: mail.transport,
    providerId: mail.providerId,
    error: null,
    // As after any sending: the secret link in the body has served.
    ...(message.template === 'account' ? { data: {} } : {}),
  }
}
