import type { RequiredDataFromCollectionSlug } from 'payload'

import { civilDateInParis, addDays } from '../../../src/domain/dates/civilDate'
import { makeSiren } from '../../../src/domain/parties/siren'
import { versionLabel, type QuoteContent } from '../../../src/domain/quotes/content'
import { applySelection, isPreselected, type QuoteSelection } from '../../../src/domain/quotes/selection'
import { consentSentence } from '../../../src/i18n/signConsent'
import type { Lead, QuoteVersion } from '../../../src/payload-types'
import { requestOf } from '../../../src/services/guest'
import { recordDeposit } from '../../../src/services/payments/recordDeposit'
import { requestSigningCode } from '../../../src/services/signatures/requestCode'
import { signingCode } from '../../../src/services/signatures/signingCode'
import { sealAcceptance } from '../../../src/jobs/sealDocument'
import { acceptQuote } from '../../../src/services/quotes/accept'
import { declineQuote } from '../../../src/services/quotes/decline'
import { expireQuotes } from '../../../src/services/quotes/expire'
import { frozenContent } from '../../../src/services/quotes/frozenContent'
import { signerToken } from '../../lib/signerToken'
import { moveQuote } from '../../../src/services/quotes/reopen'
import { sendQuote } from '../../../src/services/quotes/send'
import { sources } from '../data/leads'
import type { QuoteEnding, QuotePlan } from '../plan/quotes'
import { randomFrom } from '../random'
import { requestAs, type Tale } from '../tale'
import { signaturePicture } from './handwriting'
import { enterLead, moveLead } from './leads'
import { quoteLinesOf } from './lines'

/** A quote as the story goes on. */
export type QuoteLife = { plan: QuotePlan; quoteId: string; leadId: string; versionId: string; depositParts: number }

/** The request that the quote answers. */
export async function ask(tale: Tale, life: QuoteLife): Promise<void> {
  const { plan } = life
  const [name] = plan.client.contacts[0] ?? [plan.client.name]
  const random = randomFrom(`asking ${plan.key}`)
  const { signer } = await tale.clientOf(plan.client)
  life.leadId = await enterLead(tale, {
    name,
    company: plan.client.kind === 'consumer' ? null : plan.client.name,
    email: signer.email,
    phone: plan.client.phone,
    siren: plan.client.sirenDigits ? makeSiren(plan.client.sirenDigits) : null,
    projectType: projectTypeOf(plan),
    need: plan.offer.need,
    budgetCents: random.pick([null, 300_000, 800_000, 1_500_000, 3_000_000]),
    deadline: null,
    source: random.pick(sources),
    isRobot: false,
  })
}

function projectTypeOf({ offer }: QuotePlan): NonNullable<Lead['projectType']> {
  if (['shop', 'booking'].includes(offer.key)) return 'shop'
  if (['application', 'portal'].includes(offer.key)) return 'application'
  if (['identity', 'brochure'].includes(offer.key)) return 'identity'
  if (['visibility', 'audit-en'].includes(offer.key)) return 'content'
  return 'website'
}

/** Somebody of the agency answers. */
export async function answer(tale: Tale, { leadId, plan }: QuoteLife): Promise<void> {
  const data = { firstAnsweredAt: tale.clock.now().toISOString(), owner: tale.staff.get(plan.owner)?.id ?? null }
  await moveLead(tale, { leadId, command: 'qualify', by: plan.owner, data })
}

/** The draft, and the lead that it makes a client of. */
export async function draft(tale: Tale, life: QuoteLife): Promise<void> {
  const { plan, leadId } = life
  const client = await tale.clientOf(plan.client)
  const req = await requestAs(tale, plan.owner)
  const quote = await tale.payload.create({ collection: 'quotes', data: draftData(tale, life, client), depth: 0, req })
  life.quoteId = quote.id
  await moveLead(tale, { leadId, command: 'quote', by: plan.owner, data: { client: client.id } })
}

type QuoteDraft = RequiredDataFromCollectionSlug<'quotes'>

function draftData(tale: Tale, { plan, leadId }: QuoteLife, client: Awaited<ReturnType<Tale['clientOf']>>): QuoteDraft {
  const { client: story, offer, ending } = plan
  const isPlain = offer.key === 'showpiece' || offer.key === 'unfinished'
  const role = story.kind === 'consumer' ? 'Particulier' : client.signer.position
  return {
    state: 'draft',
    depositState: 'none',
    title: plan.title,
    client: client.id,
    lead: leadId,
    language: story.language,
    introduction: offer.introduction,
    deliveryTime: offer.deliveryTime,
    lines: quoteLinesOf(offer.lines, { client: story, random: isPlain ? null : randomFrom(`lines of ${plan.key}`) }),
    documentDiscountBp: story.isAssociation ? 1_000 : 0,
    signers: plan.hasSigner ? [{ contact: client.signer.id, role }] : [],
    ...(plan.isWithoutDeposit ? { depositBp: 0 } : {}),
    ...(story.paymentTermDays ? { paymentTermDays: story.paymentTermDays } : {}),
    ...(ending.kind === 'sent' ? { validUntil: addDays(tale.today, ending.validForDays) } : {}),
    ...(isPlain ? { validUntil: addDays(tale.today, 45) } : {}),
  }
}

/** Sends it, and starts to print the version. */
export async function send(tale: Tale, life: QuoteLife): Promise<void> {
  const { versionId } = await sendQuote(await requestAs(tale, life.plan.owner), life.quoteId)
  life.versionId = versionId
  await tale.printRoom.begin({ kind: 'quote-version', id: versionId })
}

/** Takes it back, lowers a price, and sends the second version. */
export async function revise(tale: Tale, life: QuoteLife): Promise<void> {
  const { plan, quoteId } = life
  const req = await requestAs(tale, plan.owner)
  await moveQuote(req, { quoteId, command: 'revise' })
  const quote = await tale.payload.findByID({ collection: 'quotes', id: quoteId, depth: 0, joins: false })
  const lines = (quote.lines ?? []).map((line, index) => (index === 2 ? { ...line, discountBp: 1_000 } : line))
  const today = civilDateInParis(tale.clock.now().toISOString())
  const validUntil = plan.ending.kind === 'sent' ? addDays(tale.today, plan.ending.validForDays) : addDays(today, 30)
  await tale.payload.update({
    collection: 'quotes',
    id: quoteId,
    data: { lines, validUntil },
    depth: 0,
    req: await requestAs(tale, plan.owner),
  })
  await send(tale, life)
}

type Presented = { token: string; version: QuoteVersion; content: QuoteContent }

/** What the client holds: the link and the version that it shows. */
async function presented({ payload }: Tale, { quoteId, versionId }: QuoteLife): Promise<Presented> {
  const version = await payload.findByID({ collection: 'quote-versions', id: versionId, depth: 0 })
  const content = frozenContent(version)
  return { token: await signerToken(payload, { quoteId, email: content.signers[0]?.email ?? '' }), version, content }
}

const browsers = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:142.0) Gecko/20100101 Firefox/142.0',
] as const

/** The client chooses, signs, and is shown how to pay the deposit. */
export async function accept(tale: Tale, life: QuoteLife): Promise<void> {
  await tale.printRoom.stored(life.versionId)
  const { token, version, content } = await presented(tale, life)
  const random = randomFrom(`signing ${life.plan.key}`)
  const selection = choose(content, life)
  const { totals } = applySelection(content, selection)
  const signerName = content.signers[0]?.name ?? ''
  const consentText = consentSentence({
    language: content.language,
    label: versionLabel(content),
    party: { side: 'client', name: content.client.name },
    totalCents: totals.grossCents,
    currency: content.currency,
  })
  const code = await typedCode(tale, { token, versionHash: version.sha256, language: content.language })
  await acceptQuote(
    tale.payload,
    {
      token,
      versionHash: version.sha256,
      selection,
      signerName,
      method: random.pick(['draw', 'draw', 'type']),
      image: await signaturePicture(signerName),
      consent: true,
      consentText,
      timeZone: 'Europe/Paris',
      locale: content.language,
      code,
      earlyStart: false,
    },
    {
      now: tale.clock.now(),
      ip: `198.51.100.${random.integer(2, 250)}`,
      userAgent: random.pick(browsers),
      acceptLanguage: content.language,
    },
  )
  await seal(tale, life)
}

/** As the worker would a moment later; the confirmation waits for it (R41). */
async function seal({ payload }: Tale, { quoteId }: QuoteLife): Promise<void> {
  const where = { quote: { equals: quoteId } }
  const { docs } = await payload.find({ collection: 'acceptances', where, depth: 0, limit: 1 })
  if (docs[0]) await sealAcceptance(payload, docs[0].id)
}

/** Asks for the signing code and reads it where the client would: in the mail, which derives it from its row (S3). */
async function typedCode(
  { payload, clock }: Tale,
  { token, versionHash, language }: { token: string; versionHash: string; language: QuoteContent['language'] },
): Promise<string> {
  await requestSigningCode(payload, { token, versionHash, locale: language }, { now: clock.now(), ip: null })
  const { docs } = await payload.find({ collection: 'signing-codes', sort: '-createdAt', depth: 0, limit: 1 })
  const id = docs[0]?.id
  if (!id) throw new Error('No code was written')
  return signingCode(payload.secret, id)
}

/** Fixed lines, one of each group, and options as preselected; now and then one more. */
function choose(content: QuoteContent, { plan }: QuoteLife): QuoteSelection {
  const random = randomFrom(`choice ${plan.key}`)
  const taken = content.lines.filter(
    (line) => isPreselected(line) || (line.choice.kind === 'optional' && random.chance(0.35)),
  )
  return taken.map(({ id, quantityMilli }) => ({ lineId: id, quantityMilli }))
}

export async function decline(
  tale: Tale,
  life: QuoteLife,
  ending: Extract<QuoteEnding, { kind: 'declined' }>,
): Promise<void> {
  await tale.printRoom.stored(life.versionId)
  const { token, version } = await presented(tale, life)
  const { reason, comment } = ending
  await declineQuote(tale.payload, { token, versionHash: version.sha256, reason, comment }, { now: tale.clock.now() })
  await loseLead(tale, life, comment)
}

/** The nightly job, on the night after the last day. */
export async function expire(tale: Tale, life: QuoteLife): Promise<void> {
  await expireQuotes(await requestOf(tale.payload, { kind: 'system', name: 'expire-quotes' }))
  await loseLead(tale, life, 'Sans réponse avant l’expiration du devis')
}

export async function cancel(tale: Tale, life: QuoteLife): Promise<void> {
  await moveQuote(await requestAs(tale, life.plan.owner), { quoteId: life.quoteId, command: 'cancel' })
  await loseLead(tale, life, 'Projet abandonné par le client')
}

async function loseLead(tale: Tale, { leadId, plan }: QuoteLife, lostReason: string): Promise<void> {
  await moveLead(tale, { leadId, command: 'lose', by: plan.owner, data: { lostReason } })
}

/** Sacha sees the transfer on the account; in several parts, the last one completes it. */
export async function receiveDeposit(tale: Tale, life: QuoteLife, isLast: boolean): Promise<void> {
  const { payload, clock } = tale
  const quote = await payload.findByID({ collection: 'quotes', id: life.quoteId, depth: 0, joins: false })
  const paid = await payload.find({
    collection: 'payments',
    where: { quote: { equals: life.quoteId } },
    depth: 0,
    pagination: false,
  })
  const open = (quote.depositCents ?? 0) - paid.docs.reduce((sum, { amountCents }) => sum + amountCents, 0)
  life.depositParts += 1
  const { invoiceId, paymentId } = await recordDeposit(await requestAs(tale, 'sacha'), {
    quoteId: life.quoteId,
    amountCents: isLast ? open : Math.round(open / 2),
    receivedOn: civilDateInParis(clock.now().toISOString()),
    method: randomFrom(`paying ${life.plan.key}`).chance(0.9) ? 'transfer' : 'cheque',
    reference: null,
    note: null,
    idempotencyKey: `story-${life.depositParts}`,
  })
  await tale.printRoom.begin({ kind: 'invoice', id: invoiceId })
  await tale.printRoom.begin({ kind: 'receipt', id: paymentId })
}
