import { sql } from '@payloadcms/db-postgres'
import type { Payload, PayloadRequest } from 'payload'

import { sqlIn } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { DomainError } from '../../domain/errors'
import { codeVerdict, type CodeVerdict } from '../../domain/signatures/codeVerdict'
import type { SigningCode } from '../../payload-types'
import { requestOf } from '../guest'
import { appendToLedger } from '../ledger/append'
import { isSameHash, signingCodeHash } from './signingCode'

/** Whose code, for which version. */
export type CodeOwner = { quoteId: string; versionId: string; email: string }

type Typed = CodeOwner & { code: string | null; now: Date }

/**
 * Judges a typed code in a transaction of its own, so that a wrong one counts although nothing is signed (S3). A right
 * one stays right until it expires or is used.
 *
 * @throws {DomainError} `code.missing` · `code.wrong` { triesLeft } · `code.expired` · `code.tooManyTries`
 */
export async function verifySigningCode(payload: Payload, typed: Typed): Promise<void> {
  const { code } = typed
  if (code === null) throw new DomainError('code.missing')
  const req = await requestOf(payload, { kind: 'guest', email: typed.email })
  const verdict = await inTransaction(req, () => judge(req, { ...typed, code }))
  if (verdict.kind === 'wrong') throw new DomainError('code.wrong', { triesLeft: verdict.triesLeft })
  if (verdict.kind !== 'right') throw new DomainError(`code.${verdict.kind}`)
}

async function judge(req: PayloadRequest, typed: Typed & { code: string }): Promise<CodeVerdict> {
  const row = await lockNewest(req, typed)
  if (row === null) return { kind: 'expired' }
  const { secret } = req.payload
  const isRight = isSameHash(row.codeHash, signingCodeHash(secret, { codeId: row.id, code: typed.code }))
  const now = typed.now.toISOString()
  const verdict = codeVerdict({ now, expiresAt: row.expiresAt, tries: row.tries, isRight })
  if (verdict.kind === 'right' && row.verifiedAt) return verdict
  const data = verdict.kind === 'right' ? { verifiedAt: now } : { tries: row.tries + (isRight ? 0 : 1) }
  await req.payload.update({ collection: 'signing-codes', id: row.id, data, depth: 0, req })
  if (verdict.kind === 'right') await tellLedger(req, typed)
  return verdict
}

function tellLedger(req: PayloadRequest, { quoteId, versionId, email }: CodeOwner): Promise<void> {
  return appendToLedger(req, {
    subject: 'quote',
    subjectId: quoteId,
    event: 'quote.codeVerified',
    data: { versionId, email },
  })
}

/** The only code that counts: the newest; locked, so that parallel guesses count one by one. */
async function lockNewest(req: PayloadRequest, { versionId, email }: CodeOwner): Promise<SigningCode | null> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute<{ id: string }>(sql`
    SELECT id FROM signing_codes WHERE version_id = ${versionId} AND email = ${email} AND used_at IS NULL
    ORDER BY sent_at DESC, id DESC LIMIT 1 FOR UPDATE`)
  const id = rows[0]?.id
  return id === undefined ? null : req.payload.findByID({ collection: 'signing-codes', id, depth: 0, req })
}

/**
 * Uses the verified code up, in the transaction that signs (single use, S3).
 *
 * @returns when it was sent and proven, for the evidence (S4)
 * @throws {DomainError} `code.expired` when it was used or replaced meanwhile
 */
export async function consumeSigningCode(
  req: PayloadRequest,
  { now, ...owner }: CodeOwner & { now: Date },
): Promise<{ sentAt: string; verifiedAt: string }> {
  const row = await lockNewest(req, owner)
  if (!row?.verifiedAt || row.expiresAt <= now.toISOString()) throw new DomainError('code.expired')
  await req.payload.update({
    collection: 'signing-codes',
    id: row.id,
    data: { usedAt: now.toISOString() },
    depth: 0,
    req,
  })
  return { sentAt: row.sentAt, verifiedAt: row.verifiedAt }
}
