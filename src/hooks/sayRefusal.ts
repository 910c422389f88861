import type { AfterErrorHook } from 'payload'

import { refuse } from './refuse'

/**
 * Answers a refusal with its own sentence, name and data. Payload's REST knows its errors by class, and a Next build holds
 * that class more than once (instrumentation, routes): there every refusal would read "An unknown error occurred".
 *
 * A trigger that keeps a frozen row (`tu.frozen`) answers 409 instead of 500: nothing is wrong with the server, the row
 * must stay (I2, Q6, R23).
 */
export const sayRefusal: AfterErrorHook = ({ error, req }) => {
  const refusal = isFrozen(error) ? refuse(req, { code: 'row.frozen' }) : error
  const { status, data } = partsOf(refusal)
  if (status === null || status >= 500) return
  const name = data !== null && 'errors' in data ? 'ValidationError' : 'APIError'
  return { status, response: { errors: [{ name, message: refusal.message, data: data ?? {} }] } }
}

/** What Payload's errors carry, read without their class. */
function partsOf(error: Error): { status: number | null; data: Record<string, unknown> | null } {
  const status: unknown = 'status' in error ? error.status : null
  const data: unknown = 'data' in error ? error.data : null
  return {
    status: typeof status === 'number' ? status : null,
    data: typeof data === 'object' && data !== null ? { ...data } : null,
  }
}

/** Drizzle wraps what Postgres said: the reason is in the cause. */
function isFrozen(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return error.message.startsWith('tu.frozen') || isFrozen(error.cause)
}
