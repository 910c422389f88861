import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { idOf, idOrNull } from '../../database/ids'
import { inTransaction } from '../../database/transaction'
import { civilDateInParis } from '../../domain/dates/civilDate'
import type { InvoiceContent } from '../../domain/invoices/content'
import type { Invoice } from '../../payload-types'
import { oweMessage } from '../messages/owe'
import { billingRecipient } from './billingRecipient'
import { draftOf } from './draftRow'
import { issueInvoice, provisionalNumber } from './issue'
import { newInvoiceLink } from './link'
import { lockDraft } from './lockDraft'
import { oweToPlatform } from './oweToPlatform'
import { planOf } from './plan'
import { settleInvoice } from './settle'
import { readDeposits } from './signed'
import { contentWriter } from './writer'

/**
 * Issues a draft of any kind: writes its content from what it is made from, gives it its number and its link, marks the
 * deposits that it deducts, settles the invoice that it corrects, and owes the client their mail, which leaves with the PDF.
 * All or nothing.
 *
 * @throws {DomainError} `invoice.unknown` · `invoice.notAllowed` · what `contentWriter` and `issueInvoice` refuse
 */
export async function issueDraft(req: PayloadRequest, invoiceId: string): Promise<{ id: string; number: string }> {
  return inTransaction(req, async () => {
    const draft = await lockDraft(req, invoiceId)
    const contentFor = await contentWriter(req, draft)
    await fillDraft(req, draft, contentFor({ number: provisionalNumber, issuedOn: todayOf(req) }))
    const content = await issueInvoice(req, { invoiceId, contentFor })
    const link = newInvoiceLink(req.payload.secret, invoiceId)
    await req.payload.update({ collection: 'invoices', id: invoiceId, data: link, depth: 0, req })
    await followIssue(req, { draft, content })
    return { id: invoiceId, number: content.number }
  })
}

/** Lines and totals as they will be frozen, while the row still takes them: afterwards a trigger refuses them (I2). */
async function fillDraft(req: PayloadRequest, { id }: Invoice, content: InvoiceContent): Promise<void> {
  await req.payload.update({ collection: 'invoices', id, data: draftOf(content), depth: 0, req })
}

type Issued = { draft: Invoice; content: InvoiceContent }

async function followIssue(req: PayloadRequest, { draft, content }: Issued): Promise<void> {
  const plan = planOf(draft)
  if (plan.from === 'signed') await markDeducted(req, draft)
  if (plan.from === 'credit' && draft.corrects) await settleInvoice(req, idOf(draft.corrects))
  if (content.kind !== 'credit-note' && content.payableCents === 0) await settleInvoice(req, draft.id)
  await oweToClient(req, { draft, content })
  await oweToPlatform(req, { kind: 'invoice', invoiceId: draft.id })
}

/** Each deposit is deducted once (M7). */
async function markDeducted(req: PayloadRequest, { id: deductedBy, quote }: Invoice): Promise<void> {
  const quoteId = idOrNull(quote)
  if (!quoteId) return
  for (const { id, deductedById } of await readDeposits(req, quoteId))
    if (deductedById === null)
      await req.payload.update({ collection: 'invoices', id, data: { deductedBy }, depth: 0, req })
}

async function oweToClient(req: PayloadRequest, { draft, content }: Issued): Promise<void> {
  const to = await billingRecipient(req, draft)
  if (!to) return
  const template = content.kind === 'credit-note' ? 'credit-note-sent' : 'invoice-sent'
  await oweMessage(req, {
    template,
    language: content.language,
    to,
    purpose: `${template}:${draft.id}`,
    data: {},
    isHeld: true,
    clientId: idOf(draft.client),
    invoiceId: draft.id,
    ...(idOrNull(draft.quote) ? { quoteId: idOf(draft.quote ?? '') } : {}),
  })
}

function todayOf(req: PayloadRequest) {
  return civilDateInParis(nowOf(req.payload).toISOString())
}
