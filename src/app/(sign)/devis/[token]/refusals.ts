import { z } from 'zod'

import type { SignRefusal } from '@/contracts/sign'
import { DomainError } from '@/domain/errors'
import type { Language } from '@/domain/parties/snapshots'

import { readableChanges } from './readableChanges'

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])
const changes = z.array(
  z.object({
    kind: z.enum(['added', 'removed', 'changed']),
    path: z.string(),
    subject: z.string().nullable(),
    from: scalar,
    to: scalar,
  }),
)

/** The answer for a refusal of the domain; null when the error is not one, so that the caller logs it. */
export function refusalOf(error: unknown, language: Language): SignRefusal | null {
  if (!(error instanceof DomainError)) return null
  const code = codeOf(error)
  const refusal: SignRefusal = { ok: false, status: statusOf(code), code, data: plainData(error) }
  const difference = changes.safeParse(error.data['changes'])
  return difference.success ? { ...refusal, difference: readableChanges(difference.data, language) } : refusal
}

/** When the service itself failed: its transaction is rolled back, so nothing was recorded. */
export const unavailable: SignRefusal = { ok: false, status: 503, code: 'service.unavailable', data: {} }

/** A request that does not have the contract's shape; a picture over the limit is told apart (S1). */
export function malformed(error: z.ZodError): SignRefusal {
  const isTooLarge = error.issues.some((issue) => issue.code === 'too_big' && issue.path[0] === 'image')
  if (isTooLarge) return { ok: false, status: 413, code: 'signature.tooLarge', data: {} }
  const field = error.issues[0]?.path.join('.') ?? ''
  return { ok: false, status: 422, code: 'request.malformed', data: { field } }
}

/** A move that the state forbids because the quote is already accepted is told as that. */
function codeOf({ code, data }: DomainError): string {
  return code === 'quote.notAllowed' && data['state'] === 'accepted' ? 'quote.alreadySigned' : code
}

const statuses: Readonly<Record<string, SignRefusal['status']>> = {
  'quote.unknown': 404,
  'quote.expired': 410,
  'quote.withdrawalOver': 410,
  'quote.withdrawalLost': 409,
  'quote.noWithdrawal': 409,
  'quote.versionChanged': 409,
  'quote.consentChanged': 409,
  'quote.notAllowed': 409,
  'quote.preparing': 409,
  'quote.alreadySigned': 409,
  'quote.alreadySignedByYou': 409,
  'quote.notYourTurn': 409,
  'signature.tooLarge': 413,
  'quote.tooManyRequests': 429,
  'code.tooManyTries': 429,
  'code.tooSoon': 429,
  'code.limit': 429,
}

function statusOf(code: string): SignRefusal['status'] {
  return statuses[code] ?? 422
}

function plainData({ data }: DomainError): Record<string, string | number> {
  const plain = Object.entries(data).filter(
    (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
  )
  return Object.fromEntries(plain)
}
