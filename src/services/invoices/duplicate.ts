import type { PayloadRequest } from 'payload'

import { idOf } from '../../database/ids'
import { DomainError } from '../../domain/errors'
import { readInvoice } from './lockDraft'
import { linesOf } from './parts'

/**
 * Drafts the same work again for the same client: lines, discount and language; neither dates nor what it was made from.
 *
 * @returns the draft's id
 * @throws {DomainError} `invoice.unknown` · `invoice.notDuplicable` for a deposit invoice or a credit note
 */
export async function duplicateInvoice(req: PayloadRequest, invoiceId: string): Promise<string> {
  const invoice = await readInvoice(req, invoiceId)
  if (!invoice) throw new DomainError('invoice.unknown')
  if (invoice.kind === 'deposit' || invoice.kind === 'credit-note') throw new DomainError('invoice.notDuplicable')
  const copy = await req.payload.create({
    collection: 'invoices',
    data: {
      state: 'draft',
      kind: 'standard',
      client: idOf(invoice.client),
      language: invoice.language,
      currency: invoice.currency ?? 'EUR',
      operation: invoice.operation ?? 'services',
      purchaseOrder: invoice.purchaseOrder ?? null,
      documentDiscountBp: invoice.documentDiscountBp ?? 0,
      lines: linesOf(invoice),
    },
    depth: 0,
    req,
  })
  return copy.id
}
