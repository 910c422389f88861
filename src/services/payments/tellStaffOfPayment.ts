import type { PayloadRequest } from 'payload'

import { idOf, idOrNull } from '../../database/ids'
import type { PaymentReview } from '../../domain/messages/mail'
import type { Payment, Quote } from '../../payload-types'
import { oweToStaff } from '../messages/oweToStaff'

export type Review = {
  kind: PaymentReview['kind']
  /** What it is about at the provider: staff hear of it once per kind. */
  about: string
  amountCents: number
  reason: string | null
}

/** Tells staff of money that needs their eye (P3, P4, P6), once. */
export async function tellStaffOfPayment(req: PayloadRequest, payment: Payment, review: Review): Promise<void> {
  const { quote, invoice } = await papersOf(req, payment)
  const clientId = idOf(payment.client)
  const client = await req.payload.findByID({ collection: 'clients', id: clientId, depth: 0, joins: false, req })
  await owe(req, review, {
    number: invoice?.number ?? quote?.number ?? '',
    clientName: client.name,
    currency: payment.currency,
    page: `collections/payments/${payment.id}`,
    owner: quote?.owner ?? null,
    clientId,
  })
}

/** The same of a payment at the provider that is for nobody we know; `page` is where to look in the admin. */
export async function tellStaffOfStranger(
  req: PayloadRequest,
  review: Review & { currency: string; page: string },
): Promise<void> {
  await owe(req, review, {
    number: review.about,
    clientName: '',
    currency: review.currency,
    page: review.page,
    owner: null,
  })
}

type Shown = Pick<PaymentReview, 'number' | 'clientName' | 'currency'> & {
  page: string
  owner: Quote['owner']
  clientId?: string
}

async function owe(
  req: PayloadRequest,
  { kind, about, amountCents, reason }: Review,
  { number, clientName, currency, page, owner = null, clientId }: Shown,
): Promise<void> {
  await oweToStaff(
    req,
    {
      template: 'payment-review-staff',
      purpose: `payment-review:${kind}:${about}`,
      data: { kind, number, clientName, amountCents, currency, reason, page },
      ...(clientId === undefined ? {} : { clientId }),
    },
    { owner },
  )
}

/** The invoice or quote that a payment belongs to, and the quote whose owner is in charge. */
async function papersOf(req: PayloadRequest, { invoice, quote }: Payment) {
  const invoiceId = idOrNull(invoice)
  const paper = invoiceId
    ? await req.payload.findByID({ collection: 'invoices', id: invoiceId, depth: 0, joins: false, req })
    : null
  const quoteId = idOrNull(quote) ?? idOrNull(paper?.quote)
  const offer = quoteId
    ? await req.payload.findByID({ collection: 'quotes', id: quoteId, depth: 0, joins: false, req })
    : null
  return { invoice: paper, quote: offer }
}
