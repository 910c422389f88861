import type { CivilDate } from '../dates/civilDate'
import type { InvoiceContent } from './content'
import { depositInvoiceContent, type PaidDeposit } from './depositInvoice'

export type RequestedDeposit = Omit<PaidDeposit, 'paidOn' | 'paidCents'> & { dueOn: CivilDate }

/**
 * The invoice of a deposit that is still to be paid, such as the second part of a 30/40/30 schedule: as that of a paid one,
 * but all of it is left to pay (M6, R18, R19).
 */
export function depositRequestContent({ dueOn, ...requested }: RequestedDeposit): InvoiceContent {
  const { grossCents } = requested.deposit
  const paid = depositInvoiceContent({ ...requested, paidOn: requested.issuedOn, paidCents: grossCents })
  return { ...paid, dueOn, prepaidCents: 0, payableCents: grossCents }
}
