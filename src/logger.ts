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
    redact: { paths: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[redacted]' },
  }
}
