import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { idOf, idOrNull } from '../../database/ids'
import { lockRow } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { civilDateInParis } from '../../domain/dates/civilDate'
import { DomainError } from '../../domain/errors'
import type { CreditScope } from '../../domain/invoices/creditNote'
import type { InvoicePlan } from '../../domain/invoices/plan'
import { draftOf } from './draftRow'
import { provisionalNumber } from './issue'
import { readInvoice } from './lockDraft'
import { contentWriter } from './writer'

/** What staff say of a credit note: how much goes back, and why, in a sentence for the client. */
export type CreditRequest = { invoiceId: string; scope: CreditScope; reason: string }

/**
 * Drafts a credit note of an issued invoice: in full, of an amount, or of lines (I6). What is left is checked again at its issue.
 *
 * @returns the draft's id
 * @throws {DomainError} `invoice.unknown` · `creditNote.notIssued` · what `creditNoteContent` refuses
 */
export async function draftCreditNote(
  req: PayloadRequest,
  { invoiceId, scope, reason }: CreditRequest,
): Promise<string> {
  return inTransaction(req, async () => {
    if (!(await lockRow(req, 'invoices', invoiceId))) throw new DomainError('invoice.unknown')
    const invoice = await readInvoice(req, invoiceId)
    if (!invoice) throw new DomainError('invoice.unknown')
    if (invoice.state === 'draft') throw new DomainError('creditNote.notIssued')
    const plan: InvoicePlan = { from: 'credit', scope }
    const today = civilDateInParis(nowOf(req.payload).toISOString())
    const draft = await req.payload.create({
      collection: 'invoices',
      data: {
        state: 'draft',
        kind: 'credit-note',
        plan,
        corrects: invoiceId,
        client: idOf(invoice.client),
        quote: idOrNull(invoice.quote),
        project: idOrNull(invoice.project),
        language: invoice.language,
        currency: invoice.currency ?? 'EUR',
        operation: invoice.operation ?? 'services',
        purchaseOrder: invoice.purchaseOrder ?? null,
        note: reason,
      },
      depth: 0,
      req,
    })
    const content = (await contentWriter(req, draft))({ number: provisionalNumber, issuedOn: today })
    const data = { ...draftOf(content), dueOn: null, paymentReference: null }
    await req.payload.update({ collection: 'invoices', id: draft.id, data, depth: 0, req })
    return draft.id
  })
}
