import type { Payload } from 'payload'

import { maxImageBase64Length, signRequest, type SignRequest } from '@/contracts/sign'
import { versionLabel, type QuoteContent, type QuoteSigner } from '@/domain/quotes/content'
import { applySelection, defaultSelection } from '@/domain/quotes/selection'
import { partyOf } from '@/domain/signatures/signingOrder'
import { consentSentence } from '@/i18n/signConsent'
import type { Client, Contact, Quote, QuoteVersion } from '@/payload-types'
import { storePdf } from '@/services/documents/storePdf'
import { acceptQuote, type Circumstances } from '@/services/quotes/accept'
import { frozenContent } from '@/services/quotes/frozenContent'
import { sendQuote } from '@/services/quotes/send'

import { signerToken } from '../../scripts/lib/signerToken'
import { clear, black, png, wave } from '../unit/integrations/pngFiles'
import { testNow } from '../support/payload'
import { createClient, createContact, requestAs } from './people'

type Line = NonNullable<Quote['lines']>[number]

/** Ten days of work at 650 €, 20 % VAT, which the client cannot leave out, unless said otherwise. */
export function quoteLine(facts: Partial<Line> = {}): Line {
  return {
    label: 'Développement du site',
    unit: 'jour',
    quantityMilli: 10_000,
    unitPriceCents: 65_000,
    vatRateBp: 2_000,
    choice: 'fixed',
    ...facts,
  }
}

type QuoteFacts = Partial<Omit<Quote, 'client'>> & { client?: string; kind?: Client['kind'] }

export type Draft = { quote: Quote; client: string; signer: Contact }

/** A draft that lacks nothing, for a client of its own with one signer. */
export async function createQuote(payload: Payload, { client, kind, ...facts }: QuoteFacts = {}): Promise<Draft> {
  const buyer = client ?? (await createClient(payload, kind === undefined ? {} : clientOfKind(kind))).id
  const signer = await createContact(payload, { client: buyer, rights: ['sign', 'read'] })
  const quote = await payload.create({
    collection: 'quotes',
    data: {
      state: 'draft',
      depositState: 'none',
      title: 'Nouveau site de la Maison Verrier',
      client: buyer,
      language: 'fr',
      lines: [quoteLine()],
      signers: [{ contact: signer.id }],
      requiresCode: false,
      ...facts,
    },
    depth: 0,
  })
  return { quote, client: buyer, signer }
}

function clientOfKind(kind: Client['kind']): Partial<Client> {
  return kind === 'consumer' ? { kind, name: 'Éloïse Verrier', siren: null, vatNumber: null } : { kind }
}

export type Sent = Draft & { version: QuoteVersion; content: QuoteContent; token: string }

/** A quote that is out, with its PDF in place: it can be signed. */
export async function createSentQuote(payload: Payload, facts: QuoteFacts = {}): Promise<Sent> {
  const draft = await createQuote(payload, facts)
  const sent = await send(payload, draft)
  await storePdfOf(payload, sent.version.id)
  return { ...sent, version: await payload.findByID({ collection: 'quote-versions', id: sent.version.id, depth: 0 }) }
}

/** Sends a draft as the system; its PDF is not there yet. */
export async function send(payload: Payload, draft: Draft): Promise<Sent> {
  const { versionId } = await sendQuote(await requestAs(payload), draft.quote.id)
  const quote = await readQuote(payload, draft.quote.id)
  const version = await payload.findByID({ collection: 'quote-versions', id: versionId, depth: 0 })
  const content = frozenContent(version)
  const token = await signerToken(payload, { quoteId: quote.id, email: content.signers[0]?.email ?? '' })
  return { ...draft, quote, version, content, token }
}

/** What the job that renders a version's PDF does at its end. */
export async function storePdfOf(payload: Payload, versionId: string): Promise<void> {
  const bytes = new TextEncoder().encode(`%PDF-1.7\n% ${versionId}`)
  await storePdf(await requestAs(payload), { kind: 'quote-version', id: versionId, bytes })
}

export function readQuote(payload: Payload, id: string): Promise<Quote> {
  return payload.findByID({ collection: 'quotes', id, depth: 0, joins: false })
}

/** A signature as drawn on the pad. */
export const drawnSignature = png(wave(clear, black)).toString('base64')

/** The sentence that the page shows for these choices; they must be possible ones. */
export function consentFor(
  content: QuoteContent,
  selection = defaultSelection(content),
  signer: Pick<QuoteSigner, 'side'> = {},
): string {
  return consentSentence({
    language: content.language,
    label: versionLabel(content),
    party: partyOf(content, signer),
    totalCents: applySelection(content, selection).totals.grossCents,
    currency: content.currency,
  })
}

/** What the page sends when the signer takes the quote as offered, unless said otherwise. */
export function signRequestFor(
  sent: Pick<Sent, 'token' | 'version' | 'content'>,
  facts: Partial<SignRequest> = {},
): SignRequest {
  return signRequest.parse({
    token: sent.token,
    versionHash: sent.version.sha256,
    selection: defaultSelection(sent.content),
    signerName: 'Éloïse Verrier',
    method: 'draw',
    image: drawnSignature,
    consent: true,
    consentText: consentFor(sent.content, facts.selection),
    timeZone: 'Europe/Paris',
    locale: 'fr',
    code: null,
    earlyStart: false,
    ...facts,
  })
}

/** What the server saw of the request that signs. */
export const circumstances: Circumstances = {
  now: testNow,
  ip: '203.0.113.7',
  userAgent: 'Firefox/140',
  acceptLanguage: 'fr',
}

/** A quote that its client has signed, as offered; its deposit is awaited. */
export async function createAcceptedQuote(payload: Payload, facts: QuoteFacts = {}): Promise<Sent> {
  const sent = await createSentQuote(payload, facts)
  await acceptQuote(payload, signRequestFor(sent), circumstances)
  return { ...sent, quote: await readQuote(payload, sent.quote.id) }
}

/** One character more than a signature picture may have. */
export const oversizedImage = 'A'.repeat(maxImageBase64Length + 1)
