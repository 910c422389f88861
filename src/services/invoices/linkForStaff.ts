import type { PayloadRequest } from 'payload'

import { DomainError } from '../../domain/errors'
import { invoiceUrl } from './link'
import { readInvoice } from './lockDraft'

/**
 * The address at which the client reads and pays an issued invoice, for staff to copy (I9).
 *
 * @throws {DomainError} `invoice.unknown` · `invoice.noLink` for a draft
 */
export async function invoiceLinkForStaff(req: PayloadRequest, invoiceId: string): Promise<{ url: string }> {
  const invoice = await readInvoice(req, invoiceId)
  if (!invoice) throw new DomainError('invoice.unknown')
  if (invoice.state === 'draft' || !invoice.linkNonce) throw new DomainError('invoice.noLink')
  return { url: invoiceUrl(req.payload, { invoiceId, linkNonce: invoice.linkNonce }) }
}
