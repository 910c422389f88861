import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { staffRoles, type StaffRole } from '@/access/people'

import { configureAgency } from '../../factories/agency'
import { createInvoiceDraft, createIssuedInvoice, invoiceLine, readInvoiceRow } from '../../factories/invoices'
import { contactHeaders, createClient, createContact, createStaff, staffHeaders } from '../../factories/people'
import { createAcceptedQuote } from '../../factories/quotes'
import { bootPayload, type BootedPayload } from '../../support/payload'

let booted: BootedPayload
let headers: Record<StaffRole | 'contact' | 'nobody', Record<string, string>>
const payload = (): BootedPayload['payload'] => booted.payload

beforeAll(async () => {
  booted = await bootPayload({ env: { LOG_LEVEL: 'silent' } })
  await configureAgency(payload())
  const { id: client } = await createClient(payload())
  const contact = await createContact(payload(), { client, rights: ['billing', 'admin'] })
  headers = {
    owner: await loggedIn('owner'),
    manager: await loggedIn('manager'),
    accountant: await loggedIn('accountant'),
    viewer: await loggedIn('viewer'),
    contact: await contactHeaders(payload(), contact),
    nobody: {},
  }
})
afterAll(() => booted.close())

async function loggedIn(role: StaffRole): Promise<Record<string, string>> {
  return staffHeaders(booted, await createStaff(payload(), { role }))
}

type Answer = { status: number; body: unknown; type: string | null }
type Person = keyof typeof headers

async function ask(person: Person, method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
  const response = await booted.send(`/api${path}`, {
    method,
    headers: { ...headers[person], 'Accept-Language': 'fr', 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const type = response.headers.get('Content-Type')
  const text = await response.text()
  return { status: response.status, type, body: type?.includes('json') ? JSON.parse(text) : text }
}

const unknownId = '01930000-0000-7000-8000-000000000000'
const reason = 'Geste commercial'

describe('who may', () => {
  const bookkeepers = ['owner', 'manager', 'accountant']
  test.each([
    ['GET', 'issue-preview', bookkeepers],
    ['POST', 'issue', bookkeepers],
    ['GET', 'preview.pdf', bookkeepers],
    ['GET', 'link', bookkeepers],
    ['POST', 'duplicate', bookkeepers],
    ['GET', 'creditable', ['owner', 'accountant']],
    ['POST', 'credit', ['owner', 'accountant']],
    ['POST', 'write-off', ['owner', 'accountant']],
  ] as const)('%s /invoices/:id/%s', async (method, verb, allowed) => {
    const { id } = await createIssuedInvoice(payload())
    const mayTry: Person[] = []
    for (const person of [...staffRoles, 'contact', 'nobody'] as const)
      if ((await ask(person, method, `/invoices/${id}/${verb}`, method === 'POST' ? {} : undefined)).status !== 404)
        mayTry.push(person)
    expect(mayTry).toEqual(allowed)
  })

  test('whoever may not learns no more than of an invoice that is not there', async () => {
    const { id } = await createIssuedInvoice(payload())
    expect(await ask('viewer', 'POST', `/invoices/${id}/issue`)).toEqual(
      await ask('viewer', 'POST', `/invoices/${unknownId}/issue`),
    )
    for (const verb of ['issue', 'duplicate'])
      expect((await ask('owner', 'POST', `/invoices/${unknownId}/${verb}`)).status).toBe(404)
    expect((await ask('owner', 'GET', '/invoices/nonsense/link')).status).toBe(404)
  })
})

describe('issuing', () => {
  test('I4: what is missing is told with a sentence per field, 422, and no number is given', async () => {
    const { id: client } = await createClient(payload(), { siren: null })
    const id = await createInvoiceDraft(payload(), { client, lines: [invoiceLine({ unit: '' })] })

    const preview = await ask('accountant', 'GET', `/invoices/${id}/issue-preview`)
    const refusal = await ask('accountant', 'POST', `/invoices/${id}/issue`)

    expect(preview).toMatchObject({ status: 200, body: { clientName: 'Maison Verrier & Fils', recipient: null } })
    expect(refusal.status).toBe(422)
    const missing = { field: 'lines.0.unit', code: 'missing', message: 'Lignes › 1 › unité : à remplir.' }
    expect(preview.body).toHaveProperty('problems', expect.arrayContaining([missing]))
    expect(refusal.body).toHaveProperty(
      'errors.0.message',
      'Il manque des mentions : la facture ne peut pas être émise.',
    )
    expect(refusal.body).toHaveProperty('errors.0.data.problems', expect.arrayContaining([missing]))
    expect((await readInvoiceRow(payload(), id)).number ?? null).toBeNull()
  })

  test('R53: what a platform would refuse is told in words, or by its rule', async () => {
    const id = await createInvoiceDraft(payload(), { periodFrom: '2026-11-30', periodTo: '2026-11-01' })
    const { body } = await ask('owner', 'GET', `/invoices/${id}/issue-preview`)
    expect(body).toHaveProperty('problems', [
      { field: 'period', code: 'BR-29', message: 'Période : la fin est avant le début.' },
    ])
  })

  test('shows, then issues, then gives the client’s address', async () => {
    const id = await createInvoiceDraft(payload())
    expect((await ask('owner', 'GET', `/invoices/${id}/link`)).status).toBe(409)
    expect((await ask('owner', 'GET', `/invoices/${id}/issue-preview`)).body).toMatchObject({
      kind: 'standard',
      grossCents: 120_000,
      dueOn: '2026-12-24',
      recipient: { name: 'Léa Comptable' },
      problems: [],
    })

    const issued = await ask('owner', 'POST', `/invoices/${id}/issue`)

    expect(issued).toMatchObject({ status: 200, body: { number: expect.stringMatching(/^FA-2026-\d{4}$/) } })
    expect((await ask('owner', 'GET', `/invoices/${id}/link`)).body).toHaveProperty(
      'url',
      expect.stringContaining('/facture/'),
    )
    expect((await ask('owner', 'POST', `/invoices/${id}/issue`)).status).toBe(409)
  })

  test('a draft on paper says so, has no number, and is kept nowhere', async () => {
    const id = await createInvoiceDraft(payload())

    const { type, body } = await ask('manager', 'GET', `/invoices/${id}/preview.pdf`)

    expect(type).toBe('application/pdf')
    expect(body).toContain('Facture BROUILLON')
    expect(body).toContain('<div class="watermark">BROUILLON</div>')
    expect(body).not.toMatch(/FA-\d{4}-\d{4}|<img|RF\d\d/)
    expect((await readInvoiceRow(payload(), id)).pdfKey ?? null).toBeNull()
  })
})

describe('crediting', () => {
  test('I6: as a draft, or at once, which cancels; too much is a 422 in words', async () => {
    const { id } = await createIssuedInvoice(payload())
    const credit = (body: unknown): Promise<Answer> => ask('accountant', 'POST', `/invoices/${id}/credit`, body)

    expect(await credit({ scope: { kind: 'amount', grossCents: 999_999 }, reason, issue: true })).toMatchObject({
      status: 422,
      body: { errors: [{ message: 'Le montant dépasse ce qui reste de la facture, ses avoirs déduits.' }] },
    })
    expect((await credit({ scope: { kind: 'full' }, reason, issue: false })).body).toMatchObject({ number: null })
    expect((await credit({ scope: { kind: 'full' }, reason, issue: true })).body).toMatchObject({
      number: expect.stringMatching(/^AV-2026-/),
    })
    expect((await readInvoiceRow(payload(), id)).state).toBe('cancelled')
    expect(await credit({ scope: { kind: 'full' }, reason, issue: false })).toMatchObject({ status: 409 })
  })

  test.each([
    ['no reason', { scope: { kind: 'full' }, issue: false, reason: '  ' }],
    ['no scope', { reason, issue: false }],
    ['an amount in euros', { scope: { kind: 'amount', grossCents: 12.5 }, reason, issue: false }],
    ['no lines', { scope: { kind: 'lines', lines: [] }, reason, issue: false }],
    ['more than was asked', { scope: { kind: 'full' }, reason, issue: false, grossCents: 1 }],
  ])('%s is a 400', async (_, body) => {
    const { id } = await createIssuedInvoice(payload())
    expect((await ask('owner', 'POST', `/invoices/${id}/credit`, body)).status).toBe(400)
  })

  test('what is left is told with the content that was issued', async () => {
    const { id, number } = await createIssuedInvoice(payload())
    expect((await ask('owner', 'GET', `/invoices/${id}/creditable`)).body).toMatchObject({
      invoice: { schema: 'trait-d-union/invoice/1', number },
      earlierCreditNotes: [],
    })
  })
})

test('writing off needs its reason', async () => {
  const { id } = await createIssuedInvoice(payload())
  expect((await ask('owner', 'POST', `/invoices/${id}/write-off`, {})).status).toBe(400)
  expect(await ask('owner', 'POST', `/invoices/${id}/write-off`, { reason })).toMatchObject({
    status: 200,
    body: { state: 'uncollectible' },
  })
})

test('a quote and its milestones are invoiced by those who keep the books', async () => {
  const { quote } = await createAcceptedQuote(payload(), { depositBp: 0 })
  const { docs } = await payload().find({ collection: 'projects', where: { quote: { equals: quote.id } }, depth: 0 })
  const project = docs[0]?.id ?? ''
  const { milestones } = await payload().update({
    collection: 'projects',
    id: project,
    data: { milestones: [{ title: 'Maquettes', phase: 'design', weight: 1, actor: 'agency', invoiceBp: 3_000 }] },
    depth: 0,
  })
  const ofMilestone = `/projects/${project}/milestones/${milestones?.[0]?.id ?? ''}/invoice`

  expect((await ask('viewer', 'POST', ofMilestone)).status).toBe(404)
  expect((await ask('viewer', 'POST', `/quotes/${quote.id}/invoice`)).status).toBe(404)
  expect((await ask('manager', 'POST', ofMilestone)).body).toHaveProperty('id', expect.any(String))
  expect(await ask('manager', 'POST', ofMilestone)).toMatchObject({ status: 409 })
  expect((await ask('manager', 'POST', `/projects/${project}/milestones/none/invoice`)).status).toBe(422)
  expect((await ask('accountant', 'POST', `/quotes/${quote.id}/invoice`)).body).toHaveProperty('id', expect.any(String))
  expect(await ask('accountant', 'POST', `/quotes/${quote.id}/invoice`)).toMatchObject({ status: 409 })
  expect((await ask('accountant', 'POST', `/quotes/${unknownId}/invoice`)).status).toBe(404)
})
