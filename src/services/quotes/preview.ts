import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { civilDateInParis } from '../../domain/dates/civilDate'
import { DomainError } from '../../domain/errors'
import type { Problem } from '../../domain/problems'
import { problemsOf, readQuoteParts } from './content'

/** What staff see before they confirm a sending. */
export type SendPreview = {
  recipients: { name: string; email: string }[]
  grossCents: number
  depositCents: number
  currency: string
  validUntil: string | null
  problems: Problem[]
}

/**
 * Who would receive what, and what still keeps it from going; changes nothing.
 *
 * @throws {DomainError} `quote.unknown`
 */
export async function previewSending(req: PayloadRequest, quoteId: string): Promise<SendPreview> {
  const parts = await readQuoteParts(req, quoteId)
  if (!parts) throw new DomainError('quote.unknown')
  const { quote, signers } = parts
  return {
    recipients: signers.slice(0, 1).map(({ name, email }) => ({ name, email })),
    grossCents: quote.grossCents ?? 0,
    depositCents: quote.depositCents ?? 0,
    currency: quote.currency ?? 'EUR',
    validUntil: quote.validUntil ?? null,
    problems: problemsOf(parts, civilDateInParis(nowOf(req.payload).toISOString())),
  }
}
