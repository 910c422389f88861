import type { PayloadRequest } from 'payload'

import { idOrNull } from '../../database/ids'
import { lockRow } from '../../database/lock'
import { DomainError } from '../../domain/errors'
import type { Invoice } from '../../payload-types'
import { planOf } from './plan'

/**
 * Takes the locks that the issue of a draft needs, always in the same order: what it is made from first (the signed quote, or the
 * invoice that it corrects), then the draft itself; and reads it again under them.
 *
 * @throws {DomainError} `invoice.unknown` · `invoice.notAllowed` for what is no draft
 */
export async function lockDraft(req: PayloadRequest, invoiceId: string): Promise<Invoice> {
  const seen = await readInvoice(req, invoiceId)
  if (!seen) throw new DomainError('invoice.unknown')
  const source = sourceOf(seen)
  if (source) await lockRow(req, source.table, source.id)
  if (!(await lockRow(req, 'invoices', invoiceId))) throw new DomainError('invoice.unknown')
  const invoice = await readInvoice(req, invoiceId)
  if (!invoice) throw new DomainError('invoice.unknown')
  if (invoice.state !== 'draft') throw new DomainError('invoice.notAllowed', { state: invoice.state, command: 'issue' })
  return invoice
}

function sourceOf(invoice: Invoice): { table: 'quotes' | 'invoices'; id: string } | null {
  const plan = planOf(invoice)
  const [table, id] =
    plan.from === 'credit'
      ? (['invoices', idOrNull(invoice.corrects)] as const)
      : (['quotes', idOrNull(invoice.quote)] as const)
  return id ? { table, id } : null
}

/** An invoice as the system sees it; null for an unknown id. */
export async function readInvoice(req: PayloadRequest, id: string): Promise<Invoice | null> {
  return req.payload.findByID({ collection: 'invoices', id, depth: 0, joins: false, disableErrors: true, req })
}
