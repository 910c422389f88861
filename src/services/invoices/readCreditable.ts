import type { PayloadRequest } from 'payload'

import { DomainError } from '../../domain/errors'
import type { InvoiceContent } from '../../domain/invoices/content'
import { issuedContent } from './issuedContent'
import { readInvoice } from './lockDraft'
import { readCreditNotes } from './signed'

/** An issued invoice and what was taken back of it: all that the domain needs to say what a credit note would be. */
export type Creditable = { invoice: InvoiceContent; earlierCreditNotes: InvoiceContent[] }

/**
 * Reads what a credit note of an invoice would be worked out from, so that staff see its amounts before there is one (I6).
 *
 * @throws {DomainError} `invoice.unknown` · `creditNote.notIssued`
 */
export async function readCreditable(req: PayloadRequest, invoiceId: string): Promise<Creditable> {
  const invoice = await readInvoice(req, invoiceId)
  if (!invoice) throw new DomainError('invoice.unknown')
  if (invoice.state === 'draft') throw new DomainError('creditNote.notIssued')
  return { invoice: issuedContent(invoice), earlierCreditNotes: await readCreditNotes(req, invoiceId) }
}
