import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { idOrNull } from '../../database/ids'
import type { QuoteState } from '../../domain/quotes/lifecycle'
import { outboxReasons } from '../../i18n/outbox'
import type { Message } from '../../payload-types'
import { codeIdOf } from '../signatures/signingCode'

const statesThatAreOut: ReadonlySet<QuoteState> = new Set<QuoteState>(['sent', 'partially-signed'])

/**
 * Why a message must not leave any more: a mail that brings a quote speaks of a version that can still be signed, and one
 * that brings a signing code of a code that still works, or it stays here. Other mails are never outdated.
 *
 * @returns a sentence for staff; null when the message still holds true
 */
export async function whyOutdated(
  req: PayloadRequest,
  message: Pick<Message, 'template' | 'quote' | 'quoteVersion' | 'data'>,
): Promise<string | null> {
  if (message.template === 'sign-code') return whyCodeIsDead(req, message.data)
  if (message.template !== 'quote-sent') return null
  const id = idOrNull(message.quote)
  const quote = id
    ? await req.payload.findByID({
        collection: 'quotes',
        id,
        select: { state: true, currentVersion: true },
        depth: 0,
        joins: false,
        disableErrors: true,
        req,
      })
    : null
  if (!quote) return outboxReasons.quoteGone
  if (!statesThatAreOut.has(quote.state)) return outboxReasons.noLongerOut
  const isCurrent = idOrNull(message.quoteVersion) === idOrNull(quote.currentVersion)
  return isCurrent ? null : outboxReasons.newerVersion
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
