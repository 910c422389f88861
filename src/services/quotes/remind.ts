import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { idOf } from '../../database/ids'
import { lockRow } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { civilDate, civilDateInParis, laterOf, type CivilDate } from '../../domain/dates/civilDate'
import { isWritingTime } from '../../domain/dates/writingHours'
import type { QuoteContent, QuoteSigner } from '../../domain/quotes/content'
import { nextQuoteReminder, quoteReminderSteps, type QuoteReminderStep } from '../../domain/quotes/reminders'
import { sideOf, signerInTurn, signingOrder, type SignedBy } from '../../domain/signatures/signingOrder'
import { portsOf } from '../../integrations/ports'
import type { Quote, QuoteVersion } from '../../payload-types'
import { oweMessage } from '../messages/owe'
import { suppressionOf } from '../messages/suppressions'
import { signaturesOf } from '../signatures/signaturesOf'
import { frozenContent } from './frozenContent'
import { quoteMailTo } from './quoteMailTo'

/**
 * Owes whoever has not answered a quote the reminder of today, if there is one, in one transaction per quote. Running it
 * again, or twice at once, changes nothing: each step of a version is one message per signer, by its purpose. Does
 * nothing outside of the hours in which people are written to (D2).
 *
 * @returns how many reminders are owed by this run
 */
export async function remindQuotes(req: PayloadRequest): Promise<number> {
  const now = nowOf(req.payload)
  const today = civilDateInParis(now.toISOString())
  if (!isWritingTime(now.toISOString())) return 0
  let reminded = 0
  for (const quoteId of await quotesThatAreOut(req, today)) reminded += await remindOrLog(req, { quoteId, today })
  return reminded
}

async function quotesThatAreOut(req: PayloadRequest, today: CivilDate): Promise<string[]> {
  const { docs } = await req.payload.find({
    collection: 'quotes',
    where: { state: { in: ['sent', 'partially-signed'] }, validUntil: { greater_than_equal: today } },
    select: { state: true },
    sort: 'id',
    depth: 0,
    joins: false,
    pagination: false,
    req,
  })
  return docs.map(({ id }) => id)
}

type Run = { quoteId: string; today: CivilDate }

/** A quote that cannot be reminded of must not silence the others: it is logged, and tried again by the next run. */
async function remindOrLog(req: PayloadRequest, run: Run): Promise<number> {
  try {
    return await remindQuote(req, run)
  } catch (error) {
    req.payload.logger.error({ err: error, quoteId: run.quoteId, msg: 'A reminder could not be written' })
    return 0
  }
}

async function remindQuote(req: PayloadRequest, { quoteId, today }: Run): Promise<number> {
  return inTransaction(req, async () => {
    await lockRow(req, 'quotes', quoteId)
    const out = await readQuoteThatIsOut(req, quoteId)
    if (!out) return 0
    let reminded = 0
    for (const signer of signersToRemind(out)) if (await remindSigner(req, { out, signer, today })) reminded += 1
    return reminded
  })
}

type QuoteThatIsOut = {
  quote: Quote
  version: QuoteVersion
  content: QuoteContent
  /** Of this version, oldest first. */
  signatures: readonly SignedBy[]
}

/** Under the quote's lock; null for one that cannot be signed, or of which staff do not want to remind. */
async function readQuoteThatIsOut(req: PayloadRequest, id: string): Promise<QuoteThatIsOut | null> {
  const quote = await req.payload.findByID({
    collection: 'quotes',
    id,
    depth: 0,
    joins: false,
    disableErrors: true,
    req,
  })
  const isOut = quote?.state === 'sent' || quote?.state === 'partially-signed'
  if (!isOut || quote.remindsSigner === false || !quote.currentVersion) return null
  const versionId = idOf(quote.currentVersion)
  const version = await req.payload.findByID({ collection: 'quote-versions', id: versionId, depth: 0, req })
  if (!version.pdfKey) return null
  return { quote, version, content: frozenContent(version), signatures: await signaturesOf(req, versionId) }
}

/** Whose answer is awaited (Q5); the agency's own counter-signer is not written to. */
function signersToRemind({ content, signatures }: QuoteThatIsOut): QuoteSigner[] {
  const next = signerInTurn(signingOrder(content.signers, signatures))
  return next && sideOf(next) === 'client' ? [next] : []
}

type Reminding = { out: QuoteThatIsOut; signer: QuoteSigner; today: CivilDate }

async function remindSigner(req: PayloadRequest, { out, signer, today }: Reminding): Promise<boolean> {
  const { quote, version } = out
  const askedOn = await dayOfAsking(req, out, signer)
  if (askedOn === null || (await isBounced(req, signer))) return false
  const purposeOf = (step: QuoteReminderStep): string => `quote-reminder:${version.id}:${signer.email}:${step}`
  const sentSteps = await stepsOwed(req, purposeOf)
  const step = nextQuoteReminder({ sentOn: askedOn, validUntil: civilDate(version.validUntil), sentSteps, today })
  if (step === null) return false
  await oweMessage(req, {
    template: 'quote-reminder',
    language: out.content.language,
    to: { name: signer.name, address: signer.email },
    purpose: purposeOf(step),
    // Whose link the mail brings.
    data: { step, signer: signer.email },
    clientId: idOf(quote.client),
    quoteId: quote.id,
    quoteVersionId: version.id,
  })
  return true
}

/**
 * The day in Paris since which the signer can answer: of sending or of the signature before theirs, or of their mail when
 * that left later. null while it has not left: nobody is reminded of what they never got.
 */
async function dayOfAsking(
  req: PayloadRequest,
  { quote, version, signatures }: QuoteThatIsOut,
  { email }: QuoteSigner,
): Promise<CivilDate | null> {
  const turnBegan = signatures.at(-1)?.signedAt ?? quote.sentAt
  if (!turnBegan) return null
  const mail = await quoteMailTo(req, { versionId: version.id, address: email })
  if (portsOf(req.payload).mailer !== null && mail?.state !== 'sent') return null
  const [turn, arrival] = [turnBegan, mail?.sentAt ?? turnBegan].map(civilDateInParis)
  return turn && arrival ? laterOf(turn, arrival) : null
}

async function isBounced(req: PayloadRequest, { email }: QuoteSigner): Promise<boolean> {
  return (await suppressionOf(req, email)) !== null
}

/** A reminder that was cancelled or failed counts too: it had its day. */
async function stepsOwed(
  req: PayloadRequest,
  purposeOf: (step: QuoteReminderStep) => string,
): Promise<QuoteReminderStep[]> {
  const { docs } = await req.payload.find({
    collection: 'messages',
    where: { purpose: { in: quoteReminderSteps.map(purposeOf) } },
    select: { purpose: true },
    depth: 0,
    pagination: false,
    req,
  })
  const owed = new Set(docs.map(({ purpose }) => purpose))
  return quoteReminderSteps.filter((step) => owed.has(purposeOf(step)))
}
