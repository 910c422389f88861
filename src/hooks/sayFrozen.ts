import type { AfterErrorHook } from 'payload'

import { refuse } from './refuse'

/**
 * A trigger that keeps a frozen row (`tu.frozen`) answers 409 with a sentence instead of 500: nothing is wrong with the
 * server, the row must stay (I2, Q6, R23).
 */
export const sayFrozen: AfterErrorHook = ({ error, req }) => {
  if (!isFrozen(error)) return
  const refusal = refuse(req, { code: 'row.frozen' })
  return {
    status: refusal.status,
    response: { errors: [{ name: refusal.name, message: refusal.message, data: refusal.data ?? {} }] },
  }
}

/** Drizzle wraps what Postgres said: the reason is in the cause. */
function isFrozen(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return error.message.startsWith('tu.frozen') || isFrozen(error.cause)
}
