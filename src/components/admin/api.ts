import type { Problem } from '@/domain/problems'
import { isRecord, listAt, textAt } from './records'

/** A problem, with the server's own sentence for it when it sent one. */
export type ToldProblem = Problem & { message: string | null }

/** Why the server said no: its own sentence, and what a person must fill in, if that is why. */
export type Refusal = { message: string | null; problems: ToldProblem[] }

export type Answer = { ok: true; body: unknown } | { ok: false; refusal: Refusal }

type Call = {
  method: 'GET' | 'POST'
  url: string
  /** Payload answers in it. */
  language: string
  body?: unknown
}

/** Calls one of our endpoints as the person who is logged in. A network failure is a refusal without a message. */
export async function callApi({ method, url, language, body }: Call): Promise<Answer> {
  try {
    const response = await fetch(url, {
      method,
      credentials: 'include',
      headers: { 'Accept-Language': language, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    })
    const answer: unknown = await response.json()
    return response.ok ? { ok: true, body: answer } : { ok: false, refusal: refusalIn(answer) }
  } catch {
    return { ok: false, refusal: { message: null, problems: [] } }
  }
}

/** Reads `{ errors: [{ message, data: { problems } }] }`, from Payload or from our endpoints. */
export function refusalIn(body: unknown): Refusal {
  const errors = listAt(body, 'errors')
  const problems = errors.flatMap((error) => problemsIn(isRecord(error) ? error['data'] : undefined))
  return { message: textAt(errors[0], 'message'), problems }
}

/** The well-formed ones of `problems: [{ field, code }]`. */
export function problemsIn(value: unknown): ToldProblem[] {
  return listAt(value, 'problems').flatMap((problem) => {
    const field = textAt(problem, 'field')
    const code = textAt(problem, 'code')
    return field === null || code === null ? [] : [{ field, code, message: textAt(problem, 'message') }]
  })
}
