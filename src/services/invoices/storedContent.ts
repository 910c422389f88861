import type { InvoiceContent } from '../../domain/invoices/content'

/**
 * `invoices.content` as SQL reads it: `issueInvoice` alone writes it and a trigger freezes it, so it is an InvoiceContent.
 *
 * @throws for a draft, which has none
 */
export function storedContent(value: unknown): InvoiceContent {
  if (typeof value !== 'object' || value === null) throw new Error('A draft has no issued content')
  return value as InvoiceContent
}
