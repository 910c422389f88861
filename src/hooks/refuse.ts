import { APIError, type PayloadRequest } from 'payload'

import type { DomainErrorData } from '../domain/errors'

type Refusal = { code: string; data?: DomainErrorData; status?: number }

/**
 * The error by which a hook refuses: a sentence in the person's language, the status, and the code for machines.
 * The sentences are those of `i18n/errors`, which Payload knows under `tu:`.
 */
export function refuse(req: PayloadRequest, { code, data = {}, status = 409 }: Refusal): APIError {
  return new APIError(req.t(`tu:${code}` as never, data), status, { code, ...data }, true)
}
