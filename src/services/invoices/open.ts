import type { Payload } from 'payload'

import type { InvoicePageState, InvoicePayment, OpenInvoiceView } from '../../contracts/pay'
import type { TransferInstructions } from '../../contracts/transfer'
import { civilDateInParis, isBefore, type CivilDate } from '../../domain/dates/civilDate'
import { DomainError } from '../../domain/errors'
import { epcPayload } from '../../domain/payments/epcPayload'
import { portsOf } from '../../integrations/ports'
import { onlineMethodsOf } from '../payments/onlineMethods'
import { invoiceByToken, type LinkedInvoice, type LinkedPayment } from './read'

/**
 * All that the client's page shows for an invoice's link; null when the link opens nothing (unknown, renewed, a draft).
 * Nothing is asked twice: what is on its way is taken off what is due (I9, P4).
 *
 * @param now the due date counts from it
 */
export async function openInvoice(
  payload: Payload,
  { token, now }: { token: string; now: Date },
): Promise<OpenInvoiceView | null> {
  const linked = await invoiceByToken(payload, token)
  if (!linked) return null
  const { content, paidCents, creditedCents, payments, pdfKey } = linked
  const dueCents = dueCentsOf(linked)
  return {
    content,
    state: pageState(linked, civilDateInParis(now.toISOString())),
    paidCents,
    creditedCents,
    dueCents,
    payments: payments.map((payment) => shownPayment(payment, token)),
    transfer: await transferOf(payload, linked),
    online: dueCents > 0 ? onlineMethodsOf(payload) : [],
    pdfUrl: pdfKey === null ? null : `/facture/${token}/pdf`,
    contactEmail: content.seller.email,
  }
}

function dueCentsOf({ content, state, balanceCents, payments }: LinkedInvoice): number {
  if (content.kind === 'credit-note' || state === 'cancelled') return 0
  return Math.max(0, balanceCents - pendingCentsOf(payments))
}

function pendingCentsOf(payments: readonly LinkedPayment[]): number {
  return payments
    .filter(({ kind, state }) => kind === 'payment' && state === 'pending')
    .reduce((sum, { amountCents }) => sum + amountCents, 0)
}

function pageState(
  { content, state, balanceCents, pdfKey, payments }: LinkedInvoice,
  today: CivilDate,
): InvoicePageState {
  if (content.kind === 'credit-note') return 'credit-note'
  if (state === 'cancelled') return payments.some(isMoneyBack) ? 'refunded' : 'cancelled'
  if (balanceCents <= 0) return 'paid'
  if (pendingCentsOf(payments) > 0) return 'processing'
  if (pdfKey === null) return 'preparing'
  return isBefore(content.dueOn, today) ? 'overdue' : 'due'
}

function isMoneyBack({ kind, state }: LinkedPayment): boolean {
  return kind === 'refund' && state === 'succeeded'
}

function shownPayment(
  { id, kind, state, on, amountCents, method, hasReceipt }: LinkedPayment,
  token: string,
): InvoicePayment {
  const receiptUrl = kind === 'payment' && hasReceipt ? `/facture/${token}/recu/${id}` : null
  return { id, kind, state: shownState(state), on, amountCents, method, receiptUrl }
}

/** A refunded payment did come: its refund is a row of its own. A lost dispute stays what the payer made of it. */
function shownState(state: LinkedPayment['state']): InvoicePayment['state'] {
  if (state === 'refunded') return 'succeeded'
  return state === 'dispute-lost' ? 'disputed' : state
}

/** P5: the transfer that is awaited; nothing when there is nothing to pay. */
async function transferOf(payload: Payload, linked: LinkedInvoice): Promise<TransferInstructions | null> {
  const amountCents = dueCentsOf(linked)
  if (amountCents === 0) return null
  const { seller, paymentReference: reference } = linked.content
  const { iban, bic, legalName, bankName } = seller
  const epcQrSvg = await qrSvgOf(payload, linked, amountCents)
  return { iban, bic, beneficiary: legalName, bankName, reference, amountCents, epcQrSvg }
}

/** Empty when the code cannot say the transfer: another currency, a reference of another form. */
async function qrSvgOf(payload: Payload, { content }: LinkedInvoice, amountCents: number): Promise<string> {
  const { seller, currency, paymentReference: reference } = content
  if (currency !== 'EUR') return ''
  try {
    const text = epcPayload({
      beneficiaryName: seller.legalName,
      iban: seller.iban,
      bic: seller.bic,
      amountCents,
      reference,
    })
    return await portsOf(payload).qrSvg(text)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'payment.noTransferCode') return ''
    throw error
  }
}
