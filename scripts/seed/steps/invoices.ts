import type { RequiredDataFromCollectionSlug } from 'payload'

import { addDays, civilDateInParis, type CivilDate } from '../../../src/domain/dates/civilDate'
import { draftCreditNote } from '../../../src/services/invoices/draftCreditNote'
import { draftSigned } from '../../../src/services/invoices/draftSigned'
import { issueDraft } from '../../../src/services/invoices/issueDraft'
import { issuedContent } from '../../../src/services/invoices/issuedContent'
import { recordPayment } from '../../../src/services/payments/recordPayment'
import { termDays, type ServicePlan } from '../plan/services'
import { randomFrom } from '../random'
import { requestAs, type Tale } from '../tale'
import { cents, thousandths, vatOf } from './lines'

type InvoiceDraft = RequiredDataFromCollectionSlug<'invoices'>

/** Issues an invoice for work without a quote. @returns its id */
export async function issueService(tale: Tale, plan: ServicePlan): Promise<string> {
  const id = await draftService(tale, plan)
  await issue(tale, id)
  return id
}

/** @returns the id of a draft with the plan's lines, due on the planned day */
export async function draftService(tale: Tale, plan: ServicePlan): Promise<string> {
  const { client: story, service, dueIn } = plan
  const client = await tale.clientOf(story)
  const today = todayOf(tale)
  const random = randomFrom(`work of ${plan.key}`)
  const data: InvoiceDraft = {
    state: 'draft',
    kind: 'standard',
    client: client.id,
    language: story.language,
    suppliedOn: addDays(today, -1),
    dueOn: dueIn ? addDays(tale.today, 0 - dueIn.dueAge) : addDays(today, termDays),
    purchaseOrder: story.purchaseOrderRequired ? `ENG-${random.integer(10_000, 99_999)}` : null,
    lines: service.lines.map((line) => ({
      label: line.label,
      unit: line.unit,
      quantityMilli: thousandths(line.quantity * random.pick([1, 1, 1, 2])),
      unitPriceCents: cents(line.price),
      discountBp: 0,
      ...vatOf(line, story),
    })),
  }
  return (await tale.payload.create({ collection: 'invoices', data, depth: 0, req: await requestAs(tale, 'sacha') })).id
}

/** Issues the final invoice of a delivered project: all work, less the deposits (I5, R20). @returns its id */
export async function issueFinal(tale: Tale, quoteId: string): Promise<string> {
  const id = await draftSigned(await requestAs(tale, 'sacha'), quoteId)
  await issue(tale, id)
  return id
}

/** Gives a share of an invoice back, as a gesture (I6). */
export async function credit(tale: Tale, { invoiceId, share }: { invoiceId: string; share: number }): Promise<void> {
  const { grossCents } = await tale.payload.findByID({
    collection: 'invoices',
    id: invoiceId,
    depth: 0,
    joins: false,
  })
  const id = await draftCreditNote(await requestAs(tale, 'sacha'), {
    invoiceId,
    scope: { kind: 'amount', grossCents: Math.round((grossCents ?? 0) * share) },
    reason: 'Geste commercial : une journée n’a pas été nécessaire.',
  })
  await issue(tale, id)
}

async function issue(tale: Tale, id: string): Promise<void> {
  await issueDraft(await requestAs(tale, 'sacha'), id)
  await tale.printRoom.begin({ kind: 'invoice', id })
}

type Received = { invoiceId: string; share: number; rank: number }

/** Records a payment of a share of what is left. */
export async function receivePayment(tale: Tale, { invoiceId, share, rank }: Received): Promise<void> {
  const invoice = await tale.payload.findByID({ collection: 'invoices', id: invoiceId, depth: 0, joins: false })
  const amountCents = Math.round((invoice.balanceCents ?? 0) * share)
  const { payments } = await recordPayment(await requestAs(tale, 'sacha'), {
    invoiceId,
    amountCents,
    receivedOn: todayOf(tale),
    method: randomFrom(`paying ${invoice.number}`).chance(0.88) ? 'transfer' : 'cheque',
    allocations: [{ invoiceId, amountCents }],
    allowsCredit: false,
    reference: issuedContent(invoice).paymentReference,
    note: null,
    idempotencyKey: `story-${invoiceId}-${rank}`,
  })
  for (const { paymentId } of payments) await tale.printRoom.begin({ kind: 'receipt', id: paymentId })
}

function todayOf({ clock }: Tale): CivilDate {
  return civilDateInParis(clock.now().toISOString())
}
