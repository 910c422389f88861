import type { InvoicePayment, OpenInvoiceView } from '@/contracts/pay'
import { civilDate } from '@/domain/dates/civilDate'

import { finalInvoiceContentFixture } from '../../../factories/invoiceContent'

/** A final invoice that is due, with a transfer to make and no provider, unless said otherwise. */
export function invoiceView(facts: Partial<OpenInvoiceView> = {}): OpenInvoiceView {
  const content = facts.content ?? finalInvoiceContentFixture()
  return {
    content,
    state: 'due',
    paidCents: 0,
    creditedCents: 0,
    dueCents: content.payableCents,
    payments: [],
    transfer: null,
    online: [],
    pdfUrl: '/facture/token/pdf',
    contactEmail: content.seller.email,
    ...facts,
  }
}

/** A card payment that came, unless said otherwise. */
export function payment(facts: Partial<InvoicePayment> = {}): InvoicePayment {
  return {
    id: 'payment',
    kind: 'payment',
    state: 'succeeded',
    on: civilDate('2027-03-01'),
    amountCents: 100_000,
    method: 'card',
    receiptUrl: null,
    ...facts,
  }
}
