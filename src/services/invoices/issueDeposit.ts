import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { idOf } from '../../database/ids'
import { civilDate, civilDateInParis, type CivilDate } from '../../domain/dates/civilDate'
import { depositInvoiceContent } from '../../domain/invoices/depositInvoice'
import type { InvoiceContent } from '../../domain/invoices/content'
import { mentionCodesFor, mentionsIn } from '../../domain/invoices/mentions'
import { formatRate } from '../../domain/money/format'
import type { QuoteContent } from '../../domain/quotes/content'
import { splitGross, type Deposit } from '../../domain/quotes/deposit'
import type { QuoteTotals } from '../../domain/quotes/totals'
import { invoiceWords } from '../../i18n/invoices'
import type { Acceptance, Quote } from '../../payload-types'
import { projectIdOf } from '../projects/ofQuote'
import { frozenContent, signedTotals } from '../quotes/frozenContent'
import { clientSnapshot, mentionTexts, readSettings, sellerSnapshot } from '../settings'
import { draftOf } from './draftRow'
import { issueInvoice, provisionalNumber } from './issue'
import { newInvoiceLink } from './link'
import { oweToPlatform } from './oweToPlatform'

type PaidDeposit = {
  quote: Quote
  acceptance: Acceptance
  received: { amountCents: number; receivedOn: string }
}

/**
 * Issues the paid deposit invoice of a payment: kind 386, nothing left to pay, its amount split over the signed VAT
 * groups (I5, M6, R19). The seller and the client are printed as they are today (I2).
 *
 * @returns its id and its number
 */
export async function issueDepositInvoice(
  req: PayloadRequest,
  paid: PaidDeposit,
): Promise<{ id: string; number: string }> {
  const { quote, acceptance, received } = paid
  const version = await req.payload.findByID({
    collection: 'quote-versions',
    id: idOf(acceptance.version),
    depth: 0,
    req,
  })
  const content = frozenContent(version)
  const totals = signedTotals(acceptance)
  const deposit = splitGross(totals.vat, received.amountCents)
  const project = await projectIdOf(req, quote.id)
  const contentFor = await depositContent(req, { paid, quoteContent: content, totals, deposit })
  const provisional = contentFor({
    number: provisionalNumber,
    issuedOn: civilDateInParis(nowOf(req.payload).toISOString()),
  })
  const draft = await req.payload.create({
    collection: 'invoices',
    data: { ...draftOf(provisional), state: 'draft', client: idOf(quote.client), quote: quote.id, project },
    depth: 0,
    req,
  })
  const issued = await issueInvoice(req, { invoiceId: draft.id, contentFor })
  const link = newInvoiceLink(req.payload.secret, draft.id)
  await req.payload.update({ collection: 'invoices', id: draft.id, data: link, depth: 0, req })
  await oweToPlatform(req, { kind: 'invoice', invoiceId: draft.id })
  return { id: draft.id, number: issued.number }
}

type DepositFacts = { paid: PaidDeposit; quoteContent: QuoteContent; totals: QuoteTotals; deposit: Deposit }
type ContentFor = (numbering: { number: string; issuedOn: CivilDate }) => InvoiceContent

async function depositContent(req: PayloadRequest, facts: DepositFacts): Promise<ContentFor> {
  const { paid, quoteContent, totals, deposit } = facts
  const { company, billing } = await readSettings(req)
  const client = await req.payload.findByID({
    collection: 'clients',
    id: idOf(paid.quote.client),
    depth: 0,
    joins: false,
    req,
  })
  const { language, number: quoteNumber, depositBp } = quoteContent
  const words = invoiceWords(language)
  const isWholeDeposit = paid.received.amountCents === totals.depositGrossCents
  const codes = mentionCodesFor({
    clientKind: client.kind,
    vatRegime: company.vatRegime,
    vatCategories: deposit.vat.map(({ category }) => category),
    vatOnDebits: company.vatOnDebits ?? false,
  })
  return ({ number, issuedOn }) => {
    const texts = mentionTexts(billing, language, issuedOn)
    return depositInvoiceContent({
      quote: quoteContent,
      signedOn: civilDateInParis(paid.acceptance.acceptedAt),
      selectionTotals: totals,
      deposit,
      number,
      issuedOn,
      paidOn: civilDate(paid.received.receivedOn),
      paidCents: paid.received.amountCents,
      paymentReference: paid.quote.depositReference ?? quoteNumber,
      purchaseOrder: null,
      seller: sellerSnapshot(company),
      client: clientSnapshot(client, quoteContent.client.attention),
      wording: {
        lineLabel: isWholeDeposit
          ? words.depositShare(formatRate(depositBp, language), quoteNumber)
          : words.depositPart(quoteNumber),
        unit: words.lumpSum,
        mentions: mentionsIn(codes, texts),
      },
    })
  }
}
