import type { InvoiceContent } from '../../domain/invoices/content'
import type { Invoice } from '../../payload-types'

/**
 * `invoices.content` is written by `issueInvoice` alone and frozen by a trigger: it is an InvoiceContent.
 *
 * @throws for a draft, which has none.
 */
export function issuedContent(invoice: Pick<Invoice, 'content' | 'state'>): InvoiceContent {
  if (invoice.state === 'draft' || !invoice.content) throw new Error('A draft has no issued content')
  return invoice.content as InvoiceContent
}
