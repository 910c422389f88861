import type { PayloadRequest, TaskConfig } from 'payload'

import { nowOf } from '../database/clock'
import { MailError, portsOf, type Mailer, type OutgoingMail } from '../integrations/ports'
import type { Message } from '../payload-types'
import { requestOf } from '../services/guest'
import { claimMessage, isDue } from '../services/messages/claim'
import { mailStateOf } from '../services/messages/mailSwitches'
import { renderMessage } from '../services/messages/render'
import { senderOf } from '../services/messages/sender'
import { settleMessage, type AttemptOutcome } from '../services/messages/settle'
import { react } from './reactions'

/**
 * Sends one owed message, once. What it needs is read before the claim, the mail leaves outside of every transaction,
 * and each end is written down: sent, later, failed for good, or unknown (D3). Running it again is harmless.
 */
export const deliverMessage: TaskConfig<'deliver-message'> = {
  slug: 'deliver-message',
  inputSchema: [{ name: 'messageId', type: 'text', required: true }],
  // For a database that is away while the outcome is written; a mail itself is tried again by its own state.
  retries: { attempts: 4, backoff: { type: 'exponential', delay: 5_000 } },
  handler: async ({ input, req }) => {
    const system = await requestOf(req.payload, { kind: 'system', name: 'deliver-message' })
    await deliver(system, input.messageId)
    return { output: {} }
  },
}

async function deliver(req: PayloadRequest, messageId: string): Promise<void> {
  const { mailer } = portsOf(req.payload)
  if (mailer === null || mailStateOf(req.payload) === 'stopped') return
  const message = await req.payload.findByID({
    collection: 'messages',
    id: messageId,
    depth: 0,
    disableErrors: true,
    req,
  })
  if (!message) return
  const mail = isDue(message, nowOf(req.payload)) ? await prepare(req, message) : null
  const result = await claimMessage(req, messageId)
  if (result.kind === 'busy') return react(req, { type: 'message.owed', messageId, notBefore: result.until })
  if (result.kind === 'idle') return
  const outcome = await attempt(mailer, mail ?? notReady('it became due while it was claimed'))
  const isWritten = await settleMessage(req, result.claim, outcome)
  if (!isWritten) req.payload.logger.warn({ messageId, outcome: outcome.kind, msg: 'A delivery ended after its claim' })
}

type Prepared = { kind: 'ready'; mail: OutgoingMail } | { kind: 'notReady'; reason: string }

function notReady(reason: string): Prepared {
  return { kind: 'notReady', reason: `The mail could not be prepared: ${reason}` }
}

/** The whole mail in memory. What is missing now (a file, a document) counts as a failed attempt, not as a lost job. */
async function prepare(req: PayloadRequest, message: Message): Promise<Prepared> {
  try {
    return { kind: 'ready', mail: await outgoingMail(req, message) }
  } catch (error) {
    req.payload.logger.error({ err: error, messageId: message.id, msg: 'A mail could not be prepared' })
    return notReady(error instanceof Error ? error.message : String(error))
  }
}

async function outgoingMail(req: PayloadRequest, message: Message): Promise<OutgoingMail> {
  const { storage } = portsOf(req.payload)
  const { name, address, replyTo } = senderOf(req.payload)
  const { subject, html, text, attachments } = await renderMessage(req, message)
  const files: OutgoingMail['attachments'] = []
  for (const { filename, contentType, storageKey } of attachments) {
    if (storageKey === null) throw new Error(`${filename} is not rendered yet`)
    files.push({ filename, contentType, bytes: await storage.get(storageKey) })
  }
  return {
    messageId: message.messageId,
    from: { name, address },
    replyTo,
    to: { name: message.toName ?? null, address: message.toAddress },
    subject,
    html,
    text,
    attachments: files,
  }
}

async function attempt(mailer: Mailer, prepared: Prepared): Promise<AttemptOutcome> {
  if (prepared.kind === 'notReady') return { kind: 'temporary', reason: prepared.reason }
  try {
    return { kind: 'sent', receipt: await mailer.send(prepared.mail) }
  } catch (error) {
    if (error instanceof MailError) return { kind: error.outcome, reason: error.message }
    // A mailer that breaks its word says nothing about the mail: it may have left.
    return { kind: 'unknown', reason: error instanceof Error ? error.message : String(error) }
  }
}
