import type { PayloadRequest } from 'payload'

import { idOf, idOrNull } from '../../database/ids'
import { lockRow } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { DomainError } from '../../domain/errors'
import { installmentAmounts } from '../../domain/invoices/installments'
import type { InvoicePlan } from '../../domain/invoices/plan'
import { splitGross } from '../../domain/quotes/deposit'
import { invoiceWords } from '../../i18n/invoices'
import { readSignedQuote } from './signed'

/**
 * Drafts the invoice of a milestone: its share of the signed total, as a deposit that is still to be paid (R19). The last share of
 * the schedule is the final invoice's. One per milestone, until it is credited.
 *
 * @returns the draft's id
 * @throws {DomainError} `project.unknown` · `invoice.noMilestoneShare` · `invoice.quoteNotSigned` · `invoice.alreadyInvoiced` { number }
 */
export async function draftMilestone(
  req: PayloadRequest,
  { projectId, milestoneId }: { projectId: string; milestoneId: string },
): Promise<string> {
  return inTransaction(req, async () => {
    if (!(await lockRow(req, 'projects', projectId))) throw new DomainError('project.unknown')
    const project = await req.payload.findByID({ collection: 'projects', id: projectId, depth: 0, joins: false, req })
    const milestone = (project.milestones ?? []).find(({ id }) => id === milestoneId)
    const shareBp = milestone?.invoiceBp ?? 0
    if (!milestone || shareBp < 1 || shareBp >= 10_000) throw new DomainError('invoice.noMilestoneShare')
    const quoteId = idOrNull(project.quote)
    const signed = quoteId ? await readSignedQuote(req, quoteId) : null
    if (!quoteId || !signed) throw new DomainError('invoice.quoteNotSigned')
    await assertNotInvoiced(req, milestoneId)
    const [grossCents = 0] = installmentAmounts(signed.totals.grossCents, [shareBp, 10_000 - shareBp])
    const lineLabel = invoiceWords(signed.quote.language).milestone(milestone.title, signed.quote.number)
    const plan: InvoicePlan = { from: 'request', grossCents, lineLabel }
    const { vat } = splitGross(signed.totals.vat, grossCents)
    const netCents = vat.reduce((sum, group) => sum + group.netCents, 0)
    const draft = await req.payload.create({
      collection: 'invoices',
      data: {
        state: 'draft',
        kind: 'deposit',
        plan,
        milestoneId,
        client: idOf(project.client),
        quote: quoteId,
        project: projectId,
        language: signed.quote.language,
        currency: signed.quote.currency,
        lines: vat.map((group) => ({
          label: lineLabel,
          unit: invoiceWords(signed.quote.language).lumpSum,
          quantityMilli: 1_000,
          unitPriceCents: group.netCents,
          vatRateBp: group.rateBp,
          vatCategory: group.category,
          netCents: group.netCents,
        })),
        vatGroups: vat,
        netCents,
        vatCents: grossCents - netCents,
        grossCents,
        balanceCents: grossCents,
      },
      depth: 0,
      req,
    })
    return draft.id
  })
}

async function assertNotInvoiced(req: PayloadRequest, milestoneId: string): Promise<void> {
  const found = await req.payload.find({
    collection: 'invoices',
    where: { milestoneId: { equals: milestoneId }, state: { not_equals: 'cancelled' } },
    select: { number: true },
    depth: 0,
    joins: false,
    limit: 1,
    pagination: false,
    req,
  })
  const before = found.docs[0]
  if (before) throw new DomainError('invoice.alreadyInvoiced', { number: before.number ?? '', id: before.id })
}
