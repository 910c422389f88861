import type { PayloadRequest } from 'payload'
import { z } from 'zod'

import { idOf, idOrNull } from '../../database/ids'
import { civilDate } from '../../domain/dates/civilDate'
import { printablesText } from '../../i18n/printables'
import { paymentReviewKinds } from '../../domain/messages/mail'
import type { Invoice, Payment } from '../../payload-types'
import { issuedContent } from '../invoices/issuedContent'
import { invoiceUrl } from '../invoices/link'
import { frozenContent } from '../quotes/frozenContent'
import { quoteUrl } from '../quotes/link'
import { linkOfSigner } from '../quotes/signingLinks'
import type { GatheredMail, MailAttachment, MessageFacts } from './gathered'

/** An issued invoice with its PDF and the page to pay it on (I9). */
export async function invoiceSent(req: PayloadRequest, message: MessageFacts): Promise<GatheredMail> {
  const invoice = await readInvoice(req, message)
  const content = issuedContent(invoice)
  return {
    content: { template: 'invoice-sent', invoice: content, url: urlOf(req, invoice) },
    attachments: [pdfOf(invoice)],
  }
}

/** A credit note with its PDF. */
export async function creditNoteSent(req: PayloadRequest, message: MessageFacts): Promise<GatheredMail> {
  const note = await readInvoice(req, message)
  return { content: { template: 'credit-note-sent', invoice: issuedContent(note) }, attachments: [pdfOf(note)] }
}

/** What came of an invoice, with the receipt. */
export async function paymentReceived(req: PayloadRequest, message: MessageFacts): Promise<GatheredMail> {
  const payment = await readPayment(req, message)
  const invoice = await readInvoice(req, message)
  const receivedOn = civilDate(payment.receivedOn ?? '')
  const receipt: MailAttachment = {
    filename: `${printablesText(invoice.language).receiptLabel(invoice.number ?? '', receivedOn)}.pdf`,
    contentType: 'application/pdf',
    storageKey: payment.receiptPdfKey ?? null,
  }
  return {
    content: {
      template: 'payment-received',
      invoice: issuedContent(invoice),
      payment: { amountCents: payment.amountCents, method: payment.method, receivedOn },
      leftCents: Math.max(0, invoice.balanceCents ?? 0),
      url: urlOf(req, invoice),
    },
    attachments: [receipt],
  }
}

/** A payment that the bank refused, of an invoice or of a quote's deposit (P4). */
export async function paymentFailed(req: PayloadRequest, message: MessageFacts): Promise<GatheredMail> {
  const { amountCents, method, currency, ...payment } = await readPayment(req, message)
  const { number, seller, url } = idOrNull(payment.quote) ? await ofQuote(req, message) : await ofInvoice(req, message)
  return {
    content: { template: 'payment-failed', payment: { amountCents, method }, number, currency, seller, url },
    attachments: [],
  }
}

async function ofInvoice(req: PayloadRequest, message: MessageFacts) {
  const invoice = await readInvoice(req, message)
  const { number, seller } = issuedContent(invoice)
  return { number, seller, url: urlOf(req, invoice) }
}

async function ofQuote(req: PayloadRequest, message: MessageFacts) {
  const id = needed(idOrNull(message.quoteVersion), 'quote version')
  const version = await req.payload.findByID({ collection: 'quote-versions', id, depth: 0, req })
  const { number, seller, signers } = frozenContent(version)
  const quoteId = idOf(version.quote)
  const link = await linkOfSigner(req, { quoteId, email: signers[0]?.email ?? '' })
  return { number, seller, url: quoteUrl(req.payload, { quoteId, linkNonce: link?.nonce ?? '' }) }
}

const reviewOf = z.object({
  kind: z.enum(paymentReviewKinds),
  number: z.string(),
  clientName: z.string(),
  amountCents: z.int(),
  currency: z.string(),
  reason: z.string().nullable(),
  /** The admin's page to open, below its root, e.g. "collections/payments/0190…". */
  page: z.string(),
})

/** Money that needs a person's eye; all of it is in the message, since rows go on changing. */
export function paymentReviewStaff({ payload: { config } }: PayloadRequest, { data }: MessageFacts): GatheredMail {
  const { page, ...review } = reviewOf.parse(data)
  const adminUrl = `${config.serverURL}${config.routes.admin}/${page}`
  return { content: { template: 'payment-review-staff', review, adminUrl }, attachments: [] }
}

async function readInvoice(req: PayloadRequest, message: MessageFacts): Promise<Invoice> {
  const id = needed(idOrNull(message.invoice), 'invoice')
  return req.payload.findByID({ collection: 'invoices', id, depth: 0, joins: false, req })
}

const aboutPayment = z.object({ paymentId: z.string() })

async function readPayment(req: PayloadRequest, { data }: MessageFacts): Promise<Payment> {
  const { paymentId } = aboutPayment.parse(data)
  return req.payload.findByID({ collection: 'payments', id: paymentId, depth: 0, req })
}

function pdfOf({ number, pdfKey }: Invoice): MailAttachment {
  return { filename: `${number ?? ''}.pdf`, contentType: 'application/pdf', storageKey: pdfKey ?? null }
}

function urlOf({ payload }: PayloadRequest, { id, linkNonce }: Invoice): string {
  return invoiceUrl(payload, { invoiceId: id, linkNonce: linkNonce ?? '' })
}

function needed(value: string | null, what: string): string {
  if (value === null) throw new Error(`The message has no ${what}`)
  return value
}
