import { sql } from '@payloadcms/db-postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { databaseOf } from '@/database/database'

import { contactHeaders, staffHeaders, staffPassword } from '../../factories/people'
import { bootPayload, type BootedPayload } from '../../support/payload'
import { ofGlobals, ofRows, people, type PersonName } from './expectations'
import { createWorld, named, staffSecret, type World } from './world'

const staffNames = ['owner', 'manager', 'accountant', 'viewer'] as const
const outsiders = people.filter((name) => !staffNames.some((staff) => staff === name))

let booted: BootedPayload
let world: World
let headers: Record<PersonName, Record<string, string>>
/** What stands in every response about the client’s own sale. */
let ownSecrets: string[]
/** What no response may hold, unless it is for staff. */
let secrets: string[]
const payload = (): BootedPayload['payload'] => booted.payload

beforeAll(async () => {
  booted = await bootPayload({ env: { LOG_LEVEL: 'silent' } })
  world = await createWorld(payload())
  headers = await logInEverybody()
  const quote = await payload().findByID({ collection: 'quotes', id: world.sale.quote.id, depth: 0 })
  ownSecrets = [quote.number ?? '', quote.title, world.sale.signer.email]
  const { docs: links } = await payload().find({ collection: 'signing-links', where: { quote: { equals: quote.id } } })
  const [link] = links
  secrets = [staffSecret, link?.nonce ?? '', link?.tokenHash ?? '', world.sale.version.pdfKey ?? '']
  if ([...ownSecrets, ...secrets].includes('')) throw new Error('A secret that is empty finds no leak')
})
afterAll(() => booted.close())

async function logInEverybody(): Promise<typeof headers> {
  const entries: [string, Record<string, string>][] = []
  for (const name of people) {
    const user = world.users[name]
    if (user === null) entries.push([name, {}])
    else entries.push([name, 'role' in user ? await staffHeaders(booted, user) : await contactHeaders(payload(), user)])
  }
  // one entry for each of `people`
  return Object.fromEntries(entries) as typeof headers
}

type Answer = { status: number; text: string }

async function ask(person: PersonName, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await booted.send(path, {
    method,
    headers: { ...headers[person], ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, text: await response.text() }
}

function leaks(person: PersonName, { text }: Answer): string[] {
  const forbidden = person === 'stranger' || person === 'anonymous' ? [...secrets, ...ownSecrets] : secrets
  return forbidden.filter((secret) => text.includes(secret))
}

async function rowCounts(): Promise<unknown> {
  const counts: Record<string, number> = {}
  for (const slug of Object.keys(payload().collections)) {
    const { rows } = await databaseOf(payload()).drizzle.execute(
      sql`SELECT count(*) AS n FROM ${sql.identifier(slug.replaceAll('-', '_'))}`,
    )
    counts[slug] = Number(rows[0]?.n)
  }
  return counts
}

describe.each(outsiders)('C2: over REST, %s', (person) => {
  test('reads the rows of the expectations and nothing else, however deep they ask', async () => {
    for (const [name, expected] of Object.entries(ofRows)) {
      const { collection, id } = world.rows[name] ?? {}
      const list = await ask(person, 'GET', `/api/${collection}?depth=3&limit=100`)
      const one = await ask(person, 'GET', `/api/${collection}/${id}?depth=3`)
      const isReadable = named(expected.read).includes(person)
      const found = [list, one].map(({ text }) => text.includes(`"id":"${id}"`))
      expect([name, ...found]).toEqual([name, isReadable, isReadable])
      expect([...leaks(person, list), ...leaks(person, one)], name).toEqual([])
    }
  })

  test('counts no row that they may not read', async () => {
    for (const name of ['quotes: a draft', 'leads', 'users: a colleague', 'messages', 'ledger'] as const) {
      const { collection, id } = world.rows[name] ?? {}
      const { status, text } = await ask(person, 'GET', `/api/${collection}/count?where[id][equals]=${id}`)
      expect(status === 403 || text === '{"totalDocs":0}', `${name}: ${status} ${text}`).toBe(true)
    }
  })

  test('reads no global of the agency and no version', async () => {
    for (const slug of Object.keys(ofGlobals)) {
      const isOpen = named(ofGlobals[slug]?.read).includes(person)
      expect((await ask(person, 'GET', `/api/globals/${slug}?depth=3`)).status, slug).toBe(isOpen ? 200 : 403)
      expect((await ask(person, 'POST', `/api/globals/${slug}`, {})).status, slug).toBe(403)
      expect((await ask(person, 'GET', `/api/globals/${slug}/versions`)).status, slug).toBeGreaterThanOrEqual(400)
    }
    expect((await ask(person, 'GET', '/api/pages/versions')).status).toBe(403)
  })

  test('writes nothing: no row comes, goes or changes', async () => {
    const before = await rowCounts()
    for (const [name, { collection, id }] of Object.entries(world.rows)) {
      const attempts = [
        await ask(person, 'POST', `/api/${collection}`, {}),
        await ask(person, 'PATCH', `/api/${collection}/${id}`, { notes: 'x', name: 'x', title: 'x' }),
        await ask(person, 'PATCH', `/api/${collection}?where[id][equals]=${id}`, { notes: 'x' }),
        await ask(person, 'DELETE', `/api/${collection}/${id}`),
        await ask(person, 'DELETE', `/api/${collection}?where[id][equals]=${id}`),
        await ask(person, 'POST', `/api/${collection}/${id}/duplicate`, {}),
      ]
      for (const [index, { status, text }] of attempts.entries()) {
        const isNothing = status >= 400 || text.includes('"docs":[]')
        expect(isNothing, `${name}, attempt ${index}: ${status} ${text.slice(0, 200)}`).toBe(true)
      }
    }
    expect(await rowCounts()).toEqual(before)
  })

  test('cannot search or sort by what they may not see', async () => {
    const attempts = [
      '/api/signing-links?where[tokenHash][like]=a',
      '/api/signing-links?where[nonce][exists]=true',
      '/api/quotes?where[notes][like]=canari',
      '/api/signing-links?sort=tokenHash',
      '/api/invoices?where[notes][like]=canari',
      '/api/clients?where[stripeCustomer][exists]=true',
      '/api/payments?where[note][like]=canari',
      '/api/payments?sort=note',
      '/api/quotes?where[owner.email][like]=agence',
      '/api/quotes?where[client.notes][like]=canari',
      '/api/invoices?where[client.notes][like]=canari',
      '/api/quotes?where[lead.notes][like]=canari',
      '/api/messages?where[data][exists]=true',
    ]
    for (const path of attempts) expect((await ask(person, 'GET', path)).status, path).toBeGreaterThanOrEqual(400)
  })

  test('has no staff verb: each answers like an unknown address', async () => {
    const quote = `/api/quotes/${world.sale.quote.id}`
    const message = `/api/messages/${world.rows.messages?.id}`
    const verbs = [
      ['GET', `${quote}/send-preview`],
      ['GET', `${quote}/link`],
      ['POST', `${quote}/send`],
      ['POST', `/api/quotes/${world.draftQuoteId}/send`],
      ['POST', `${quote}/revise`],
      ['POST', `${quote}/cancel`],
      ['POST', `${quote}/deposit`],
      ['GET', `${message}/preview`],
      ['POST', `${message}/resend`],
    ] as const
    for (const [method, path] of verbs) {
      const answer = await ask(person, method, path, method === 'POST' ? {} : undefined)
      expect(answer, path).toEqual({ status: 404, text: '{"errors":[{"message":"Not found"}]}' })
    }
  })

  test('learns only their own permissions', async () => {
    const { status, text } = await ask(person, 'GET', '/api/access')
    const { canAccessAdmin, collections } = JSON.parse(text) as {
      canAccessAdmin?: boolean
      collections: Record<string, Record<string, unknown>>
    }

    expect([status, canAccessAdmin ?? false]).toEqual([200, false])
    const writable = Object.entries(collections ?? {}).filter(
      ([, rights]) => rights.create || rights.update || rights.delete,
    )
    expect(writable.map(([slug]) => slug)).toEqual([])
    expect(leaks(person, { status, text })).toEqual([])
  })

  test.each([
    ['POST', '/api/users/first-register', 404],
    ['POST', '/api/contacts/first-register', 404],
    ['POST', '/api/contacts/login', 404],
    ['POST', '/api/contacts/forgot-password', 403],
    ['POST', '/api/contacts/reset-password', 403],
    ['POST', '/api/contacts/unlock', 403],
    ['GET', '/api/payload-jobs/run', 401],
    ['GET', '/api/payload-jobs/handle-schedules', 401],
    ['GET', '/api/graphql', 404],
    ['POST', '/api/graphql', 404],
    ['GET', '/api/graphql-playground', 404],
  ])('%s %s → %i', async (method, path, status) => {
    const body = { email: 'pirate@example.fr', password: 'x', role: 'owner', name: 'Pirate', token: 'x' }
    expect((await ask(person, method, path, method === 'POST' ? body : undefined)).status).toBe(status)
  })
})

describe('C2: documents', () => {
  async function whoGets(path: string): Promise<PersonName[]> {
    const readers: PersonName[] = []
    for (const person of people) {
      const { status } = await ask(person, 'GET', path)
      expect([200, 403, 404], `${person} ${path}`).toContain(status)
      if (status === 200) readers.push(person)
    }
    return readers
  }

  test('the PDF of a version is for those who may read the version; 404 for all others', async () => {
    const path = `/api/quote-versions/${world.sale.version.id}/pdf`

    expect(await whoGets(path)).toEqual(named(ofRows['quote-versions']?.read))
    expect((await ask('stranger', 'GET', path)).status).toBe(404)
    expect((await ask('anonymous', 'GET', path)).status).toBe(404)
    expect((await ask('owner', 'GET', '/api/quote-versions/01930000-0000-7000-8000-000000000000/pdf')).status).toBe(404)
    expect((await ask('owner', 'GET', '/api/quote-versions/nonsense/pdf')).status).toBe(404)
  })

  test('the PDF of an invoice is for staff and contacts with the right `billing`', async () => {
    expect(await whoGets(`/api/invoices/${world.invoiceId}/pdf`)).toEqual(
      named(ofRows['invoices: an issued one']?.read),
    )
  })

  test('files are for those who may read their document, as a download', async () => {
    expect(await whoGets('/api/documents/file/pour-le-client.txt')).toEqual(
      named(ofRows['documents: for the client']?.read),
    )
    expect(await whoGets(`/api/documents/file/${staffSecret}.txt`)).toEqual(named(ofRows['documents: for staff']?.read))

    const response = await booted.send('/api/documents/file/pour-le-client.txt', { headers: headers.read })
    expect(response.headers.get('Content-Disposition')).toBe('attachment')
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff')
  })

  test('C2: what a quote joins is for those who may read it there', async () => {
    const joined = async (person: PersonName): Promise<boolean> =>
      (await ask(person, 'GET', `/api/quotes/${world.sale.quote.id}?depth=1`)).text.includes(world.invoiceId)

    expect([await joined('sign'), await joined('billing')]).toEqual([false, true])
  })
})

describe('verbs of staff', () => {
  test.each([
    ['GET', 'send-preview', 'owner manager'],
    ['GET', 'link', 'owner manager'],
    ['POST', 'revise', 'owner manager'],
    ['POST', 'send', 'owner manager'],
    ['POST', 'deposit', 'owner manager accountant'],
  ])('%s /quotes/:id/%s', async (method, verb, allowed) => {
    const mayTry: PersonName[] = []
    for (const person of people) {
      const { status } = await ask(
        person,
        method,
        `/api/quotes/${world.sale.quote.id}/${verb}`,
        method === 'POST' ? {} : undefined,
      )
      // the quote is signed already: who may do it at all is told why it cannot be done
      if (status !== 404) mayTry.push(person)
    }
    expect(mayTry).toEqual(named(allowed))
  })

  test('only the owner reads Payload’s own mails, which open accounts', async () => {
    await ask('anonymous', 'POST', '/api/users/forgot-password', { email: world.users.manager?.email })
    const { docs } = await payload().find({ collection: 'messages', where: { template: { equals: 'account' } } })
    const readers: PersonName[] = []
    for (const person of people)
      if ((await ask(person, 'GET', `/api/messages/${docs[0]?.id}/preview`)).status === 200) readers.push(person)

    expect(readers).toEqual(['owner'])
  })

  test('nobody, not even the owner, reads what a mail was made from', async () => {
    for (const person of staffNames) {
      const { text } = await ask(person, 'GET', '/api/messages?limit=100')
      expect(JSON.parse(text).docs.length).toBeGreaterThan(0)
      for (const doc of (JSON.parse(text) as { docs: object[] }).docs) expect(doc).not.toHaveProperty('data')
      expect((await ask(person, 'GET', '/api/messages?where[data.html][like]=token')).status, person).toBe(400)
    }
  })
})

describe('logging in as staff', () => {
  const login = (body: unknown): Promise<Answer> => ask('anonymous', 'POST', '/api/users/login', body)

  test('the answer holds no token, no hash and no session; the cookie is for servers only', async () => {
    const response = await booted.send('/api/users/login', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: world.users.viewer?.email, password: staffPassword }),
    })
    const text = await response.text()

    expect(response.status).toBe(200)
    expect(response.headers.get('Set-Cookie')).toMatch(/HttpOnly/i)
    expect(response.headers.get('Set-Cookie')).toMatch(/SameSite=Lax/i)
    for (const secret of ['"token"', '"hash"', '"salt"', 'resetPasswordToken']) expect(text).not.toContain(secret)
  })

  test('a wrong password and an unknown address get the same answer', async () => {
    const wrong = await login({ email: world.users.viewer?.email, password: 'pas la bonne phrase' })
    const unknown = await login({ email: 'personne@agence.example', password: 'pas la bonne phrase' })

    expect(wrong.status).toBe(401)
    expect(unknown).toEqual(wrong)
  })

  test('a forgotten password gets the same answer, whether or not there is such an account', async () => {
    const known = await ask('anonymous', 'POST', '/api/users/forgot-password', { email: world.users.viewer?.email })
    const unknown = await ask('anonymous', 'POST', '/api/users/forgot-password', { email: 'personne@agence.example' })

    expect(unknown).toEqual(known)
  })

  test('a cookie that another site sends counts for nobody', async () => {
    const response = await booted.send('/api/leads', {
      headers: { ...headers.owner, Origin: 'https://ailleurs.example' },
    })

    expect(response.status).toBe(403)
  })

  test('a portal session that was revoked, or is over, opens nothing', async () => {
    const contact = world.users.read
    if (contact === null || 'role' in contact) throw new Error('No contact')
    const cookie = await contactHeaders(payload(), contact)
    const seen = async (): Promise<number> => (await booted.send('/api/quotes', { headers: cookie })).status
    expect(await seen()).toBe(200)
    const { docs } = await payload().find({
      collection: 'portal-sessions',
      where: { contact: { equals: contact.id } },
      sort: '-createdAt',
      limit: 1,
    })
    const id = docs[0]?.id ?? ''

    await payload().update({ collection: 'portal-sessions', id, data: { expiresAt: '2020-01-01T00:00:00.000Z' } })
    expect(await seen()).toBe(403)
    await payload().update({
      collection: 'portal-sessions',
      id,
      data: { expiresAt: '2100-01-01T00:00:00.000Z', revokedAt: '2020-01-01T00:00:00.000Z' },
    })
    expect(await seen()).toBe(403)
  })
})
