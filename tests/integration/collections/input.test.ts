import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { User } from '@/payload-types'

import { configureAgency } from '../../factories/agency'
import { createClient, createStaff, requestAs, staffHeaders, staffPassword } from '../../factories/people'
import { createAcceptedQuote, createQuote, quoteLine } from '../../factories/quotes'
import { databaseUri, query } from '../../support/databases'
import { bootPayload, type BootedPayload } from '../../support/payload'
import { testDatabaseUri } from '../../support/testDatabaseUri'

let booted: BootedPayload
let owner: User
let headers: Record<string, string>
const payload = (): BootedPayload['payload'] => booted.payload

beforeAll(async () => {
  booted = await bootPayload({ env: { LOG_LEVEL: 'silent' } })
  await configureAgency(payload())
  owner = await createStaff(payload(), { role: 'owner' })
  headers = { ...(await staffHeaders(booted, owner)), 'Content-Type': 'application/json', 'Accept-Language': 'fr' }
})
afterAll(() => booted.close())

async function post(path: string, body: unknown, language = 'fr'): Promise<{ status: number; body: unknown }> {
  const response = await booted.send(path, {
    method: 'POST',
    headers: { ...headers, 'Accept-Language': language },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: await response.json() }
}

describe('M1, M2: what is counted in whole numbers refuses fractions', () => {
  test.each([
    ['a price', { unitPriceCents: 100.5 }],
    ['a quantity', { quantityMilli: 1.5 }],
    ['a rate', { vatRateBp: 2_000.1 }],
    ['more than can be counted exactly', { unitPriceCents: 2 ** 53 }],
    ['a word', { unitPriceCents: 'cher' as never }],
  ])('%s', async (_, line) => {
    const [field] = Object.keys(line)

    await expect(createQuote(payload(), { lines: [quoteLine(line)] })).rejects.toMatchObject({
      name: 'ValidationError',
      data: { errors: [{ path: `lines.0.${field}` }] },
    })
  })

  test('a discount over 100 %', async () => {
    await expect(createQuote(payload(), { lines: [quoteLine({ discountBp: 10_001 })] })).rejects.toMatchObject({
      status: 400,
      message: 'Une remise va de 0 à 100 %.',
    })
  })

  test('a budget of a lead, and a share capital', async () => {
    await expect(
      payload().create({
        collection: 'leads',
        data: { state: 'new', source: 'website', name: 'A', email: 'a@example.fr', need: 'Un site', budgetCents: 0.1 },
      }),
    ).rejects.toMatchObject({ data: { errors: [{ path: 'budgetCents' }] } })
    await expect(payload().updateGlobal({ slug: 'company', data: { shareCapitalCents: 1.5 } })).rejects.toMatchObject({
      data: { errors: [{ path: 'shareCapitalCents' }] },
    })
  })

  test('M8: totals that a form sends are never believed', async () => {
    const { quote } = await createQuote(payload(), { grossCents: 1, netCents: 1, depositCents: 1 })

    expect(quote).toMatchObject({ netCents: 650_000, vatCents: 130_000, grossCents: 780_000, depositCents: 234_000 })
  })
})

describe('R3: identifiers of a client', () => {
  test.each([
    ['fr', '123456789', 'Ce SIREN n’est pas valide : vérifiez les chiffres.'],
    ['fr', '12345', 'Un SIREN a 9 chiffres.'],
    ['en', '12345', 'A SIREN has 9 digits.'],
  ])('in %s, %s is refused with its reason', async (language, siren, message) => {
    const { status, body } = await post(
      '/api/clients',
      { kind: 'pro-fr', name: 'Société', language: 'fr', siren },
      language,
    )

    expect(status).toBe(400)
    expect(body).toMatchObject({ errors: [{ data: { errors: [{ path: 'siren', message }] } }] })
  })

  test('spaces are taken out of what people paste', async () => {
    const client = await createClient(payload(), { siren: '200 000 008', vatNumber: 'fr 37 200000008' })

    expect(client).toMatchObject({ siren: '200000008', vatNumber: 'FR37200000008' })
  })
})

describe('passwords of staff have at least twelve characters', () => {
  const short = 'onze lettre'
  const refusal = { status: 400, message: expect.stringContaining('12') }

  test('when an account is made', async () => {
    await expect(createStaff(payload(), { role: 'viewer', password: short })).rejects.toMatchObject(refusal)
  })

  test('when one is changed', async () => {
    await expect(
      payload().update({ collection: 'users', id: owner.id, data: { password: short } }),
    ).rejects.toMatchObject(refusal)
  })

  test('when several are changed at once', async () => {
    await expect(
      payload().update({ collection: 'users', where: { id: { equals: owner.id } }, data: { password: short } }),
    ).rejects.toMatchObject(refusal)
  })

  test('when one is reset by mail', async () => {
    const { id, email } = await createStaff(payload(), { role: 'viewer' })
    const token = await payload().forgotPassword({
      collection: 'users',
      data: { email },
      disableEmail: true,
      req: await requestAs(payload()),
    })
    const reset = (password: string): Promise<unknown> =>
      payload().resetPassword({ collection: 'users', data: { token, password }, overrideAccess: true })

    await expect(reset(short)).rejects.toMatchObject(refusal)
    expect(await reset('douze lettres')).toMatchObject({ user: { id } })
  })

  test('the one that stands still opens', async () => {
    expect(
      await payload().login({ collection: 'users', data: { email: owner.email, password: staffPassword } }),
    ).toMatchObject({ user: { id: owner.id } })
  })
})

describe('what staff send to a verb', () => {
  const form = { amountCents: 234_000, receivedOn: '2026-11-24', method: 'transfer', idempotencyKey: 'form-0001' }

  test('a sending that cannot be: every field in the person’s language, 422', async () => {
    await configureAgency(payload(), { company: { siren: null } })
    const { quote } = await createQuote(payload())

    const { status, body } = await post(`/api/quotes/${quote.id}/send`, {})

    await configureAgency(payload())
    expect(status).toBe(422)
    expect(body).toMatchObject({
      errors: [
        {
          data: {
            code: 'quote.notSendable',
            problems: [{ field: 'company.siren', message: expect.stringContaining('SIREN') }],
          },
        },
      ],
    })
  })

  test('a sending, and its deposit', async () => {
    const { quote } = await createQuote(payload())
    const accepted = await createAcceptedQuote(payload())

    expect(await post(`/api/quotes/${quote.id}/send`, {})).toMatchObject({
      status: 200,
      body: { label: expect.stringMatching(/^DEV-2026-\d{4}$/) },
    })
    const first = await post(`/api/quotes/${accepted.quote.id}/deposit`, form)
    expect(first).toMatchObject({ status: 200, body: { invoiceNumber: 'FA-2026-0001' } })
    expect(await post(`/api/quotes/${accepted.quote.id}/deposit`, form)).toEqual(first)
  })

  test.each([
    ['an amount in euros', { amountCents: 2_340.5 }, 'amountCents'],
    ['a day that does not exist', { receivedOn: '2026-02-30' }, 'receivedOn'],
    ['a way to pay that staff do not record', { method: 'card' }, 'method'],
    ['a field that nobody knows', { grossCents: 1 }, 'body'],
  ])('%s is named, 400', async (_, wrong, fields) => {
    const { quote } = await createAcceptedQuote(payload())

    expect(await post(`/api/quotes/${quote.id}/deposit`, { ...form, ...wrong })).toMatchObject({
      status: 400,
      body: { errors: [{ data: { code: 'request.invalid', fields } }] },
    })
  })

  test('too much money, 422; no JSON, 400; no such quote, 404', async () => {
    const { quote } = await createAcceptedQuote(payload())
    const path = `/api/quotes/${quote.id}/deposit`
    const noJson = await booted.send(path, { method: 'POST', headers, body: '{"amountCents": ' })

    expect((await post(path, { ...form, amountCents: 9_999_999 })).status).toBe(422)
    expect(noJson.status).toBe(400)
    expect((await post('/api/quotes/01930000-0000-7000-8000-000000000000/deposit', form)).status).toBe(404)
  })

  test('ten megabytes are refused and change nothing', async () => {
    const { quote } = await createAcceptedQuote(payload())

    expect(
      (await post(`/api/quotes/${quote.id}/deposit`, { ...form, note: 'x'.repeat(10 * 1024 * 1024) })).status,
    ).toBe(400)
    expect((await payload().count({ collection: 'payments', where: { quote: { equals: quote.id } } })).totalDocs).toBe(
      0,
    )
  })
})

describe('an address that names no row', () => {
  test.each(['quotes', 'invoices', 'projects', 'clients', 'contacts'])(
    '%s: 404, whether it could be an id or not',
    async (collection) => {
      for (const id of ['nonsense', '01930000-0000-7000-8000-000000000000']) {
        const patch = await booted.send(`/api/${collection}/${id}`, {
          method: 'PATCH',
          headers,
          body: '{"notes": "x"}',
        })
        const get = await booted.send(`/api/${collection}/${id}`, { headers })
        expect([patch.status, get.status], id).toEqual([404, 404])
      }
    },
  )
})

describe('the database is away', () => {
  /** As after a crash: open connections are cut, new ones are refused. */
  async function setReachable(isReachable: boolean): Promise<void> {
    const elsewhere = databaseUri(testDatabaseUri(), 'postgres')
    const name = new URL(testDatabaseUri()).pathname.slice(1)
    await query(elsewhere, `ALTER DATABASE ${name} ALLOW_CONNECTIONS ${isReachable}`)
    if (!isReachable)
      await query(elsewhere, 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name])
  }

  test('this process lives but is not ready, and recovers by itself', async () => {
    const ready = async (): Promise<unknown> => {
      const response = await booted.send('/api/health/ready')
      return [response.status, await response.json()]
    }
    expect(await ready()).toMatchObject([200, { status: 'ready' }])

    await setReachable(false)
    try {
      expect(await ready()).toEqual([
        503,
        { status: 'unavailable', database: 'down', oldestWaitingJobSeconds: null, mail: 'none' },
      ])
      expect((await booted.send('/api/health/live')).status).toBe(200)
    } finally {
      await setReachable(true)
    }

    expect(await ready()).toMatchObject([200, { status: 'ready' }])
  })
})
