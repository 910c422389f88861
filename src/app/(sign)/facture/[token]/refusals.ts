import type { PayRefusal } from '@/contracts/pay'
import { DomainError } from '@/domain/errors'

/** The answer for a refusal of the domain; null when the error is not one, so that the caller logs it. */
export function payRefusalOf(error: unknown): PayRefusal | null {
  if (!(error instanceof DomainError)) return null
  return { ok: false, status: statuses[error.code] ?? 422, code: error.code, data: plainData(error) }
}

/** When the service itself failed: no payment page was opened, so nothing was debited. */
export const unavailable: PayRefusal = { ok: false, status: 503, code: 'service.unavailable', data: {} }

/** A request that does not have the contract's shape. */
export const malformed: PayRefusal = { ok: false, status: 422, code: 'request.malformed', data: {} }

const statuses: Readonly<Record<string, PayRefusal['status']>> = {
  'invoice.unknown': 404,
  'quote.unknown': 404,
  'payment.amountChanged': 409,
  'payment.notAwaited': 409,
  'payment.pending': 409,
  'payment.tooMany': 429,
  'payment.onlineUnavailable': 503,
}

function plainData({ data }: DomainError): Record<string, string | number> {
  const plain = Object.entries(data).filter(
    (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
  )
  return Object.fromEntries(plain)
}
