import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { lockRow } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { civilDate, civilDateInParis, isAfter } from '../../domain/dates/civilDate'
import { DomainError } from '../../domain/errors'
import { appendToLedger } from '../ledger/append'

/** A refund that staff made at the bank, after a consumer's withdrawal (R44). */
export type RecordedRefund = {
  quoteId: string
  /** The day on which it left, Europe/Paris. */
  refundedOn: string
  reference: string | null
}

/**
 * Notes that the refund which a quote owes was made; the ledger keeps its day and reference.
 *
 * @throws {DomainError} `quote.unknown` · `quote.noRefundDue` · `payment.refundInFuture`
 */
export async function recordRefund(
  req: PayloadRequest,
  { quoteId, refundedOn, reference }: RecordedRefund,
): Promise<void> {
  await inTransaction(req, async () => {
    if (!(await lockRow(req, 'quotes', quoteId))) throw new DomainError('quote.unknown')
    const quote = await req.payload.findByID({ collection: 'quotes', id: quoteId, depth: 0, joins: false, req })
    if (quote.refundState !== 'due') throw new DomainError('quote.noRefundDue')
    const today = civilDateInParis(nowOf(req.payload).toISOString())
    if (isAfter(civilDate(refundedOn), today)) throw new DomainError('payment.refundInFuture')
    await req.payload.update({ collection: 'quotes', id: quoteId, data: { refundState: 'done' }, depth: 0, req })
    await appendToLedger(req, {
      subject: 'quote',
      subjectId: quoteId,
      event: 'quote.refunded',
      data: { refundedOn, reference, dueOn: quote.refundDueOn ?? null },
    })
  })
}
