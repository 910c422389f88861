import type { PayloadRequest, RequiredDataFromCollectionSlug } from 'payload'

import { idOf } from '../../../src/database/ids'
import { inTransaction } from '../../../src/database/transaction'
import { addDays, civilDate, civilDateInParis, type CivilDate } from '../../../src/domain/dates/civilDate'
import type { InvoiceContent, InvoiceLine } from '../../../src/domain/invoices/content'
import { mentionCodesFor } from '../../../src/domain/invoices/mentions'
import { transferReference } from '../../../src/domain/payments/transferReference'
import { applySelection, type QuoteSelection } from '../../../src/domain/quotes/selection'
import { computeTotals, lineNet, vatCategoryOf, type QuoteTotals } from '../../../src/domain/quotes/totals'
import type { Acceptance, Client, Invoice } from '../../../src/payload-types'
import { issueInvoice } from '../../../src/services/invoices/issue'
import { issuedContent } from '../../../src/services/invoices/issuedContent'
import { settleInvoice } from '../../../src/services/invoices/settle'
import { frozenContent } from '../../../src/services/quotes/frozenContent'
import { clientSnapshot, mentionTexts, readSettings, sellerSnapshot } from '../../../src/services/settings'
import { termDays, type ServicePlan } from '../plan/services'
import { randomFrom } from '../random'
import { requestAs, type Tale } from '../tale'
import { cents, thousandths, vatOf } from './lines'

/** What an invoice says besides its number and the parties. */
type Body = Pick<
  InvoiceContent,
  'kind' | 'language' | 'suppliedOn' | 'dueOn' | 'quote' | 'purchaseOrder' | 'lines' | 'preceding'
> & {
  totals: QuoteTotals
}

type InvoiceDraft = RequiredDataFromCollectionSlug<'invoices'>

/** Issues an invoice for work without a quote. @returns its id */
export async function issueService(tale: Tale, plan: ServicePlan): Promise<string> {
  const id = await draftService(tale, plan)
  const draft = await tale.payload.findByID({ collection: 'invoices', id, depth: 0, joins: false })
  const lines = (draft.lines ?? []).map(frozenLine)
  const body: Body = {
    kind: 'standard',
    language: draft.language,
    suppliedOn: civilDate(draft.suppliedOn ?? ''),
    dueOn: civilDate(draft.dueOn ?? ''),
    quote: null,
    purchaseOrder: draft.purchaseOrder ?? null,
    lines,
    preceding: [],
    totals: computeTotals({ lines, documentDiscountBp: 0, depositBp: 0 }),
  }
  await issue(tale, { invoiceId: id, body })
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

/** Issues the final invoice of a delivered project: all work, less the deposits (I5, R20). @returns its id, null without deposit */
export async function issueFinal(tale: Tale, quoteId: string): Promise<string | null> {
  const { payload } = tale
  const quote = await payload.findByID({ collection: 'quotes', id: quoteId, depth: 0, joins: false })
  const deposits = await depositsOf(tale, quoteId)
  if (deposits.length === 0) return null
  const acceptance = await acceptanceOf(tale, quoteId)
  const version = await payload.findByID({ collection: 'quote-versions', id: idOf(acceptance.version), depth: 0 })
  const content = frozenContent(version)
  const { lines, totals } = applySelection(content, selectionOf(acceptance))
  const today = todayOf(tale)
  const preceding = deposits.map(({ number, issuedOn, grossCents, vat }) => ({ number, issuedOn, grossCents, vat }))
  const body: Body = {
    kind: 'final',
    language: content.language,
    suppliedOn: today,
    dueOn: addDays(today, content.paymentTermDays),
    quote: { number: content.number, signedOn: civilDateInParis(acceptance.acceptedAt), grossCents: totals.grossCents },
    purchaseOrder: null,
    lines: lines.map(frozenLine),
    preceding,
    totals,
  }
  const data: InvoiceDraft = {
    state: 'draft',
    kind: 'final',
    client: idOf(quote.client),
    quote: quoteId,
    project: (await projectOf(tale, quoteId)) ?? null,
    language: content.language,
    suppliedOn: body.suppliedOn,
    dueOn: body.dueOn,
    documentDiscountBp: content.documentDiscountBp,
    prepaidCents: prepaidOf(preceding),
    lines: body.lines.map((line) => ({ ...line })),
  }
  const draft = await payload.create({ collection: 'invoices', data, depth: 0, req: await requestAs(tale, 'sacha') })
  await issue(tale, { invoiceId: draft.id, body })
  return draft.id
}

async function issue(tale: Tale, { invoiceId, body }: { invoiceId: string; body: Body }): Promise<void> {
  const req = await requestAs(tale, 'sacha')
  const draft = await tale.payload.findByID({ collection: 'invoices', id: invoiceId, depth: 0, joins: false })
  const client = await tale.payload.findByID({ collection: 'clients', id: idOf(draft.client), depth: 0, joins: false })
  await issueInvoice(req, { invoiceId, contentFor: await contentWriter(req, { body, client }) })
  await tale.printRoom.begin({ kind: 'invoice', id: invoiceId })
}

type Numbering = { number: string; issuedOn: CivilDate }

async function contentWriter(
  req: PayloadRequest,
  { body, client }: { body: Body; client: Client },
): Promise<(numbering: Numbering) => InvoiceContent> {
  const { company, billing } = await readSettings(req)
  const { totals, ...rest } = body
  const prepaidCents = prepaidOf(body.preceding)
  const codes = mentionCodesFor({
    clientKind: client.kind,
    vatRegime: company.vatRegime,
    vatCategories: totals.vat.map(({ category }) => category),
    vatOnDebits: company.vatOnDebits ?? false,
  })
  return ({ number, issuedOn }) => {
    const texts = mentionTexts(billing, body.language, issuedOn)
    return {
      schema: 'trait-d-union/invoice/1',
      ...rest,
      number,
      currency: 'EUR',
      issuedOn,
      seller: sellerSnapshot(company),
      client: clientSnapshot(client, null),
      documentDiscountCents: totals.documentDiscountCents,
      vat: totals.vat,
      netCents: totals.netCents,
      vatCents: totals.vatCents,
      grossCents: totals.grossCents,
      prepaidCents,
      payableCents: totals.grossCents - prepaidCents,
      mentions: codes.flatMap((code) => texts[code] ?? []),
      paymentReference: transferReference('invoice', number),
    }
  }
}

type Received = { invoiceId: string; share: number; rank: number }

/** Records a payment of a share of what is left, and derives the invoice's state from it. */
export async function receivePayment(tale: Tale, { invoiceId, share, rank }: Received): Promise<void> {
  const req = await requestAs(tale, 'sacha')
  await inTransaction(req, async () => {
    const invoice = await tale.payload.findByID({ collection: 'invoices', id: invoiceId, depth: 0, joins: false, req })
    await tale.payload.create({
      collection: 'payments',
      data: {
        state: 'succeeded',
        kind: 'payment',
        amountCents: Math.round((invoice.balanceCents ?? 0) * share),
        currency: 'EUR',
        method: randomFrom(`paying ${invoice.number}`).chance(0.88) ? 'transfer' : 'cheque',
        receivedOn: todayOf(tale),
        reference: issuedContent(invoice).paymentReference,
        client: idOf(invoice.client),
        invoice: invoiceId,
        provider: 'manual',
        providerId: `manual:${invoiceId}:story-${rank}`,
        recordedBy: tale.staff.get('sacha')?.id ?? null,
      },
      depth: 0,
      req,
    })
    await settleInvoice(req, invoiceId)
  })
}

function frozenLine(
  line: Omit<InvoiceLine, 'description' | 'unit' | 'vatCategory' | 'discountBp' | 'netCents'> &
    Partial<NonNullable<Invoice['lines']>[number]>,
): InvoiceLine {
  const { label, quantityMilli, unitPriceCents, vatRateBp } = line
  const priced = {
    quantityMilli,
    unitPriceCents,
    vatRateBp,
    discountBp: line.discountBp ?? 0,
    vatCategory: vatCategoryOf(line),
  }
  return { label, description: line.description ?? null, unit: line.unit ?? '', ...priced, netCents: lineNet(priced) }
}

function prepaidOf(deposits: readonly { grossCents: number }[]): number {
  return deposits.reduce((sum, { grossCents }) => sum + grossCents, 0)
}

async function depositsOf({ payload }: Tale, quoteId: string): Promise<InvoiceContent[]> {
  const found = await payload.find({
    collection: 'invoices',
    where: { quote: { equals: quoteId }, kind: { equals: 'deposit' } },
    sort: 'number',
    depth: 0,
    joins: false,
    pagination: false,
  })
  return found.docs.map(issuedContent)
}

async function acceptanceOf({ payload }: Tale, quoteId: string): Promise<Acceptance> {
  const { docs } = await payload.find({
    collection: 'acceptances',
    where: { quote: { equals: quoteId } },
    depth: 0,
    limit: 1,
    pagination: false,
  })
  const [acceptance] = docs
  if (!acceptance) throw new Error('A delivered project has a signed quote')
  return acceptance
}

/** `acceptances.selection` is written by `acceptQuote` alone, which has checked it. */
function selectionOf({ selection }: Acceptance): QuoteSelection {
  return selection as QuoteSelection
}

async function projectOf({ payload }: Tale, quoteId: string): Promise<string | undefined> {
  const { docs } = await payload.find({
    collection: 'projects',
    where: { quote: { equals: quoteId } },
    depth: 0,
    joins: false,
    limit: 1,
    pagination: false,
  })
  return docs[0]?.id
}

function todayOf({ clock }: Tale): CivilDate {
  return civilDateInParis(clock.now().toISOString())
}
