import { createHash } from 'node:crypto'
import type { ApiRequest } from './api'
import type { Book } from './book'
import { RequestError } from './requestError'

export type Reply = { status: number; body: unknown; isReplayed: boolean }

/**
 * Answers a write under an idempotency key once, and gives that same answer to the same request again. As at Stripe, a request
 * that was refused before it ran is not kept.
 *
 * @throws {RequestError} `idempotency_error` when the key comes with another request; whatever `run` throws.
 */
export function onceUnderKey(
  { replies }: Book,
  { key, request }: { key: string | undefined; request: ApiRequest },
  run: () => unknown,
): Reply {
  if (request.method !== 'POST' || key === undefined) return { status: 200, body: run(), isReplayed: false }
  const fingerprint = createHash('sha256').update(`${request.path}\n${request.form}`).digest('hex')
  const kept = Object.hasOwn(replies, key) ? replies[key] : undefined
  if (kept && kept.fingerprint !== fingerprint)
    throw new RequestError(400, {
      type: 'idempotency_error',
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    })
  if (kept) return { status: kept.status, body: kept.body, isReplayed: true }
  const body = structuredClone(run())
  replies[key] = { fingerprint, status: 200, body }
  return { status: 200, body, isReplayed: false }
}
