import type { CollectionSlug, Payload, PayloadRequest } from 'payload'
import sharp from 'sharp'

import { contactRights } from '@/access/people'
import type { Contact, User } from '@/payload-types'
import { storePdf } from '@/services/documents/storePdf'
import { recordDeposit } from '@/services/payments/recordDeposit'

import { configureAgency } from '../../factories/agency'
import { asLoggedIn, createClient, createContact, createStaff, requestAs } from '../../factories/people'
import { createAcceptedQuote, createQuote, quoteLine, type Sent } from '../../factories/quotes'
import { people, type PersonName } from './expectations'

/** Stands in every text that only staff may see, so that one search finds a leak on any road. */
export const staffSecret = 'canari-interne'

export type World = {
  users: Record<PersonName, User | Contact | null>
  /** One row for each line of the expectations; null when nothing can be stored there from here. */
  rows: Record<string, { collection: CollectionSlug; id: string | null }>
  sale: Sent
  invoiceId: string
  draftQuoteId: string
}

/** The person as `req.user`. */
export function personOf(world: World, name: PersonName): PayloadRequest['user'] {
  const user = world.users[name]
  if (user === null) return null
  return 'role' in user ? asLoggedIn(user) : asLoggedIn(user)
}

/** An agency with one sale, from the lead to the paid deposit, and at least one row in every collection. */
export async function createWorld(payload: Payload): Promise<World> {
  await configureAgency(payload)
  await payload.updateGlobal({ slug: 'dunning', data: { minimumGapDays: 5 } })
  const sale = await createAcceptedQuote(payload, { notes: staffSecret })
  const users = await createPeople(payload, sale.client)
  const { invoiceId, paymentId, projectId } = await payDeposit(payload, sale)
  const draftQuote = await createQuote(payload, { client: sale.client, title: staffSecret })
  const rows = {
    ...(await rowsOfTheSale(payload, { sale, invoiceId, paymentId, projectId: projectId ?? '' })),
    ...(await rowsOfStaff(payload, { client: sale.client, invoiceId, owner: users.owner })),
    ...(await files(payload, sale.client)),
    ...(await internals(payload, { owner: users.owner, quoteId: draftQuote.quote.id })),
    'quotes: a draft': { collection: 'quotes' as const, id: draftQuote.quote.id },
  }
  return { users, rows, sale, invoiceId, draftQuoteId: draftQuote.quote.id }
}

type Staff = Record<'owner' | 'manager' | 'accountant' | 'viewer', User>
type Contacts = Record<'stranger' | (typeof contactRights)[number], Contact>

async function createPeople(payload: Payload, client: string): Promise<Staff & Contacts & { anonymous: null }> {
  const other = await createClient(payload, { name: 'Une autre maison' })
  const contact = (right: (typeof contactRights)[number]): Promise<Contact> =>
    createContact(payload, { client, rights: [right], name: `Contact ${right}` })
  return {
    anonymous: null,
    stranger: await createContact(payload, { client: other.id, rights: [...contactRights], name: 'Contact stranger' }),
    admin: await contact('admin'),
    sign: await contact('sign'),
    billing: await contact('billing'),
    project: await contact('project'),
    read: await contact('read'),
    owner: await createStaff(payload, { role: 'owner' }),
    manager: await createStaff(payload, { role: 'manager' }),
    accountant: await createStaff(payload, { role: 'accountant' }),
    viewer: await createStaff(payload, { role: 'viewer' }),
  }
}

async function payDeposit(
  payload: Payload,
  sale: Sent,
): Promise<{ invoiceId: string; paymentId: string; projectId: string | null }> {
  const recorded = await recordDeposit(await requestAs(payload), {
    quoteId: sale.quote.id,
    amountCents: sale.quote.depositCents ?? 0,
    receivedOn: '2026-11-24',
    method: 'transfer',
    reference: null,
    note: staffSecret,
    idempotencyKey: 'form-0001',
  })
  await storePdf(await requestAs(payload), {
    kind: 'invoice',
    id: recorded.invoiceId,
    bytes: new TextEncoder().encode('%PDF-1.7 invoice'),
  })
  await payload.update({ collection: 'invoices', id: recorded.invoiceId, data: { notes: staffSecret } })
  await payload.update({
    collection: 'clients',
    id: sale.client,
    data: { notes: staffSecret, stripeCustomer: staffSecret },
  })
  if (recorded.projectId)
    await payload.update({ collection: 'projects', id: recorded.projectId, data: { notes: staffSecret } })
  return recorded
}

type SaleIds = { sale: Sent; invoiceId: string; paymentId: string; projectId: string }

async function rowsOfTheSale(
  payload: Payload,
  { sale, invoiceId, paymentId, projectId }: SaleIds,
): Promise<World['rows']> {
  const colleague = await createContact(payload, { client: sale.client, name: 'Une collègue', notes: staffSecret })
  return {
    clients: { collection: 'clients', id: sale.client },
    'contacts: a colleague': { collection: 'contacts', id: colleague.id },
    'quotes: a signed one': { collection: 'quotes', id: sale.quote.id },
    'quote-versions': { collection: 'quote-versions', id: sale.version.id },
    signatures: await firstOf(payload, 'signatures'),
    acceptances: await firstOf(payload, 'acceptances'),
    'invoices: an issued one': { collection: 'invoices', id: invoiceId },
    payments: { collection: 'payments', id: paymentId },
    projects: { collection: 'projects', id: projectId },
    messages: await firstOf(payload, 'messages'),
    ledger: await firstOf(payload, 'ledger'),
    'payload-jobs': await firstOf(payload, 'payload-jobs'),
  }
}

async function firstOf(payload: Payload, collection: CollectionSlug): Promise<World['rows'][string]> {
  const { docs } = await payload.find({ collection, limit: 1, depth: 0 })
  return { collection, id: String(docs[0]?.id) }
}

type StaffFacts = { client: string; invoiceId: string; owner: User }

async function rowsOfStaff(payload: Payload, { client, invoiceId }: StaffFacts): Promise<World['rows']> {
  const lead = await payload.create({
    collection: 'leads',
    data: { state: 'new', name: staffSecret, email: 'lead@example.fr', need: staffSecret, source: 'website' },
  })
  const draft = await payload.create({
    collection: 'invoices',
    data: {
      state: 'draft',
      kind: 'standard',
      language: 'fr',
      client,
      lines: [{ ...quoteLine({ label: staffSecret }) }],
    },
  })
  const reminder = await payload.create({
    collection: 'reminders',
    data: { invoice: invoiceId, level: 1, state: 'planned', outcome: staffSecret },
  })
  const promise = await payload.create({
    collection: 'promises',
    data: { invoice: invoiceId, promisedOn: '2026-12-01', state: 'open', note: staffSecret },
  })
  const link = await payload.create({
    collection: 'sync-links',
    data: { subjectType: 'client', subjectId: client, target: 'hubspot', state: 'pending', externalId: staffSecret },
  })
  const event = await payload.create({
    collection: 'stripe-events',
    data: { eventId: 'evt_1', type: staffSecret, state: 'received', payload: {} },
  })
  const colleague = await createStaff(payload, { role: 'viewer', name: staffSecret })
  const billing = await rowsOfBilling(payload, { client, invoiceId })
  const dunning = await rowsOfDunning(payload, { client, invoiceId })
  return {
    leads: { collection: 'leads', id: lead.id },
    'invoices: a draft': { collection: 'invoices', id: draft.id },
    reminders: { collection: 'reminders', id: reminder.id },
    promises: { collection: 'promises', id: promise.id },
    'sync-links': { collection: 'sync-links', id: link.id },
    'stripe-events': { collection: 'stripe-events', id: event.id },
    'users: a colleague': { collection: 'users', id: colleague.id },
    ...billing,
    ...dunning,
  }
}

async function rowsOfDunning(
  payload: Payload,
  { client, invoiceId }: Pick<StaffFacts, 'client' | 'invoiceId'>,
): Promise<World['rows']> {
  const answer = await payload.create({
    collection: 'reminder-answers',
    data: { invoice: invoiceId, client, kind: 'problem', text: staffSecret, answeredAt: '2026-12-01T00:00:00.000Z' },
  })
  const run = await payload.create({
    collection: 'dunning-runs',
    data: { day: '2026-12-01', startedAt: '2026-12-01T07:30:00.000Z', error: staffSecret },
  })
  const task = await payload.create({
    collection: 'staff-tasks',
    data: { state: 'open', kind: 'call', title: staffSecret, client },
  })
  const suppression = await payload.create({
    collection: 'mail-suppressions',
    data: { email: 'rejet@example.test', reason: 'bounce', note: staffSecret },
  })
  return {
    'reminder-answers': { collection: 'reminder-answers', id: answer.id },
    'dunning-runs': { collection: 'dunning-runs', id: run.id },
    'staff-tasks': { collection: 'staff-tasks', id: task.id },
    'mail-suppressions': { collection: 'mail-suppressions', id: suppression.id },
  }
}

async function rowsOfBilling(
  payload: Payload,
  { client, invoiceId }: Pick<StaffFacts, 'client' | 'invoiceId'>,
): Promise<World['rows']> {
  const session = await payload.create({
    collection: 'checkout-sessions',
    data: {
      state: 'expired',
      client,
      invoice: invoiceId,
      amountCents: 100,
      currency: 'EUR',
      rank: 1,
      sessionId: staffSecret,
      expiresAt: '2026-12-01T00:00:00.000Z',
    },
  })
  const flow = await payload.create({
    collection: 'platform-flows',
    data: { state: 'queued', kind: 'invoice', invoice: invoiceId, purpose: staffSecret },
  })
  const line = await payload.create({
    collection: 'bank-lines',
    data: {
      state: 'unmatched',
      bookedOn: '2026-11-02',
      amountCents: 100,
      currency: 'EUR',
      label: staffSecret,
      fingerprint: staffSecret,
    },
  })
  const retainer = await payload.create({
    collection: 'retainers',
    data: { title: staffSecret, client, every: 'month', language: 'fr', startsOn: '2026-11-01' },
  })
  return {
    'checkout-sessions': { collection: 'checkout-sessions', id: session.id },
    'platform-flows': { collection: 'platform-flows', id: flow.id },
    'bank-lines': { collection: 'bank-lines', id: line.id },
    retainers: { collection: 'retainers', id: retainer.id },
  }
}

async function files(payload: Payload, client: string): Promise<World['rows']> {
  const upload = (name: string): { data: Buffer; name: string; mimetype: string; size: number } => {
    const data = Buffer.from('Bonjour')
    return { data, name, mimetype: 'text/plain', size: data.length }
  }
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  const shared = await payload.create({
    collection: 'documents',
    data: { client, kind: 'brief', visibility: 'client' },
    file: upload('pour-le-client.txt'),
  })
  const kept = await payload.create({
    collection: 'documents',
    data: { client, kind: 'other', visibility: 'staff', title: staffSecret },
    file: upload(`${staffSecret}.txt`),
  })
  const image = await payload.create({
    collection: 'media',
    data: { alt: 'Un carré blanc' },
    file: { data: picture, name: 'carre.png', mimetype: 'image/png', size: picture.length },
  })
  const page = await payload.create({
    collection: 'pages',
    data: { title: 'Accueil', slug: 'accueil', language: 'fr', _status: 'published' },
  })
  const draft = await payload.create({
    collection: 'pages',
    data: { title: staffSecret, slug: 'bientot', language: 'fr', _status: 'draft' },
    draft: true,
  })
  return {
    'documents: for the client': { collection: 'documents', id: shared.id },
    'documents: for staff': { collection: 'documents', id: kept.id },
    media: { collection: 'media', id: image.id },
    'pages: a published one': { collection: 'pages', id: page.id },
    'pages: a draft': { collection: 'pages', id: draft.id },
  }
}

async function internals(
  payload: Payload,
  { owner, quoteId }: { owner: User; quoteId: string },
): Promise<World['rows']> {
  const user = { relationTo: 'users' as const, value: owner.id }
  const stranger = await createContact(payload, { client: (await createClient(payload)).id })
  const expiresAt = '2026-12-01T00:00:00.000Z'
  const token = await payload.create({
    collection: 'portal-tokens',
    data: { tokenHash: staffSecret, contact: stranger.id, expiresAt },
  })
  const session = await payload.create({
    collection: 'portal-sessions',
    data: { tokenHash: staffSecret, contact: stranger.id, expiresAt },
  })
  const versions = await payload.find({ collection: 'quote-versions', depth: 0, limit: 1 })
  const code = await payload.create({
    collection: 'signing-codes',
    data: {
      quote: quoteId,
      version: versions.docs[0]?.id ?? '',
      email: 'signataire@example.test',
      codeHash: staffSecret,
      sentAt: expiresAt,
      expiresAt,
      tries: 0,
    },
    depth: 0,
  })
  const link = await payload.create({
    collection: 'signing-links',
    data: { quote: quoteId, email: 'autre@example.test', nonce: staffSecret, tokenHash: staffSecret },
    depth: 0,
  })
  const visit = await payload.create({
    collection: 'quote-visits',
    data: {
      quote: quoteId,
      version: versions.docs[0]?.id ?? '',
      email: 'signataire@example.test',
      kind: 'fetched',
      count: 1,
      firstAt: expiresAt,
      lastAt: expiresAt,
    },
    depth: 0,
  })
  const lock = await payload.create({
    collection: 'payload-locked-documents',
    data: { document: { relationTo: 'quotes', value: quoteId }, user },
  })
  const preference = await payload.create({
    collection: 'payload-preferences',
    data: { key: staffSecret, value: {}, user },
    req: await requestAs(payload, asLoggedIn(owner)),
  })
  const everyone = { constraint: 'everyone' as const }
  const preset = await payload.create({
    collection: 'payload-query-presets',
    data: {
      title: staffSecret,
      relatedCollection: 'quotes',
      isShared: true,
      access: { read: everyone, update: everyone, delete: everyone },
    },
    req: await requestAs(payload, asLoggedIn(owner)),
  })
  await payload.kv.set(staffSecret, {})
  return {
    'portal-tokens': { collection: 'portal-tokens', id: token.id },
    'portal-sessions': { collection: 'portal-sessions', id: session.id },
    'signing-codes': { collection: 'signing-codes', id: code.id },
    'signing-links': { collection: 'signing-links', id: link.id },
    'quote-visits': { collection: 'quote-visits', id: visit.id },
    'payload-kv': await firstOf(payload, 'payload-kv'),
    'payload-locked-documents': { collection: 'payload-locked-documents', id: lock.id },
    'payload-preferences: of the owner': { collection: 'payload-preferences', id: preference.id },
    'payload-query-presets: for everybody': { collection: 'payload-query-presets', id: preset.id },
    'payload-migrations': await firstOf(payload, 'payload-migrations'),
  }
}

/** Everybody who is named in a list of the expectations. */
export function named(list: string | undefined): PersonName[] {
  const names = (list ?? '').split(' ').filter((name) => name !== '')
  return people.filter((name) => names.includes(name))
}
