import type { PayloadRequest } from 'payload'

import { civilDate, formatCivilDate } from '../../domain/dates/civilDate'
import { creditableLeft } from '../../domain/invoices/creditableLeft'
import { totalsOf } from '../../domain/invoices/vatGroups'
import { checkoutWords } from '../../i18n/checkout'
import type { Payment } from '../../payload-types'
import { draftCreditNote } from '../invoices/draftCreditNote'
import { issuedContent } from '../invoices/issuedContent'
import { readCreditNotes } from '../invoices/signed'

/**
 * Drafts the credit note that a refund calls for, before the refund is taken off the invoice: of what it gives back beyond a
 * credit that the client had already (an overpayment, a credit note made first, R22). Staff issue it.
 */
export async function draftRefundCredit(
  req: PayloadRequest,
  { invoiceId, refund }: { invoiceId: string; refund: Payment },
): Promise<void> {
  const invoice = await req.payload.findByID({ collection: 'invoices', id: invoiceId, depth: 0, joins: false, req })
  const content = issuedContent(invoice)
  const creditCents = Math.max(0, 0 - (invoice.balanceCents ?? 0))
  const left = creditableLeft(content, await readCreditNotes(req, invoiceId))
  const grossCents = Math.min(refund.amountCents - creditCents, totalsOf(left).grossCents)
  if (grossCents <= 0) return
  const day = formatCivilDate(civilDate(refund.receivedOn ?? ''), content.language)
  const reason = refund.note ?? checkoutWords[content.language].refunded(day)
  await draftCreditNote(req, { invoiceId, scope: { kind: 'amount', grossCents }, reason })
}
