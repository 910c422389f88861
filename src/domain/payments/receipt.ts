import type { CivilDate } from '../dates/civilDate'
import { DomainError } from '../errors'
import type { InvoiceContent } from '../invoices/content'
import { addCents, type Cents } from '../money/cents'
import { countsAsMoney, type PaymentMethod, type PaymentState } from './states'

/** A payment as far as its receipt needs it. */
export type ReceivedPayment = {
  kind: 'payment' | 'refund'
  state: PaymentState
  receivedOn: CivilDate | null
  amountCents: Cents
  method: PaymentMethod
  reference: string | null
}

/** All that a receipt says; the bytes of the invoice never change, so a paid stamp is this separate paper (I9). */
export type ReceiptContent = {
  seller: InvoiceContent['seller']
  client: InvoiceContent['client']
  language: InvoiceContent['language']
  currency: string
  invoice: Pick<InvoiceContent, 'kind' | 'number' | 'issuedOn' | 'grossCents'>
  receivedOn: CivilDate
  amountCents: Cents
  method: PaymentMethod
  reference: string | null
  /** What is left of the invoice after this payment; negative when it was too much (P4). */
  leftCents: Cents
}

/**
 * The receipt of money that came for an invoice.
 *
 * @param movedCents paid for the invoice up to and with this payment, less refunds
 * @param creditedCents gross of the credit notes until then, as a positive amount (I6)
 * @throws {DomainError} `receipt.notReceived` { state } for a refund, and for money that has not come or is contested
 */
export function receiptContent({
  payment,
  invoice,
  movedCents,
  creditedCents,
}: {
  payment: ReceivedPayment
  invoice: InvoiceContent
  movedCents: Cents
  creditedCents: Cents
}): ReceiptContent {
  const { kind, state, receivedOn, amountCents, method, reference } = payment
  if (kind !== 'payment' || !countsAsMoney(state) || receivedOn === null)
    throw new DomainError('receipt.notReceived', { state })
  const { seller, client, language, currency, number, issuedOn, grossCents } = invoice
  // a paid deposit's own payment is a row like any other; what a final invoice deducts is not (I5)
  const deductedCents = invoice.kind === 'final' ? invoice.prepaidCents : 0
  return {
    seller,
    client,
    language,
    currency,
    invoice: { kind: invoice.kind, number, issuedOn, grossCents },
    receivedOn,
    amountCents,
    method,
    reference,
    leftCents: addCents(grossCents, 0 - deductedCents, 0 - creditedCents, 0 - movedCents),
  }
}
