import type { PayloadRequest } from 'payload'

import { idOf, idOrNull } from '../../database/ids'
import type { Invoice, Payment, Quote } from '../../payload-types'
import { billingRecipient } from '../invoices/billingRecipient'
import { oweMessage } from '../messages/owe'
import { frozenContent } from '../quotes/frozenContent'
import type { LockedSubject } from './checkoutSubject'

/** Owes the client the news that money came for an invoice, once; it waits for its receipt (I9). */
export async function owePaymentReceived(req: PayloadRequest, payment: Payment, invoice: Invoice): Promise<void> {
  const to = await billingRecipient(req, invoice)
  if (!to) return
  await oweMessage(req, {
    template: 'payment-received',
    language: invoice.language,
    to,
    purpose: `payment-received:${payment.id}`,
    data: { paymentId: payment.id },
    isHeld: true,
    clientId: idOf(invoice.client),
    invoiceId: invoice.id,
  })
}

/**
 * Owes the payer the news that their bank refused a debit, days after they ordered it, once (P4). Of a card they are told by the
 * provider's page, where they can try another one.
 */
export async function owePaymentFailed(req: PayloadRequest, payment: Payment, subject: LockedSubject): Promise<void> {
  if (payment.method !== 'sepa-debit') return
  const owed = subject.kind === 'invoice' ? await ofInvoice(req, subject.invoice) : await ofQuote(req, subject.quote)
  if (!owed) return
  await oweMessage(req, {
    ...owed,
    template: 'payment-failed',
    purpose: `payment-failed:${payment.id}`,
    data: { paymentId: payment.id },
    clientId: idOf(payment.client),
  })
}

async function ofInvoice(req: PayloadRequest, invoice: Invoice) {
  const to = await billingRecipient(req, invoice)
  return to && { to, language: invoice.language, invoiceId: invoice.id }
}

async function ofQuote(req: PayloadRequest, quote: Quote) {
  const quoteVersionId = idOrNull(quote.currentVersion)
  if (quoteVersionId === null) return null
  const version = await req.payload.findByID({ collection: 'quote-versions', id: quoteVersionId, depth: 0, req })
  const { language, signers } = frozenContent(version)
  const [signer] = signers
  if (!signer) return null
  return { to: { name: signer.name, address: signer.email }, language, quoteId: quote.id, quoteVersionId }
}
