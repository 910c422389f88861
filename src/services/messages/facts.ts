import type { PayloadRequest } from 'payload'
import { z } from 'zod'

import { idOf, idOrNull } from '../../database/ids'
import { civilDate, civilDateInParis } from '../../domain/dates/civilDate'
import { DomainError } from '../../domain/errors'
import type { MailContent, ProjectStart, SignedFacts, TransferInstructions } from '../../domain/messages/mail'
import type { QuoteContent } from '../../domain/quotes/content'
import type { Invoice, Message, Quote, QuoteVersion } from '../../payload-types'
import { issuedContent } from '../invoices/issuedContent'
import { frozenContent, signedTotals } from '../quotes/frozenContent'
import { quoteUrl } from '../quotes/link'
import { codeIdOf, signingCode } from '../signatures/signingCode'

/** What a rendering needs to know of a message's row; a message that is about to be written has no id yet. */
export type MessageFacts = Pick<Message, 'template' | 'subject' | 'data' | 'quote' | 'quoteVersion' | 'invoice'>

/** A file that belongs to a mail; `storageKey` is null until its document is rendered. */
export type MailAttachment = { filename: string; contentType: string; storageKey: string | null }

export type GatheredMail = { content: MailContent; attachments: MailAttachment[] }

/**
 * Reads what a message says: frozen documents, and links derived again from the installation's secret. Nothing secret
 * is taken from the row, Payload's own mails excepted.
 *
 * @throws {DomainError} `message.emptied` for a mail of Payload's whose body was cleared after it was sent
 */
export async function gatherMail(req: PayloadRequest, message: MessageFacts): Promise<GatheredMail> {
  switch (message.template) {
    case 'quote-sent':
      return quoteSent(req, message)
    case 'quote-signed':
      return quoteSigned(req, message)
    case 'sign-code':
      return signCode(req, message)
    case 'quote-signed-staff':
      return quoteSignedStaff(req, message)
    case 'quote-declined-staff':
      return quoteDeclinedStaff(req, message)
    case 'deposit-received':
      return depositReceived(req, message)
    case 'account':
      return account(message)
  }
}

async function quoteSent(req: PayloadRequest, message: MessageFacts): Promise<GatheredMail> {
  const { quote, version, content } = await readQuote(req, message)
  const url = urlOf(req, quote)
  return { content: { template: 'quote-sent', quote: content, url }, attachments: [pdfOf(version)] }
}

function pdfOf({ label, pdfKey }: QuoteVersion): MailAttachment {
  return { filename: `${label}.pdf`, contentType: 'application/pdf', storageKey: pdfKey ?? null }
}

async function quoteSigned(req: PayloadRequest, message: MessageFacts): Promise<GatheredMail> {
  const { quote, version, content } = await readQuote(req, message)
  const signed = await readSigned(req, quote.id)
  const transfer = transferOf({ quote, content, signed })
  const url = urlOf(req, quote)
  const file = (await signedFileOf(req, quote.id, version)) ?? pdfOf(version)
  return { content: { template: 'quote-signed', quote: content, signed, transfer, url }, attachments: [file] }
}

/** The sealed PDF of a signed quote, with its timestamp where there is one (R41); null where nothing is sealed. */
async function signedFileOf(
  req: PayloadRequest,
  quoteId: string,
  { label }: QuoteVersion,
): Promise<MailAttachment | null> {
  const { docs } = await req.payload.find({
    collection: 'acceptances',
    where: { quote: { equals: quoteId } },
    depth: 0,
    limit: 1,
    pagination: false,
    req,
  })
  const storageKey = docs[0]?.timestampedPdfKey ?? docs[0]?.sealedPdfKey
  return storageKey ? { filename: `${label}-signe.pdf`, contentType: 'application/pdf', storageKey } : null
}

/** The digits are derived again, here and nowhere else (S3). */
async function signCode(req: PayloadRequest, message: MessageFacts): Promise<GatheredMail> {
  const { content } = await readQuote(req, message)
  const code = signingCode(req.payload.secret, codeIdOf(message.data))
  return { content: { template: 'sign-code', quote: content, code }, attachments: [] }
}

async function quoteSignedStaff(req: PayloadRequest, message: MessageFacts): Promise<GatheredMail> {
  const { quote, content } = await readQuote(req, message)
  const signed = await readSigned(req, quote.id)
  const adminUrl = adminUrlOf(req, quote)
  return { content: { template: 'quote-signed-staff', quote: content, signed, adminUrl }, attachments: [] }
}

async function quoteDeclinedStaff(req: PayloadRequest, message: MessageFacts): Promise<GatheredMail> {
  const { quote, content } = await readQuote(req, message)
  const reason = quote.declineReason ?? 'other'
  const comment = quote.declineComment ?? null
  const adminUrl = adminUrlOf(req, quote)
  return {
    content: { template: 'quote-declined-staff', quote: content, reason, comment, adminUrl },
    attachments: [],
  }
}

async function depositReceived(req: PayloadRequest, message: MessageFacts): Promise<GatheredMail> {
  const id = needed(idOrNull(message.invoice), 'invoice')
  const invoice = await req.payload.findByID({ collection: 'invoices', id, depth: 0, joins: false, req })
  const content = issuedContent(invoice)
  const file = { filename: `${content.number}.pdf`, contentType: 'application/pdf', storageKey: invoice.pdfKey ?? null }
  const start = await projectStartOf(req, invoice)
  return { content: { template: 'deposit-received', invoice: content, start }, attachments: [file] }
}

const accountBody = z.object({ html: z.string(), text: z.string() })

function account({ data, subject }: MessageFacts): GatheredMail {
  const body = accountBody.safeParse(data)
  if (!body.success) throw new DomainError('message.emptied')
  return { content: { template: 'account', subject, ...body.data }, attachments: [] }
}

type QuoteOfMessage = { quote: Quote; version: QuoteVersion; content: QuoteContent }

async function readQuote(req: PayloadRequest, message: MessageFacts): Promise<QuoteOfMessage> {
  const id = needed(idOrNull(message.quoteVersion), 'quote version')
  const version = await req.payload.findByID({ collection: 'quote-versions', id, depth: 0, req })
  const quoteId = idOf(version.quote)
  const quote = await req.payload.findByID({ collection: 'quotes', id: quoteId, depth: 0, joins: false, req })
  return { quote, version, content: frozenContent(version) }
}

async function readSigned(req: PayloadRequest, quoteId: string): Promise<SignedFacts> {
  const where = { quote: { equals: quoteId } }
  const paging = { depth: 0, pagination: false, req } as const
  const acceptances = await req.payload.find({ collection: 'acceptances', where, limit: 1, ...paging })
  const acceptance = acceptances.docs[0]
  if (!acceptance) throw new Error(`Quote ${quoteId} has no acceptance to write about`)
  const signatures = await req.payload.find({
    collection: 'signatures',
    where: { version: { equals: idOf(acceptance.version) } },
    select: { signerName: true },
    sort: 'signedAt',
    ...paging,
  })
  const totals = signedTotals(acceptance)
  return {
    signedOn: civilDateInParis(acceptance.acceptedAt),
    signerNames: signatures.docs.map(({ signerName }) => signerName),
    grossCents: totals.grossCents,
    vatCents: totals.vatCents,
    depositCents: totals.depositGrossCents,
  }
}

function transferOf({
  quote,
  content,
  signed,
}: Omit<QuoteOfMessage, 'version'> & { signed: SignedFacts }): TransferInstructions | null {
  if (signed.depositCents === 0) return null
  const { legalName, iban, bic } = content.seller
  const reference = needed(quote.depositReference ?? null, 'transfer reference')
  return { beneficiary: legalName, iban, bic, amountCents: signed.depositCents, reference }
}

async function projectStartOf(req: PayloadRequest, invoice: Invoice): Promise<ProjectStart> {
  const quoteId = idOrNull(invoice.quote)
  const found = await req.payload.find({
    collection: 'projects',
    where: { quote: { equals: quoteId } },
    depth: 0,
    joins: false,
    limit: 1,
    pagination: false,
    req,
  })
  const project = found.docs[0]
  if (!project || quoteId === null) return { kind: 'open' }
  if (project.state !== 'waiting') return { kind: 'now' }
  const quote = await req.payload.findByID({ collection: 'quotes', id: quoteId, depth: 0, joins: false, req })
  if (quote.depositState !== 'paid' || !project.withdrawalEndsOn) return { kind: 'open' }
  return { kind: 'after', day: civilDate(project.withdrawalEndsOn) }
}

function urlOf({ payload }: PayloadRequest, quote: Quote): string {
  return quoteUrl(payload, { quoteId: quote.id, linkNonce: needed(quote.linkNonce ?? null, 'link') })
}

function adminUrlOf({ payload: { config } }: PayloadRequest, quote: Quote): string {
  return `${config.serverURL}${config.routes.admin}/collections/quotes/${quote.id}`
}

function needed(value: string | null, what: string): string {
  if (value === null) throw new Error(`The message's quote or invoice has no ${what}`)
  return value
}
