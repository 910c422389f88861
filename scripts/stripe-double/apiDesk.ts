import type { IncomingHttpHeaders } from 'node:http'
import { answerTo, type ApiRequest } from './api'
import type { World } from './happenings'
import { onceUnderKey, type Reply } from './keptReplies'
import { RequestError } from './requestError'

/** `afterCommit`: the work is done and kept under its idempotency key, only the answer is lost. A timeout is always so. */
export type Failure = { status: 429 | 500; times: number; afterCommit?: boolean } | 'timeout'

export type LoggedRequest = ApiRequest & {
  idempotencyKey: string | undefined
  /** As answered. */
  status: number | 'timeout'
  /** Whether the work had been done before, even if the answer was lost again. */
  isReplayed: boolean
}

export type Answer = { status: number; type: string; text: string; headers?: Record<string, string> }

export type ApiDesk = {
  requests: LoggedRequest[]
  failNext: (failure: Failure) => void
  /** `timeout`: do not answer. */
  answer: (request: ApiRequest, headers: IncomingHttpHeaders) => Answer | 'timeout'
}

const tooMany = { error: { type: 'invalid_request_error', code: 'rate_limit', message: 'Too many requests' } }
const unexpected = { error: { type: 'api_error', message: 'An unexpected error occurred' } }

/** Answers API requests, fails when told to, and logs them all. */
export function apiDesk(world: World): ApiDesk {
  const requests: LoggedRequest[] = []
  const failures: Failure[] = []

  function answer(request: ApiRequest, headers: IncomingHttpHeaders): Answer | 'timeout' {
    const key = idempotencyKeyOf(headers)
    const failure = nextFailure(failures)
    const isLost = failure === 'timeout' || failure?.afterCommit === true
    const reply = failure === null || isLost ? replyTo(world, { request, headers, key }) : null
    const answered = failure === null ? reply : failureReply(failure)
    const status = answered?.status ?? 'timeout'
    requests.push({ ...request, idempotencyKey: key, status, isReplayed: reply?.isReplayed ?? false })
    return answered === null ? 'timeout' : answerOf(answered)
  }

  return {
    requests,
    answer,
    failNext: (failure) => void failures.push(failure === 'timeout' ? failure : { ...failure }),
  }
}

function replyTo(
  world: World,
  { request, headers, key }: { request: ApiRequest; headers: IncomingHttpHeaders; key: string | undefined },
): Reply {
  try {
    checkSecret(headers)
    return onceUnderKey(world.book, { key, request }, () => answerTo(world, request))
  } catch (error) {
    if (!(error instanceof RequestError)) throw error
    return { status: error.status, body: error.body, isReplayed: false }
  }
}

/** A live key in a test or a demo is an accident. */
function checkSecret({ authorization }: IncomingHttpHeaders): void {
  if (authorization?.startsWith('Bearer sk_test_')) return
  throw new RequestError(401, { message: 'The Stripe double takes test keys only (sk_test_…).' })
}

function idempotencyKeyOf(headers: IncomingHttpHeaders): string | undefined {
  const key = headers['idempotency-key']
  return typeof key === 'string' ? key : undefined
}

function nextFailure(failures: Failure[]): Failure | null {
  const failure = failures[0]
  if (failure === undefined) return null
  if (failure !== 'timeout') failure.times -= 1
  if (failure === 'timeout' || failure.times <= 0) failures.shift()
  return failure
}

function failureReply(failure: Failure): Reply | null {
  if (failure === 'timeout') return null
  return { status: failure.status, body: failure.status === 429 ? tooMany : unexpected, isReplayed: false }
}

function answerOf({ status, body, isReplayed }: Reply): Answer {
  const headers = isReplayed ? { 'idempotent-replayed': 'true' } : {}
  return { status, type: 'application/json', text: JSON.stringify(body), headers }
}
