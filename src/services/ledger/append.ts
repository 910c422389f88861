import { sql } from '@payloadcms/db-postgres'
import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { sqlIn } from '../../database/lock'
import { firstPreviousHash, hashInput, type Actor, type LedgerSubject } from '../../domain/ledger/entry'
import { headMac, type ChainEnd } from './mac'

export type LedgerFact = {
  subject: LedgerSubject
  subjectId: string
  /** e.g. "quote.sent" */
  event: string
  amountCents?: number | null
  currency?: string | null
  data?: Readonly<Record<string, unknown>>
}

/**
 * Adds one line to the life of a subject, in the caller's transaction (R24). Who acts is taken from the request:
 * staff or contact, else `req.context.actor` as the verb set it, else the system.
 *
 * Lines of one subject are numbered under a lock, so that parallel writers chain one after the other. The chain's head
 * moves with each line; where the tail was cut it stands further on already, and the line is refused.
 */
export async function appendToLedger(req: PayloadRequest, fact: LedgerFact): Promise<void> {
  const executor = await sqlIn(req)
  const chain = `${fact.subject}:${fact.subjectId}`
  await executor.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${chain}, 7102))`)
  const { rows } = await executor.execute(
    sql`SELECT sequence, hash FROM ledger WHERE subject_type = ${fact.subject} AND subject_id = ${fact.subjectId}
        ORDER BY sequence DESC LIMIT 1`,
  )
  const last = rows[0]
  const previousHash = typeof last?.hash === 'string' ? last.hash : firstPreviousHash
  const { actor, name } = actorOf(req)
  const entry = {
    subject: fact.subject,
    subjectId: fact.subjectId,
    sequence: Number(last?.sequence ?? 0) + 1,
    event: fact.event,
    actor,
    at: nowOf(req.payload).toISOString(),
    amountCents: fact.amountCents ?? null,
    currency: fact.currency ?? null,
    data: fact.data ?? {},
  }
  const hash = createHash('sha256').update(hashInput(previousHash, entry)).digest('hex')
  const { subject, ...rest } = entry
  await req.payload.create({
    collection: 'ledger',
    data: {
      ...rest,
      subjectType: subject,
      actor: { ...actor },
      data: { ...entry.data },
      actorName: name,
      previousHash,
      hash,
    },
    depth: 0,
    req,
  })
  await moveHead(req, { subject, subjectId: entry.subjectId, sequence: entry.sequence, hash })
}

async function moveHead(req: PayloadRequest, head: ChainEnd): Promise<void> {
  const mac = headMac(req.payload, head)
  const executor = await sqlIn(req)
  await executor.execute(
    sql`INSERT INTO ledger_heads (subject_type, subject_id, sequence, hash, mac)
        VALUES (${head.subject}, ${head.subjectId}, ${head.sequence}, ${head.hash}, ${mac})
        ON CONFLICT (subject_type, subject_id) DO UPDATE
        SET sequence = EXCLUDED.sequence, hash = EXCLUDED.hash, mac = EXCLUDED.mac`,
  )
}

function actorOf(req: PayloadRequest): { actor: Actor; name: string } {
  const { user } = req
  if (user?.collection === 'users') return { actor: { kind: 'staff', id: user.id }, name: user.name }
  if (user?.collection === 'contacts') return { actor: { kind: 'contact', id: user.id }, name: user.name }
  const given: unknown = req.context.actor
  if (isActor(given)) return { actor: given, name: given.kind === 'guest' ? (given.email ?? 'guest') : 'system' }
  return { actor: { kind: 'system', name: 'trait-d-union' }, name: 'system' }
}

/** What a verb may put into `req.context.actor` for people without an account and for jobs. */
function isActor(value: unknown): value is Extract<Actor, { kind: 'guest' | 'system' }> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    (value.kind === 'guest' || value.kind === 'system')
  )
}
