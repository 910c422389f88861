import type { Payload, PayloadRequest } from 'payload'

import type { UpdateRequest } from '../../contracts/sign'
import { idOf } from '../../database/ids'
import { inTransaction } from '../../database/transaction'
import { civilDate } from '../../domain/dates/civilDate'
import { DomainError } from '../../domain/errors'
import { isExpired } from '../../domain/quotes/lifecycle'
import type { Quote, QuoteVersion } from '../../payload-types'
import { requestOf } from '../guest'
import { appendToLedger } from '../ledger/append'
import { takeFromLimit } from '../limits'
import { oweToStaff } from '../messages/oweToStaff'
import type { Circumstances } from './accept'
import { assertCurrent, lockQuoteOfLink, type LockedQuote } from './lockedLink'
import { quoteByToken } from './read'

const hour = 3_600
const perQuoteAndHour = 10
const perAddressAndHour = 30

/**
 * Tells staff that the holder of a link would like an expired quote renewed (Q3). Once per version: asked again, it
 * answers as the first time and does nothing.
 *
 * @throws {DomainError} `quote.unknown` · `quote.tooManyRequests` { seconds } · `quote.versionChanged` { changes } ·
 *   `quote.notAllowed` { state, command } for a quote that has not expired
 */
export async function requestUpdate(
  payload: Payload,
  input: UpdateRequest,
  seen: Pick<Circumstances, 'now' | 'ip'>,
): Promise<void> {
  await assertWithinLimits(payload, input, seen)
  const req = await requestOf(payload, { kind: 'guest', email: null })
  await inTransaction(req, async () => {
    const locked = await lockQuoteOfLink(req, input.token)
    await assertCurrent(req, { ...locked, versionHash: input.versionHash })
    assertExpired(locked, seen.now)
    if (locked.quote.updateRequestedAt) return
    req.context.actor = { kind: 'guest', email: locked.email }
    await record(req, { ...locked, words: input.words, now: seen.now })
  })
}

async function assertWithinLimits(
  payload: Payload,
  { token }: UpdateRequest,
  { now, ip }: Pick<Circumstances, 'now' | 'ip'>,
): Promise<void> {
  const linked = await quoteByToken(payload, token)
  if (!linked) throw new DomainError('quote.unknown')
  const limits = [{ bucket: `quote-update:${linked.quoteId}`, most: perQuoteAndHour, seconds: hour, now }]
  if (ip !== null) limits.push({ bucket: `quote-update-ip:${ip}`, most: perAddressAndHour, seconds: hour, now })
  for (const limit of limits) {
    const seconds = await takeFromLimit(payload, limit)
    if (seconds > 0) throw new DomainError('quote.tooManyRequests', { seconds })
  }
}

/** The calendar decides, whether or not the nightly job has run (Q3). */
function assertExpired({ quote: { state }, version }: { quote: Quote; version: QuoteVersion }, now: Date): void {
  const isOut = state === 'sent' || state === 'partially-signed'
  if (state === 'expired' || (isOut && isExpired(civilDate(version.validUntil), now.toISOString()))) return
  throw new DomainError('quote.notAllowed', { state, command: 'requestUpdate' })
}

async function record(
  req: PayloadRequest,
  { quote, version, email, words, now }: LockedQuote & { words: string; now: Date },
): Promise<void> {
  await req.payload.update({
    collection: 'quotes',
    id: quote.id,
    data: { updateRequestedAt: now.toISOString() },
    depth: 0,
    req,
  })
  await appendToLedger(req, {
    subject: 'quote',
    subjectId: quote.id,
    event: 'quote.updateRequested',
    data: { version: version.version, email },
  })
  await oweToStaff(
    req,
    {
      template: 'quote-update-requested-staff',
      purpose: `quote-update-requested-staff:${version.id}`,
      data: { words },
      clientId: idOf(quote.client),
      quoteId: quote.id,
      quoteVersionId: version.id,
    },
    quote,
  )
}
