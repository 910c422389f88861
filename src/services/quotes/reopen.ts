import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { lockRow } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { civilDate } from '../../domain/dates/civilDate'
import { DomainError } from '../../domain/errors'
import { decideQuote, type QuoteCommand } from '../../domain/quotes/lifecycle'
import { cancelUnsent } from '../messages/cancelUnsent'
import { cancelProjectOf } from '../projects/cancel'

/**
 * Takes a quote that is out back to be edited (`revise`), or closes it for good (`cancel`). The version that is out
 * can no longer be signed; the next sending makes a new one.
 *
 * A signed quote on which money has come is cancelled with a credit note and a refund instead (R22).
 *
 * @throws {DomainError} `quote.unknown` · `quote.notAllowed` · `quote.depositPaid`
 */
export async function moveQuote(
  req: PayloadRequest,
  { quoteId, command }: { quoteId: string; command: Extract<QuoteCommand, 'revise' | 'cancel'> },
): Promise<void> {
  await inTransaction(req, async () => {
    if (!(await lockRow(req, 'quotes', quoteId))) throw new DomainError('quote.unknown')
    const quote = await req.payload.findByID({ collection: 'quotes', id: quoteId, depth: 0, joins: false, req })
    const now = nowOf(req.payload).toISOString()
    const validUntil = quote.validUntil ? civilDate(quote.validUntil) : null
    const state = decideQuote(quote.state, command, { now, validUntil })
    if (command === 'cancel' && (quote.depositPaidCents ?? 0) > 0) throw new DomainError('quote.depositPaid')
    await req.payload.update({
      collection: 'quotes',
      id: quoteId,
      data: { state, ...(command === 'cancel' ? { closedAt: now } : {}) },
      depth: 0,
      req,
    })
    await cancelUnsent(req, quoteId)
    if (command === 'cancel') await cancelProjectOf(req, quoteId)
  })
}
