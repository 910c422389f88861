import type { Payload, PayloadRequest } from 'payload'

import type { CodeRequest } from '../../contracts/sign'
import { idOf } from '../../database/ids'
import { inTransaction } from '../../database/transaction'
import { DomainError } from '../../domain/errors'
import type { QuoteSigner } from '../../domain/quotes/content'
import { signingCodeLimits } from '../../domain/signatures/codeVerdict'
import type { Quote, QuoteVersion } from '../../payload-types'
import { requestOf } from '../guest'
import { appendToLedger } from '../ledger/append'
import { takeFromLimit } from '../limits'
import { oweMessage } from '../messages/owe'
import type { Circumstances } from '../quotes/accept'
import { assertSignable, lockQuoteOfLink } from '../quotes/lockedLink'
import { quoteByToken } from '../quotes/read'
import { signingCode, signingCodeHash } from './signingCode'

const hour = 3_600

/**
 * Owes the signer whose link it is a new code by e-mail; their codes before it die (S3).
 *
 * @returns until when it can be typed
 * @throws {DomainError} `code.tooSoon` { seconds } · `code.limit` · and as `acceptQuote` does for a quote that cannot be signed
 */
export async function requestSigningCode(
  payload: Payload,
  input: CodeRequest,
  seen: Pick<Circumstances, 'now' | 'ip'>,
): Promise<{ expiresAt: string }> {
  await assertWithinLimits(payload, input, seen)
  const req = await requestOf(payload, { kind: 'guest', email: null })
  return inTransaction(req, async () => {
    const locked = await lockQuoteOfLink(req, input.token)
    const { quote, version } = locked
    const { signer } = await assertSignable(req, { ...locked, versionHash: input.versionHash, now: seen.now })
    req.context.actor = { kind: 'guest', email: signer.email }
    return writeCode(req, { quote, version, signer, now: seen.now })
  })
}

async function assertWithinLimits(
  payload: Payload,
  { token }: CodeRequest,
  { now, ip }: Pick<Circumstances, 'now' | 'ip'>,
): Promise<void> {
  const linked = await quoteByToken(payload, token)
  if (!linked) throw new DomainError('quote.unknown')
  const { resendSeconds, perHour, perAddressAndHour } = signingCodeLimits
  const owner = `${linked.quoteId}:${linked.email}`
  const pause = { bucket: `sign-code-pause:${owner}`, most: 1, seconds: resendSeconds, now }
  const seconds = await takeFromLimit(payload, pause)
  if (seconds > 0) throw new DomainError('code.tooSoon', { seconds })
  const limits: { bucket: string; most: number; seconds: number; now: Date }[] = [
    { bucket: `sign-code:${owner}`, most: perHour, seconds: hour, now },
  ]
  if (ip !== null) limits.push({ bucket: `sign-code-ip:${ip}`, most: perAddressAndHour, seconds: hour, now })
  for (const limit of limits) if ((await takeFromLimit(payload, limit)) > 0) throw new DomainError('code.limit')
}

type NewCode = { quote: Quote; version: QuoteVersion; signer: QuoteSigner; now: Date }

async function writeCode(
  req: PayloadRequest,
  { quote, version, signer, now }: NewCode,
): Promise<{ expiresAt: string }> {
  const { secret } = req.payload
  const sentAt = now.toISOString()
  const expiresAt = new Date(now.getTime() + signingCodeLimits.minutes * 60_000).toISOString()
  const data = { quote: quote.id, version: version.id, email: signer.email, codeHash: '-', sentAt, expiresAt, tries: 0 }
  const { id: codeId } = await req.payload.create({ collection: 'signing-codes', data, depth: 0, req })
  const codeHash = signingCodeHash(secret, { codeId, code: signingCode(secret, codeId) })
  await req.payload.update({ collection: 'signing-codes', id: codeId, data: { codeHash }, depth: 0, req })
  await oweMessage(req, {
    template: 'sign-code',
    language: quote.language,
    to: { name: signer.name, address: signer.email },
    purpose: `sign-code:${codeId}`,
    data: { codeId },
    clientId: idOf(quote.client),
    quoteId: quote.id,
    quoteVersionId: version.id,
  })
  await appendToLedger(req, {
    subject: 'quote',
    subjectId: quote.id,
    event: 'quote.codeSent',
    data: { version: version.version, email: signer.email },
  })
  return { expiresAt }
}
