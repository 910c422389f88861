import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { idOf } from '../../database/ids'
import { lockRow } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { addDays, civilDateInParis } from '../../domain/dates/civilDate'
import { DomainError } from '../../domain/errors'
import type { InvoicePlan } from '../../domain/invoices/plan'
import { applySelection } from '../../domain/quotes/selection'
import { totalsOf } from '../../domain/invoices/vatGroups'
import { creditableLeft } from '../../domain/invoices/creditableLeft'
import { projectIdOf } from '../projects/ofQuote'
import { lineRow } from './draftRow'
import { readDeposits, readSignedQuote } from './signed'

/**
 * Drafts the invoice that ends a signed quote: all that was signed, less the deposits that were paid (I5, R20); an ordinary one
 * where there were none. One per quote, until it is credited.
 *
 * @returns the draft's id
 * @throws {DomainError} `quote.unknown` · `invoice.quoteNotSigned` · `invoice.alreadyInvoiced` { number }
 */
export async function draftSigned(req: PayloadRequest, quoteId: string): Promise<string> {
  return inTransaction(req, async () => {
    if (!(await lockRow(req, 'quotes', quoteId))) throw new DomainError('quote.unknown')
    const quote = await req.payload.findByID({ collection: 'quotes', id: quoteId, depth: 0, joins: false, req })
    const signed = quote.state === 'accepted' ? await readSignedQuote(req, quoteId) : null
    if (!signed) throw new DomainError('invoice.quoteNotSigned')
    await assertNotInvoiced(req, quoteId)
    const { lines } = applySelection(signed.quote, signed.selection)
    const today = civilDateInParis(nowOf(req.payload).toISOString())
    const plan: InvoicePlan = { from: 'signed' }
    const draft = await req.payload.create({
      collection: 'invoices',
      data: {
        state: 'draft',
        kind: (await hasDeposits(req, quoteId)) ? 'final' : 'standard',
        plan,
        client: idOf(quote.client),
        quote: quoteId,
        project: await projectIdOf(req, quoteId),
        language: signed.quote.language,
        currency: signed.quote.currency,
        suppliedOn: today,
        dueOn: addDays(today, signed.quote.paymentTermDays),
        documentDiscountBp: signed.quote.documentDiscountBp,
        lines: lines.map(lineRow),
      },
      depth: 0,
      req,
    })
    return draft.id
  })
}

/** Deposits that were credited in full are as if there had been none. */
async function hasDeposits(req: PayloadRequest, quoteId: string): Promise<boolean> {
  const deposits = await readDeposits(req, quoteId)
  return deposits.some(
    ({ content, creditNotes, deductedById }) =>
      deductedById === null && totalsOf(creditableLeft(content, creditNotes)).grossCents > 0,
  )
}

async function assertNotInvoiced(req: PayloadRequest, quoteId: string): Promise<void> {
  const found = await req.payload.find({
    collection: 'invoices',
    where: {
      quote: { equals: quoteId },
      kind: { in: ['final', 'standard'] },
      state: { not_equals: 'cancelled' },
    },
    select: { number: true, state: true },
    depth: 0,
    joins: false,
    limit: 1,
    pagination: false,
    req,
  })
  const before = found.docs[0]
  if (before) throw new DomainError('invoice.alreadyInvoiced', { number: before.number ?? '', id: before.id })
}
