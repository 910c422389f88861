import { randomBytes } from 'node:crypto'
import { createLocalReq, getPayload, type Payload, type PayloadRequest } from 'payload'
import { closePool } from '../../../src/database/adapter'
import { versionLabel, type QuoteContent } from '../../../src/domain/quotes/content'
import { readEnv } from '../../../src/env'
import { portsOf } from '../../../src/integrations/ports'
import { portsFrom } from '../../../src/ports'
import { renderQuote } from '../../../src/printables/renderPrintable'
import { storePdf } from '../../../src/services/documents/storePdf'
import { frozenContent } from '../../../src/services/quotes/frozenContent'
import { signerToken } from '../../lib/signerToken'
import { sendQuote } from '../../../src/services/quotes/send'
import { buildTraitDUnion } from '../../../src/traitDUnion'
import type { Environment } from '../../lib/processes'
import { writeSettings } from '../../seed/steps/settings'
import { quoteLines } from './quoteLines'

export type SentQuote = { token: string; versionId: string; content: QuoteContent }

export type Agency = {
  /** An owner, who may do everything. */
  login: { email: string; password: string }
  clientId: string
  contactId: string
  /** Twelve lines, its PDF in place: the page offers all that it ever offers. */
  sent: SentQuote
}

/** Adds to the database, through the product's own verbs, what the rows need to be sure of. */
export async function prepareAgency(env: Environment): Promise<Agency> {
  const parsed = readEnv(env)
  const ports = { ...portsFrom(parsed), mailer: null }
  const payload = await getPayload({ config: await buildTraitDUnion({ env: parsed, ports }), disableOnInit: true })
  try {
    await writeSettings(payload)
    const { login, req } = await hireOwner(payload)
    const people = await enterClient(req)
    return { login, ...people, sent: await sendOne(req, people) }
  } finally {
    await ports.pdf.close()
    await closePool(payload)
  }
}

async function hireOwner(payload: Payload): Promise<{ login: Agency['login']; req: PayloadRequest }> {
  const login = { email: 'bench@trait-d-union.test', password: randomBytes(24).toString('base64url') }
  const data = { name: 'Banc d’essai', role: 'owner', ...login } as const
  const owner = await payload.create({ collection: 'users', data, depth: 0 })
  return { login, req: await createLocalReq({ user: { ...owner, collection: 'users' } }, payload) }
}

type People = Pick<Agency, 'clientId' | 'contactId'>

async function enterClient(req: PayloadRequest): Promise<People> {
  const address = { line1: '3 place de l’Œillet', postalCode: '38200', city: 'Vienne', country: 'FR' }
  const client = await req.payload.create({
    collection: 'clients',
    data: { name: 'Maison Verrier & Fils', kind: 'pro-fr', siren: '200000008', language: 'fr', address },
    depth: 0,
    req,
  })
  const contact = await req.payload.create({
    collection: 'contacts',
    data: {
      name: 'Éloïse Verrier',
      email: 'eloise@maison-verrier.example',
      client: client.id,
      rights: ['sign', 'read'],
      language: 'fr',
    },
    depth: 0,
    req,
  })
  return { clientId: client.id, contactId: contact.id }
}

async function sendOne(req: PayloadRequest, { clientId, contactId }: People): Promise<SentQuote> {
  const { payload } = req
  const draft = await payload.create({
    collection: 'quotes',
    data: {
      state: 'draft',
      depositState: 'none',
      title: 'Nouvelle identité et site de la Maison Verrier',
      introduction: 'Madame, vous nous avez demandé une image à la hauteur de vos ateliers.',
      client: clientId,
      language: 'fr',
      lines: [...quoteLines],
      signers: [{ contact: contactId }],
    },
    depth: 0,
    req,
  })
  const { versionId } = await sendQuote(req, draft.id)
  const content = frozenContent(await payload.findByID({ collection: 'quote-versions', id: versionId, depth: 0 }))
  const title = versionLabel(content)
  const bytes = await portsOf(payload).pdf.print(await renderQuote(content), { title, language: content.language })
  await storePdf(req, { kind: 'quote-version', id: versionId, bytes })
  const token = await signerToken(payload, { quoteId: draft.id, email: content.signers[0]?.email ?? '' })
  return { token, versionId, content }
}
