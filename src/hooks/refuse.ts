import { APIError, type PayloadRequest } from 'payload'

import type { DomainErrorData } from '../domain/errors'
import { readableFacts } from '../domain/readableFacts'

type Refusal = { code: string; data?: DomainErrorData; status?: number }

/**
 * The error by which a hook refuses: a sentence in the person's language, the status, and the code with its facts for
 * machines. The sentences are those of `i18n/errors`, which Payload knows under `tu:`.
 */
export function refuse(req: PayloadRequest, { code, data = {}, status = 409 }: Refusal): APIError {
  const facts = readableFacts(data, (key) => wordOf(req, key))
  return new APIError(req.t(`tu:${code}` as never, facts), status, { code, ...data }, true)
}

/** Payload answers with the key itself when it has no word for it. */
function wordOf(req: PayloadRequest, key: string): string | null {
  const word = req.t(`tu:${key}` as never)
  return word.endsWith(key) ? null : word
}
