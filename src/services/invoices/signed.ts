import type { PayloadRequest } from 'payload'

import { idOf, idOrNull } from '../../database/ids'
import { civilDateInParis, type CivilDate } from '../../domain/dates/civilDate'
import type { InvoiceContent } from '../../domain/invoices/content'
import type { IssuedDeposit, SignedQuote } from '../../domain/invoices/finalInvoice'
import type { QuoteTotals } from '../../domain/quotes/totals'
import type { QuoteSelection } from '../../domain/quotes/selection'
import type { Acceptance, Invoice } from '../../payload-types'
import { frozenContent, signedTotals } from '../quotes/frozenContent'
import { issuedContent } from './issuedContent'
import { readInvoice } from './lockDraft'

/** What was signed of a quote; null while it is not accepted. */
export async function readSignedQuote(
  req: PayloadRequest,
  quoteId: string,
): Promise<(SignedQuote & { signedOn: CivilDate; totals: QuoteTotals }) | null> {
  const found = await req.payload.find({
    collection: 'acceptances',
    where: { quote: { equals: quoteId } },
    depth: 0,
    limit: 1,
    pagination: false,
    req,
  })
  const acceptance = found.docs[0]
  if (!acceptance) return null
  const version = await req.payload.findByID({
    collection: 'quote-versions',
    id: idOf(acceptance.version),
    depth: 0,
    req,
  })
  return {
    quote: frozenContent(version),
    selection: selectionOf(acceptance),
    signedOn: civilDateInParis(acceptance.acceptedAt),
    totals: signedTotals(acceptance),
  }
}

/** `acceptances.selection` is written by `acceptQuote` alone, which has checked it. */
function selectionOf({ selection }: Acceptance): QuoteSelection {
  return selection as QuoteSelection
}

/** The issued deposit invoices of a quote, oldest first, with their money (I5). */
export async function readDeposits(
  req: PayloadRequest,
  quoteId: string,
): Promise<(IssuedDeposit & { id: string; deductedById: string | null })[]> {
  const found = await req.payload.find({
    collection: 'invoices',
    where: { quote: { equals: quoteId }, kind: { equals: 'deposit' }, state: { not_equals: 'draft' } },
    sort: ['issuedOn', 'sequence'],
    depth: 0,
    joins: false,
    pagination: false,
    req,
  })
  const deposits: (IssuedDeposit & { id: string; deductedById: string | null })[] = []
  for (const deposit of found.docs)
    deposits.push({
      id: deposit.id,
      content: issuedContent(deposit),
      paidCents: deposit.paidCents ?? 0,
      creditNotes: await readCreditNotes(req, deposit.id),
      deductedById: await deductedById(req, deposit),
    })
  return deposits
}

/** The final invoice that deducts a deposit; none once it was credited in full: the next one deducts the deposit again (M7). */
async function deductedById(req: PayloadRequest, { deductedBy }: Invoice): Promise<string | null> {
  const id = idOrNull(deductedBy)
  const invoice = id === null ? null : await readInvoice(req, id)
  return invoice?.state === 'cancelled' ? null : id
}

/** The issued credit notes of an invoice, oldest first (I6). */
export async function readCreditNotes(req: PayloadRequest, invoiceId: string): Promise<InvoiceContent[]> {
  const found = await req.payload.find({
    collection: 'invoices',
    where: { corrects: { equals: invoiceId }, state: { not_equals: 'draft' } },
    sort: ['issuedOn', 'sequence'],
    depth: 0,
    joins: false,
    pagination: false,
    req,
  })
  return found.docs.map((note: Invoice) => issuedContent(note))
}
