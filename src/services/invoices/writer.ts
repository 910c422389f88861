import type { PayloadRequest } from 'payload'

import { idOf, idOrNull } from '../../database/ids'
import { civilDate, type CivilDate } from '../../domain/dates/civilDate'
import { DomainError } from '../../domain/errors'
import type { InvoiceContent } from '../../domain/invoices/content'
import { creditNoteContent, type CreditScope } from '../../domain/invoices/creditNote'
import { depositRequestContent } from '../../domain/invoices/depositRequest'
import { invoiceContent, type Numbering } from '../../domain/invoices/draftContent'
import { finalInvoiceContent } from '../../domain/invoices/finalInvoice'
import type { InvoicePlan } from '../../domain/invoices/plan'
import { transferReference } from '../../domain/payments/transferReference'
import { splitGross } from '../../domain/quotes/deposit'
import { applySelection } from '../../domain/quotes/selection'
import { invoiceWords } from '../../i18n/invoices'
import type { Invoice } from '../../payload-types'
import { dueOnOf, linesOf, mentionsOn, partiesOf, readInvoiceParts, type InvoiceParts } from './parts'
import { planOf } from './plan'
import { issuedContent } from './issuedContent'
import { readCreditNotes, readDeposits, readSignedQuote } from './signed'

/** Writes the whole content of a draft for a number and a day of issue; without side effects. */
export type ContentFor = (numbering: Numbering) => InvoiceContent

/**
 * Reads all that a draft's content is made from, and answers with what writes it (I2). The same for the preview and for the
 * issue, so that what is checked is what is issued.
 *
 * @throws {DomainError} `invoice.quoteNotSigned` · `invoice.depositsChanged` · what the content's own rules refuse, when it is called
 */
export async function contentWriter(req: PayloadRequest, invoice: Invoice): Promise<ContentFor> {
  const parts = await readInvoiceParts(req, invoice)
  const plan = planOf(invoice)
  switch (plan.from) {
    case 'lines':
      return ofLines(req, parts)
    case 'request':
      return ofRequest(req, parts, plan)
    case 'signed':
      return ofSigned(req, parts)
    case 'credit':
      return ofCredit(req, parts, plan.scope)
  }
}

async function ofLines(req: PayloadRequest, parts: InvoiceParts): Promise<ContentFor> {
  const { invoice } = parts
  const lines = linesOf(invoice)
  const quote = await quoteOf(req, invoice)
  return (numbering) =>
    invoiceContent({
      ...commonFacts(parts, numbering),
      kind: 'standard',
      language: invoice.language,
      currency: invoice.currency ?? 'EUR',
      period: periodOf(invoice),
      quote,
      lines,
      documentDiscountBp: invoice.documentDiscountBp ?? 0,
      mentions: mentionsOn(parts, {
        on: numbering.issuedOn,
        vatCategories: lines.map(({ vatCategory }) => vatCategory),
      }),
    })
}

function commonFacts(parts: InvoiceParts, numbering: Numbering) {
  const { invoice } = parts
  return {
    numbering,
    suppliedOn: invoice.suppliedOn ? civilDate(invoice.suppliedOn) : numbering.issuedOn,
    dueOn: dueOnOf(parts, numbering.issuedOn),
    operation: invoice.operation ?? ('services' as const),
    purchaseOrder: invoice.purchaseOrder ?? null,
    note: invoice.note ?? null,
    paymentReference: transferReference('invoice', numbering.number),
    ...partiesOf(parts),
  }
}

function periodOf({ periodFrom, periodTo }: Invoice): InvoiceContent['period'] {
  return periodFrom && periodTo ? { from: civilDate(periodFrom), to: civilDate(periodTo) } : null
}

/** The signed quote that an invoice names (R28); null when it comes from none. */
async function quoteOf(req: PayloadRequest, { quote }: Invoice): Promise<InvoiceContent['quote']> {
  const quoteId = idOrNull(quote)
  const signed = quoteId ? await readSignedQuote(req, quoteId) : null
  if (!signed) return null
  return { number: signed.quote.number, signedOn: signed.signedOn, grossCents: signed.totals.grossCents }
}

/** A quote that was cancelled or withdrawn from since its signature is not invoiced any more. */
async function signedOf(req: PayloadRequest, { quote }: Invoice) {
  const quoteId = idOrNull(quote)
  const signed = quoteId && (await isAccepted(req, quoteId)) ? await readSignedQuote(req, quoteId) : null
  if (!quoteId || !signed) throw new DomainError('invoice.quoteNotSigned')
  return { quoteId, ...signed }
}

async function isAccepted(req: PayloadRequest, id: string): Promise<boolean> {
  const { state } = await req.payload.findByID({ collection: 'quotes', id, depth: 0, joins: false, req })
  return state === 'accepted'
}

async function ofRequest(
  req: PayloadRequest,
  parts: InvoiceParts,
  { grossCents, lineLabel }: Extract<InvoicePlan, { from: 'request' }>,
): Promise<ContentFor> {
  const { quote, signedOn, totals } = await signedOf(req, parts.invoice)
  const deposit = splitGross(totals.vat, grossCents)
  return (numbering) => {
    const common = commonFacts(parts, numbering)
    return depositRequestContent({
      ...numbering,
      ...partiesOf(parts),
      quote,
      signedOn,
      selectionTotals: totals,
      deposit,
      dueOn: common.dueOn,
      paymentReference: common.paymentReference,
      purchaseOrder: common.purchaseOrder,
      wording: {
        lineLabel,
        unit: invoiceWords(quote.language).lumpSum,
        mentions: mentionsOn(parts, {
          on: numbering.issuedOn,
          vatCategories: deposit.vat.map(({ category }) => category),
        }),
      },
    })
  }
}

async function ofSigned(req: PayloadRequest, parts: InvoiceParts): Promise<ContentFor> {
  const { invoice } = parts
  const { quoteId, quote, selection, signedOn } = await signedOf(req, invoice)
  const deposits = (await readDeposits(req, quoteId)).filter(({ deductedById }) => deductedById === null)
  const categories = applySelection(quote, selection).totals.vat.map(({ category }) => category)
  return (numbering) => {
    const content = finalInvoiceContent({
      ...commonFacts(parts, numbering),
      period: periodOf(invoice),
      signed: { quote, selection, signedOn },
      deposits,
      mentions: mentionsOn(parts, { on: numbering.issuedOn, vatCategories: categories }),
    })
    return asKind(content, invoice)
  }
}

/** A quote without deposits ends in an ordinary invoice; which of the two it is was said when the draft was made. */
function asKind(content: InvoiceContent, { kind }: Invoice): InvoiceContent {
  const hasDeposits = content.preceding.length > 0
  if (hasDeposits !== (kind === 'final')) throw new DomainError('invoice.depositsChanged')
  return hasDeposits ? content : { ...content, kind: 'standard' }
}

async function ofCredit(req: PayloadRequest, parts: InvoiceParts, scope: CreditScope): Promise<ContentFor> {
  const { invoice: note } = parts
  if (!note.corrects) throw new Error('A credit note corrects an invoice')
  const corrected = await req.payload.findByID({
    collection: 'invoices',
    id: idOf(note.corrects),
    depth: 0,
    joins: false,
    req,
  })
  const invoice = issuedContent(corrected)
  const earlierCreditNotes = await readCreditNotes(req, corrected.id)
  const words = invoiceWords(note.language)
  return (numbering) =>
    creditNoteContent({
      numbering,
      invoice,
      earlierCreditNotes,
      scope,
      wording: { lineLabel: words.creditOf(invoice.number), unit: words.lumpSum },
      reason: note.note ?? '',
      mentions: creditMentions(parts, { invoice, on: numbering.issuedOn }),
      ...partiesOf(parts),
    })
}

/** A credit note asks for nothing, but its platform wants the notes all the same (R13). */
function creditMentions(parts: InvoiceParts, { invoice, on }: { invoice: InvoiceContent; on: CivilDate }) {
  return mentionsOn(parts, { on, vatCategories: invoice.vat.map(({ category }) => category) })
}
