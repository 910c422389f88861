import type { PayloadRequest } from 'payload'

import type { HeldRequest } from '../../contracts/onlinePayments'
import { idOrNull } from '../../database/ids'
import { inTransaction } from '../../database/transaction'
import { DomainError } from '../../domain/errors'
import type { Payment } from '../../payload-types'
import { recordMoney } from './applySuccess'
import { lockSubject, type LockedSubject } from './checkoutSubject'
import { followPayment } from './followPayment'
import { movePayment } from './paymentRows'
import { refundPayment } from './refundPayment'

type Decision = HeldRequest & { paymentId: string }

/**
 * Ends a held payment by a person's decision (P3); what was decided stays, whatever the provider tells later.
 *
 * @throws {DomainError} `payment.unknown` · `payment.notHeld` · `payment.notAwaited` when nothing can be paid there any more ·
 *   what `refundPayment` and `bookDeposit` refuse
 */
export async function decideHeld(req: PayloadRequest, { paymentId, decision, reason }: Decision): Promise<void> {
  const row = await readHeld(req, paymentId)
  switch (decision) {
    case 'accept':
      await inTransaction(req, () => accept(req, row))
      if (row.providerId) await followPayment(req, row.providerId)
      return
    case 'refund':
      await refundPayment(req, { paymentId, amountCents: row.amountCents, reason, idempotencyKey: 'held' })
      return
    case 'refuse':
      await inTransaction(req, async () => {
        const { row: held } = await lockHeld(req, row)
        await movePayment(req, held, 'fail', { note: reason })
      })
  }
}

async function readHeld(req: PayloadRequest, id: string): Promise<Payment> {
  const row = await req.payload.findByID({ collection: 'payments', id, depth: 0, disableErrors: true, req })
  if (!row) throw new DomainError('payment.unknown')
  if (row.state !== 'held' || row.kind !== 'payment') throw new DomainError('payment.notHeld')
  return row
}

async function lockHeld(
  req: PayloadRequest,
  { id, quote, invoice }: Payment,
): Promise<{ row: Payment; subject: LockedSubject }> {
  const quoteId = idOrNull(quote)
  const subject = await lockSubject(
    req,
    quoteId === null ? { kind: 'invoice', id: idOrNull(invoice) ?? '' } : { kind: 'quote', id: quoteId },
  )
  if (!subject) throw new DomainError('payment.notAwaited')
  return { row: await readHeld(req, id), subject }
}

/** What it was held for stays on the row, so that a later reading does not hold it again. */
async function accept(req: PayloadRequest, found: Payment): Promise<void> {
  const { row, subject } = await lockHeld(req, found)
  if (row.currency !== subject.currency) throw new DomainError('payment.notAwaited')
  const recorded = await recordMoney(req, {
    subject,
    amountCents: row.amountCents,
    keep: (facts) => movePayment(req, row, 'succeed', facts),
  })
  if (!recorded) throw new DomainError('payment.notAwaited')
}
