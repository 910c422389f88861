import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'

import { inTransaction } from '../../database/transaction'
import { oneLine } from '../../domain/messages/mail'
import type { MessageTemplate } from '../../domain/messages/templates'
import type { Language } from '../../domain/parties/snapshots'
import { renderMessage } from './render'
import { senderOf } from './sender'

/** One e-mail that somebody is owed. */
export type OwedMessage = {
  template: MessageTemplate
  /** The reader's, not the staff's. */
  language: Language
  to: { name: string | null; address: string }
  /** What it is for, once and for all: `quote-sent:<version id>`. A second message for the same purpose is not made. */
  purpose: string
  /** No secret: links are derived when the mail is rendered. Only Payload's own mails carry their body here. */
  data: Record<string, unknown>
  /** Payload's own mails bring their subject; the others have the template's. */
  subject?: string
  /** Waits until `releaseMessages` says that its document is there (Q1). */
  isHeld?: boolean
  clientId?: string
  quoteId?: string
  quoteVersionId?: string
  invoiceId?: string
}

/**
 * Writes a message into the outbox, in the caller's transaction; its delivery is queued with it. Everything that the
 * mail speaks of must be written before.
 *
 * Idempotent by `purpose`. Two transactions that owe the same at the same moment: the later one fails.
 *
 * @returns the id of the message, new or from before
 */
export async function oweMessage(req: PayloadRequest, owed: OwedMessage): Promise<string> {
  return inTransaction(req, async () => (await owedBefore(req, owed.purpose)) ?? (await write(req, owed)))
}

async function owedBefore(req: PayloadRequest, purpose: string): Promise<string | null> {
  const found = await req.payload.find({
    collection: 'messages',
    where: { purpose: { equals: purpose } },
    select: { purpose: true },
    depth: 0,
    limit: 1,
    pagination: false,
    req,
  })
  return found.docs[0]?.id ?? null
}

async function write(req: PayloadRequest, owed: OwedMessage): Promise<string> {
  const { template, language, data, purpose } = owed
  const row = {
    template,
    language,
    data,
    subject: owed.subject ?? '',
    toName: owed.to.name === null ? null : oneLine(owed.to.name),
    client: owed.clientId ?? null,
    quote: owed.quoteId ?? null,
    quoteVersion: owed.quoteVersionId ?? null,
    invoice: owed.invoiceId ?? null,
  }
  const { subject } = await renderMessage(req, row)
  const message = await req.payload.create({
    collection: 'messages',
    data: {
      ...row,
      state: 'queued',
      subject,
      toAddress: oneLine(owed.to.address),
      isHeld: owed.isHeld ?? false,
      purpose,
      messageId: newMessageId(senderOf(req.payload).address),
      attempts: 0,
    },
    depth: 0,
    req,
  })
  return message.id
}

/** Fixed for the life of the message, so that a receiver can drop a double. */
function newMessageId(fromAddress: string): string {
  return `<${randomUUID()}@${fromAddress.split('@').at(-1)}>`
}
