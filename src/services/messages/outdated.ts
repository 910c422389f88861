import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { idOrNull } from '../../database/ids'
import { civilDate, civilDateInParis, isBefore } from '../../domain/dates/civilDate'
import { isExpired, type QuoteState } from '../../domain/quotes/lifecycle'
import { outboxReasons } from '../../i18n/outbox'
import type { Message, Quote } from '../../payload-types'
import { whyNotStillDue } from '../dunning/stillDue'
import { quoteMailTo } from '../quotes/quoteMailTo'
import { codeIdOf } from '../signatures/signingCode'

const templatesThatBringQuotes: ReadonlySet<Message['template']> = new Set<Message['template']>([
  'quote-sent',
  'quote-to-countersign',
  'quote-reminder',
])
const statesThatAreOut: ReadonlySet<QuoteState> = new Set<QuoteState>(['sent', 'partially-signed'])

/**
 * Why a message must not leave any more: a mail that brings a quote or reminds of it speaks of a version that can still be
 * signed, and one that brings a signing code of a code that still works; one that thanks for a signature of a contract that still
 * stands; a reminder of an invoice says what is still owed today (D2). Other mails are never outdated.
 *
 * @returns a sentence for staff; null when the message still holds true
 */
export async function whyOutdated(
  req: PayloadRequest,
  message: Pick<Message, 'id' | 'template' | 'quote' | 'quoteVersion' | 'toAddress' | 'data'>,
): Promise<string | null> {
  if (message.template === 'sign-code') return whyCodeIsDead(req, message.data)
  if (message.template === 'reminder') return whyNotStillDue(req, message)
  if (message.template === 'quote-signed') return whyNoLongerSigned(req, message.quote)
  if (!templatesThatBringQuotes.has(message.template)) return null
  const id = idOrNull(message.quote)
  const quote = id
    ? await req.payload.findByID({
        collection: 'quotes',
        id,
        select: { state: true, currentVersion: true, validUntil: true, remindsSigner: true },
        depth: 0,
        joins: false,
        disableErrors: true,
        req,
      })
    : null
  if (!quote) return outboxReasons.quoteGone
  if (!statesThatAreOut.has(quote.state)) return outboxReasons.noLongerOut
  const versionId = idOrNull(message.quoteVersion)
  if (versionId === null || versionId !== idOrNull(quote.currentVersion)) return outboxReasons.newerVersion
  if (message.template !== 'quote-reminder') return null
  return whyReminderIsPointless(req, { versionId, address: message.toAddress }, quote)
}

/** A reminder is for somebody who has had the quote since yesterday at least, and can still answer it. */
async function whyReminderIsPointless(
  req: PayloadRequest,
  { versionId, address }: { versionId: string; address: string },
  { validUntil, remindsSigner }: Pick<Quote, 'validUntil' | 'remindsSigner'>,
): Promise<string | null> {
  const now = nowOf(req.payload).toISOString()
  if (isExpired(validUntil ? civilDate(validUntil) : null, now)) return outboxReasons.noLongerOut
  if (remindsSigner === false) return outboxReasons.remindersOff
  const where = { version: { equals: versionId }, signerEmail: { equals: address } }
  const { totalDocs: signatures } = await req.payload.count({ collection: 'signatures', where, req })
  if (signatures > 0) return outboxReasons.reminderPointless
  const mail = await quoteMailTo(req, { versionId, address })
  const hasHadIt =
    mail?.state === 'sent' && mail.sentAt && isBefore(civilDateInParis(mail.sentAt), civilDateInParis(now))
  return hasHadIt ? null : outboxReasons.reminderTooSoon
}

/** "Thank you, this is how to pay" is not for a consumer who has withdrawn meanwhile (R44). */
async function whyNoLongerSigned(req: PayloadRequest, quote: Message['quote']): Promise<string | null> {
  const id = idOrNull(quote)
  if (id === null) return outboxReasons.quoteGone
  const where = { id: { equals: id }, state: { equals: 'withdrawn' } }
  const { totalDocs } = await req.payload.count({ collection: 'quotes', where, req })
  return totalDocs > 0 ? outboxReasons.withdrawn : null
}

async function whyCodeIsDead(req: PayloadRequest, data: Message['data']): Promise<string | null> {
  const code = await req.payload.findByID({
    collection: 'signing-codes',
    id: codeIdOf(data),
    depth: 0,
    disableErrors: true,
    req,
  })
  const now = nowOf(req.payload).toISOString()
  return code && !code.usedAt && now < code.expiresAt ? null : outboxReasons.codeExpired
}
