import type { Payload, PayloadRequest } from 'payload'
import type { SignRequest } from '../../../src/contracts/sign'
import { versionLabel, type QuoteContent } from '../../../src/domain/quotes/content'
import { applySelection, defaultSelection } from '../../../src/domain/quotes/selection'
import { consentSentence } from '../../../src/i18n/signConsent'
import { portsOf } from '../../../src/integrations/ports'
import { renderQuote } from '../../../src/printables/renderPrintable'
import { storePdf } from '../../../src/services/documents/storePdf'
import { requestOf } from '../../../src/services/guest'
import { frozenContent } from '../../../src/services/quotes/frozenContent'
import { sendQuote } from '../../../src/services/quotes/send'
import { requestSigningCode } from '../../../src/services/signatures/requestCode'
import { signingCode } from '../../../src/services/signatures/signingCode'
import { signerToken } from '../../lib/signerToken'
import { signaturePicture } from '../../seed/steps/handwriting'
import { quoteLines } from './quoteLines'
import type { Stage } from './stage'

/** A quote that is out, and what the browser of its signer sends to sign it. */
export type Signable = { quoteId: string; request: SignRequest }

/**
 * Sends that many quotes of twelve lines, each with its own printed PDF and the code that was mailed for it: nothing that
 * a signature has to check is left out (S1–S4).
 */
export async function signableQuotes(payload: Payload, people: People, count: number): Promise<Signable[]> {
  const req = await requestOf(payload, { kind: 'system', name: 'bench' })
  const image = await signaturePicture('Éloïse Verrier')
  const quotes: Signable[] = []
  for (let made = 0; made < count; made += 1) quotes.push(await signableQuote(req, { people, image }))
  return quotes
}

type People = Pick<Stage, 'clientId' | 'contactId'>

async function signableQuote(
  req: PayloadRequest,
  { people, image }: { people: People; image: string },
): Promise<Signable> {
  const quoteId = await draftQuote(req, people)
  const { versionId } = await sendQuote(req, quoteId)
  const version = await req.payload.findByID({ collection: 'quote-versions', id: versionId, depth: 0 })
  const versionHash = version.sha256
  const content = frozenContent(version)
  await printVersion(req, { versionId, content })
  const token = await signerToken(req.payload, { quoteId, email: content.signers[0]?.email ?? '' })
  const code = await mailedCode(req.payload, { quoteId, token, versionHash, content })
  return { quoteId, request: { ...signedAsOffered(content), token, versionHash, image, code } }
}

async function draftQuote({ payload }: PayloadRequest, { clientId, contactId }: People): Promise<string> {
  const { id } = await payload.create({
    collection: 'quotes',
    data: {
      state: 'draft',
      depositState: 'none',
      title: 'Nouvelle identité et site de la Maison Verrier',
      client: clientId,
      language: 'fr',
      lines: [...quoteLines],
      signers: [{ contact: contactId }],
    },
    depth: 0,
  })
  return id
}

async function printVersion(
  req: PayloadRequest,
  { versionId, content }: { versionId: string; content: QuoteContent },
): Promise<void> {
  const facts = { title: versionLabel(content), language: content.language }
  const bytes = await portsOf(req.payload).pdf.print(await renderQuote(content), facts)
  await storePdf(req, { kind: 'quote-version', id: versionId, bytes })
}

type Asked = { quoteId: string; token: string; versionHash: string; content: QuoteContent }

async function mailedCode(payload: Payload, { quoteId, token, versionHash, content }: Asked): Promise<string> {
  const asked = { token, versionHash, locale: content.language }
  await requestSigningCode(payload, asked, { now: portsOf(payload).now(), ip: null })
  const where = { quote: { equals: quoteId } }
  const { docs } = await payload.find({ collection: 'signing-codes', where, depth: 0, limit: 1 })
  const id = docs[0]?.id
  if (id === undefined) throw new Error('No code was written')
  return signingCode(payload.secret, id)
}

function signedAsOffered(content: QuoteContent): Omit<SignRequest, 'token' | 'versionHash' | 'image' | 'code'> {
  const { client, currency, language, signers } = content
  const selection = defaultSelection(content)
  const { totals } = applySelection(content, selection)
  const party = { side: 'client', name: client.name } as const
  const agreed = { language, label: versionLabel(content), party, totalCents: totals.grossCents, currency }
  return {
    selection,
    signerName: signers[0]?.name ?? '',
    method: 'draw',
    consent: true,
    consentText: consentSentence(agreed),
    timeZone: 'Europe/Paris',
    locale: language,
    earlyStart: false,
  }
}
