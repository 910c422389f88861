import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { civilDateInParis } from '../../domain/dates/civilDate'
import { DomainError } from '../../domain/errors'
import type { InvoiceContent } from '../../domain/invoices/content'
import type { Problem } from '../../domain/problems'
import { readSettings } from '../settings'
import { problemsOfContent, provisionalNumber } from './issue'
import { readInvoice } from './lockDraft'
import { contentWriter } from './writer'

/**
 * What a draft would say if it were issued today, and all that keeps it from it (I4): the same content and the same checks as the
 * issue, without a number.
 *
 * @throws {DomainError} `invoice.unknown` · `invoice.notAllowed` · what `contentWriter` refuses
 */
export async function previewInvoice(
  req: PayloadRequest,
  invoiceId: string,
): Promise<{ content: InvoiceContent; problems: Problem[] }> {
  const invoice = await readInvoice(req, invoiceId)
  if (!invoice) throw new DomainError('invoice.unknown')
  if (invoice.state !== 'draft') throw new DomainError('invoice.notAllowed', { state: invoice.state, command: 'issue' })
  const issuedOn = civilDateInParis(nowOf(req.payload).toISOString())
  const content = (await contentWriter(req, invoice))({ number: provisionalNumber, issuedOn })
  const { billing } = await readSettings(req)
  return { content, problems: await problemsOfContent(req, content, billing) }
}
