import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import type { Invoice, Retainer } from '@/payload-types'
import { issueRetainers } from '@/services/invoices/issueRetainers'
import { issuedContent } from '@/services/invoices/issuedContent'

import { configureAgency } from '../../factories/agency'
import { createBilledClient, invoiceLine } from '../../factories/invoices'
import { createClient, requestAs } from '../../factories/people'
import { bootPayload, testNow, type BootedPayload } from '../../support/payload'

const clock = { now: testNow }
let booted: BootedPayload
const payload = (): BootedPayload['payload'] => booted.payload

beforeAll(async () => {
  booted = await bootPayload({
    ports: { now: () => clock.now },
    env: { DATABASE_POOL_MAX: '20', LOG_LEVEL: 'silent' },
  })
  await configureAgency(payload())
})
afterAll(() => booted.close())
beforeEach(async () => {
  clock.now = testNow
  // each test looks at its own retainer alone
  await payload().update({ collection: 'retainers', where: {}, data: { isActive: false } })
})

/** Hosting by the month since September, reviewed before it leaves, unless said otherwise. */
async function createRetainer(facts: Partial<Omit<Retainer, 'client'>> & { client?: string } = {}): Promise<Retainer> {
  return payload().create({
    collection: 'retainers',
    data: {
      title: 'Hébergement',
      every: 'month',
      language: 'fr',
      startsOn: '2026-09-01',
      isActive: true,
      isIssuedAtOnce: false,
      lines: [invoiceLine({ label: 'Hébergement', unit: 'mois', quantityMilli: 1_000, unitPriceCents: 9_900 })],
      ...facts,
      client: facts.client ?? (await createBilledClient(payload())),
    },
    depth: 0,
  })
}

async function run(): Promise<number> {
  return issueRetainers(await requestAs(payload()))
}

async function invoicesOf({ id }: Retainer): Promise<Invoice[]> {
  const { docs } = await payload().find({
    collection: 'invoices',
    where: { retainer: { equals: id } },
    sort: 'retainerPeriod',
    depth: 0,
    joins: false,
    pagination: false,
  })
  return docs
}

describe('a night of retainers', () => {
  test('drafts every period that has begun since the last one, oldest first', async () => {
    const retainer = await createRetainer()

    expect(await run()).toBe(3)

    const drafts = await invoicesOf(retainer)
    expect(drafts.map(({ retainerPeriod, periodFrom, periodTo }) => [retainerPeriod, periodFrom, periodTo])).toEqual([
      ['2026-09', '2026-09-01', '2026-09-30'],
      ['2026-10', '2026-10-01', '2026-10-31'],
      ['2026-11', '2026-11-01', '2026-11-30'],
    ])
    expect(drafts[0]).toMatchObject({ state: 'draft', kind: 'standard', grossCents: 11_880, dueOn: '2026-12-24' })
    expect((await payload().findByID({ collection: 'retainers', id: retainer.id, depth: 0 })).lastPeriod).toBe(
      '2026-11',
    )
  })

  test('does nothing twice, and goes on with the next month', async () => {
    const retainer = await createRetainer()
    await run()
    expect(await run()).toBe(0)
    clock.now = new Date('2026-12-01T05:00:00Z')
    expect(await run()).toBe(1)
    expect((await invoicesOf(retainer)).at(-1)?.retainerPeriod).toBe('2026-12')
  })

  test('gives one invoice per period to five workers at once', async () => {
    const retainer = await createRetainer()

    const drafted = await Promise.all(Array.from({ length: 5 }, run))

    expect(drafted.reduce((sum, count) => sum + count, 0)).toBe(3)
    expect(await invoicesOf(retainer)).toHaveLength(3)
  })

  test('a second invoice of a period is refused by the database, whoever writes it', async () => {
    const retainer = await createRetainer()
    await run()
    const [first] = await invoicesOf(retainer)
    await expect(
      payload().create({
        collection: 'invoices',
        data: {
          state: 'draft',
          kind: 'standard',
          client: first?.client ?? '',
          language: 'fr',
          retainer: retainer.id,
          retainerPeriod: '2026-09',
        },
      }),
    ).rejects.toThrow()
  })

  test('invoices by the quarter, and cuts the last period at the last day', async () => {
    const retainer = await createRetainer({ every: 'quarter', startsOn: '2026-07-01', endsOn: '2026-11-15' })
    expect(await run()).toBe(2)
    expect((await invoicesOf(retainer)).map(({ retainerPeriod, periodTo }) => [retainerPeriod, periodTo])).toEqual([
      ['2026-Q3', '2026-09-30'],
      ['2026-Q4', '2026-11-15'],
    ])
  })
})

describe('issued without review', () => {
  test('R9: each period gets its number in order, with the days that it covers', async () => {
    const retainer = await createRetainer({ isIssuedAtOnce: true })

    await run()

    const invoices = await invoicesOf(retainer)
    expect(invoices.map(({ state }) => state)).toEqual(['issued', 'issued', 'issued'])
    const ranks = invoices.map(({ sequence }) => sequence ?? 0)
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    const [first] = invoices
    if (!first) throw new Error('There are three')
    expect(issuedContent(first)).toMatchObject({
      period: { from: '2026-09-01', to: '2026-09-30' },
      suppliedOn: '2026-09-30',
      issuedOn: '2026-11-24',
    })
  })

  test('I4: what lacks a mention stays a draft for staff, and the others leave', async () => {
    const incomplete = await createClient(payload(), { address: { line1: '', postalCode: '', city: '' } })
    const stuck = await createRetainer({ isIssuedAtOnce: true, startsOn: '2026-11-01', client: incomplete.id })
    const fine = await createRetainer({ isIssuedAtOnce: true, startsOn: '2026-11-01' })

    expect(await run()).toBe(2)

    expect((await invoicesOf(stuck)).map(({ state, number }) => [state, number ?? null])).toEqual([['draft', null]])
    expect((await invoicesOf(fine)).map(({ state }) => state)).toEqual(['issued'])
  })
})

test('nothing is drafted for what is paused, has not begun, or changed its rhythm after an invoice', async () => {
  await createRetainer({ isActive: false })
  await createRetainer({ startsOn: '2026-12-01' })
  await createRetainer({ lastPeriod: '2026-Q3' })
  expect(await run()).toBe(0)
})
