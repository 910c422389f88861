import type { PayloadRequest } from 'payload'
import { z } from 'zod'

import { nowOf } from '../../database/clock'
import { idOf, idOrNull } from '../../database/ids'
import { civilDate, civilDateInParis, daysBetween, isCivilDate } from '../../domain/dates/civilDate'
import { DomainError } from '../../domain/errors'
import type { EarlierSigners, ProjectStart, SignedFacts, TransferInstructions } from '../../domain/messages/mail'
import type { QuoteContent, QuoteSigner } from '../../domain/quotes/content'
import { quoteReminderSteps } from '../../domain/quotes/reminders'
import { applySelection } from '../../domain/quotes/selection'
import { isSameEmail, partyOf } from '../../domain/signatures/signingOrder'
import type { WithdrawalRecord } from '../../domain/quotes/withdrawal'
import type { Invoice, Quote, QuoteVersion } from '../../payload-types'
import { issuedContent } from '../invoices/issuedContent'
import { frozenContent, signedTotals } from '../quotes/frozenContent'
import { quoteUrl } from '../quotes/link'
import { linkOfSigner } from '../quotes/signingLinks'
import { signaturesOf } from '../signatures/signaturesOf'
import type { GatheredMail, MailAttachment, MessageFacts } from './gathered'
import { creditNoteSent, invoiceSent, paymentFailed, paymentReceived, paymentReviewStaff } from './invoiceFacts'
import { reminder, reminderAnswerStaff } from './reminderFacts'
import { codeIdOf, signingCode } from '../signatures/signingCode'

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
    case 'quote-to-countersign':
      return quoteToCountersign(req, message)
    case 'quote-signed':
      return quoteSigned(req, message)
    case 'sign-code':
      return signCode(req, message)
    case 'quote-signed-staff':
      return quoteSignedStaff(req, message)
    case 'quote-declined-staff':
      return quoteDeclinedStaff(req, message)
    case 'quote-reminder':
      return quoteReminder(req, message)
    case 'quote-update-requested-staff':
      return quoteUpdateRequestedStaff(req, message)
    case 'ledger-anchor':
      return ledgerAnchor(message)
    case 'withdrawal-receipt':
      return withdrawalReceipt(req, message)
    case 'quote-withdrawn-staff':
      return quoteWithdrawnStaff(req, message)
    case 'deposit-received':
      return depositReceived(req, message)
    case 'invoice-sent':
      return invoiceSent(req, message)
    case 'credit-note-sent':
      return creditNoteSent(req, message)
    case 'payment-received':
      return paymentReceived(req, message)
    case 'payment-failed':
      return paymentFailed(req, message)
    case 'payment-review-staff':
      return paymentReviewStaff(req, message)
    case 'reminder':
      return reminder(req, message)
    case 'reminder-answer-staff':
      return reminderAnswerStaff(req, message)
    case 'account':
      return account(message)
  }
}

async function quoteSent(req: PayloadRequest, message: MessageFacts): Promise<GatheredMail> {
  const found = await readQuote(req, message)
  const earlier = await earlierSigners(req, found, message)
  const url = await urlOf(req, found, message)
  const attachments = [pdfOf(found.version)]
  return { content: { template: 'quote-sent', quote: found.content, earlier, url }, attachments }
}

async function quoteToCountersign(req: PayloadRequest, message: MessageFacts): Promise<GatheredMail> {
  const found = await readQuote(req, message)
  const earlier = await earlierSigners(req, found, message)
  if (!earlier) throw new Error(`Nobody has signed version ${found.version.label} before the agency`)
  const url = await urlOf(req, found, message)
  const attachments = [pdfOf(found.version)]
  return { content: { template: 'quote-to-countersign', quote: found.content, earlier, url }, attachments }
}

/** The signatures of those who sign before the reader of a mail; null for the first signer. */
async function earlierSigners(
  req: PayloadRequest,
  { version, content }: QuoteOfMessage,
  message: MessageFacts,
): Promise<EarlierSigners | null> {
  const rank = content.signers.indexOf(signerOf(content, message))
  const before = content.signers.slice(0, rank)
  const signatures = await signaturesOf(req, version.id)
  const earlier = signatures.filter(({ email }) => before.some((signer) => isSameEmail(signer.email, email)))
  const [first] = earlier
  if (!first) return null
  const { totals } = applySelection(content, first.evidence.selection)
  return {
    names: earlier.map(({ name }) => name),
    grossCents: totals.grossCents,
    vatCents: totals.vatCents,
    depositCents: totals.depositGrossCents,
  }
}

function pdfOf({ label, pdfKey }: QuoteVersion): MailAttachment {
  return { filename: `${label}.pdf`, contentType: 'application/pdf', storageKey: pdfKey ?? null }
}

async function quoteSigned(req: PayloadRequest, message: MessageFacts): Promise<GatheredMail> {
  const found = await readQuote(req, message)
  const { quote, version, content } = found
  const signed = await readSigned(req, quote.id)
  const transfer = transferOf({ quote, content, signed })
  const url = await urlOf(req, found, message)
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
  const by = namedWithin(content, signerOf(content, message))
  const reason = quote.declineReason ?? 'other'
  const comment = quote.declineComment ?? null
  const adminUrl = adminUrlOf(req, quote)
  return {
    content: { template: 'quote-declined-staff', quote: content, by, reason, comment, adminUrl },
    attachments: [],
  }
}

/** The client when one person signs alone; among several, the person, and for whom they sign. */
function namedWithin(content: QuoteContent, signer: QuoteSigner): string {
  if (content.signers.length === 1) return content.client.name
  return `${signer.name} (${partyOf(content, signer).name})`
}

const reminderOf = z.object({ step: z.enum(quoteReminderSteps) })

/** The days are counted when the mail leaves, and shown to staff later as they were then. */
async function quoteReminder(req: PayloadRequest, message: MessageFacts): Promise<GatheredMail> {
  const found = await readQuote(req, message)
  const { content } = found
  const { step } = reminderOf.parse(message.data)
  const today = civilDateInParis(message.sentAt ?? nowOf(req.payload).toISOString())
  const daysLeft = Math.max(0, daysBetween(today, content.validUntil))
  const earlier = await earlierSigners(req, found, message)
  const url = await urlOf(req, found, message)
  return { content: { template: 'quote-reminder', quote: content, earlier, step, daysLeft, url }, attachments: [] }
}

const updateRequestOf = z.object({ words: z.string() })

async function quoteUpdateRequestedStaff(req: PayloadRequest, message: MessageFacts): Promise<GatheredMail> {
  const { quote, content } = await readQuote(req, message)
  const { words } = updateRequestOf.parse(message.data)
  const adminUrl = adminUrlOf(req, quote)
  return { content: { template: 'quote-update-requested-staff', quote: content, words, adminUrl }, attachments: [] }
}

const anchorOf = z.object({
  day: z.string().refine(isCivilDate),
  fileSha256: z.string(),
  chains: z.int(),
  /** Of the file to attach; null when it is too large. */
  storageKey: z.string().nullable(),
})

function ledgerAnchor({ data }: MessageFacts): GatheredMail {
  const { day, fileSha256, chains, storageKey } = anchorOf.parse(data)
  const anchor = { day, fileSha256, chains, isAttached: storageKey !== null }
  const file = { filename: `ancrage-${day}.json`, contentType: 'application/json', storageKey }
  return { content: { template: 'ledger-anchor', anchor }, attachments: anchor.isAttached ? [file] : [] }
}

/** A consumer's declaration as it was recorded, whatever has become of the quote since (R44). */
const withdrawalRecordOf: z.ZodType<WithdrawalRecord> = z.object({
  schema: z.literal('trait-d-union/withdrawal/1'),
  declaredAt: z.iso.datetime(),
  name: z.string(),
  email: z.string(),
  statement: z.string(),
  paidCents: z.int(),
  refundDueOn: z.string().refine(isCivilDate).nullable(),
  mayKeepPart: z.boolean(),
})

async function withdrawalReceipt(req: PayloadRequest, message: MessageFacts): Promise<GatheredMail> {
  const { content } = await readQuote(req, message)
  const record = withdrawalRecordOf.parse(message.data)
  return { content: { template: 'withdrawal-receipt', quote: content, record }, attachments: [] }
}

async function quoteWithdrawnStaff(req: PayloadRequest, message: MessageFacts): Promise<GatheredMail> {
  const { quote, content } = await readQuote(req, message)
  const record = withdrawalRecordOf.parse(message.data)
  const adminUrl = adminUrlOf(req, quote)
  return { content: { template: 'quote-withdrawn-staff', quote: content, record, adminUrl }, attachments: [] }
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
  if (project.state === 'cancelled') return { kind: 'open' }
  if (project.state !== 'waiting') return { kind: 'now' }
  const quote = await req.payload.findByID({ collection: 'quotes', id: quoteId, depth: 0, joins: false, req })
  if (quote.depositState !== 'paid' || !project.withdrawalEndsOn) return { kind: 'open' }
  return { kind: 'after', day: civilDate(project.withdrawalEndsOn) }
}

const aboutSigner = z.object({ signer: z.string() })

/** The signer whom a mail is for; mails from before there could be several say nothing, and are for the first. */
function signerOf({ signers }: QuoteContent, { data }: MessageFacts): QuoteSigner {
  const named = aboutSigner.safeParse(data)
  const signer = named.success ? signers.find(({ email }) => isSameEmail(email, named.data.signer)) : signers[0]
  if (!signer) throw new Error('The message is for somebody who does not sign this version')
  return signer
}

/**
 * The reader's own address of the quote. Who signed an older version and does not sign the current one has none any more:
 * their mail, which staff can still look at, shows one that opens nothing.
 */
async function urlOf(
  req: PayloadRequest,
  { quote, version, content }: QuoteOfMessage,
  message: MessageFacts,
): Promise<string> {
  const { email } = signerOf(content, message)
  const link = await linkOfSigner(req, { quoteId: quote.id, email })
  const isCurrent = idOrNull(quote.currentVersion) === version.id
  const linkNonce = isCurrent ? needed(link?.nonce ?? null, 'link') : (link?.nonce ?? '')
  return quoteUrl(req.payload, { quoteId: quote.id, linkNonce })
}

function adminUrlOf({ payload: { config } }: PayloadRequest, quote: Quote): string {
  return `${config.serverURL}${config.routes.admin}/collections/quotes/${quote.id}`
}

function needed(value: string | null, what: string): string {
  if (value === null) throw new Error(`The message's quote or invoice has no ${what}`)
  return value
}
