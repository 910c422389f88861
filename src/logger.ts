import type { LoggerOptions } from 'pino'

import type { Env } from './env'

/** Keys whose values never reach a log: secrets and personal data. */
const secretKeys = [
  'password',
  'token',
  'secret',
  'authorization',
  'cookie',
  'email',
  'iban',
  'imageBase64',
  'html',
  'text',
]

/** One logger for Payload and for us: JSON lines, redacted (house rule: no secrets or personal data in logs). */
export function loggerOptions(env: Pick<Env, 'LOG_LEVEL' | 'TU_ROLE'>): LoggerOptions {
  return {
    level: env.LOG_LEVEL,
    base: { role: env.TU_ROLE },
    serializers: { err: withoutValues },
    redact: { paths: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[redacted]' },
  }
}

/**
 * An error for the log: its name, its stack, and Postgres' own code, table and constraint. The values of a failed query
 * stand in the message of the query builder after "params:": they may be anybody's name or link, and are cut.
 */
function withoutValues(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code, table, constraint } = factsOf(error)
  return {
    type: error.name,
    message: withoutParams(error.message),
    stack: withoutParams(error.stack ?? ''),
    ...(code ? { code, table, constraint } : {}),
    ...(error.cause === undefined ? {} : { cause: withoutValues(error.cause) }),
  }
}

function factsOf(error: Error): Record<'code' | 'table' | 'constraint', string | null> {
  const text = (key: string): string | null => {
    const value: unknown = Reflect.get(error, key)
    return typeof value === 'string' ? value : null
  }
  return { code: text('code'), table: text('table'), constraint: text('constraint') }
}

/** Everything from "params:" to the first line of the stack. */
function withoutParams(text: string): string {
  return text.replace(/\bparams:[\s\S]*?(?=\n\s+at |$)/g, 'params: [redacted]')
}
