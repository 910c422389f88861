import { sql } from '@payloadcms/db-postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { databaseOf } from '@/database/database'
import { inTransaction } from '@/database/transaction'
import type { InvoiceContent } from '@/domain/invoices/content'
import type { Invoice } from '@/payload-types'
import { contentHash } from '@/services/digest'
import { issueInvoice, type Issue } from '@/services/invoices/issue'
import { takeNumber } from '@/services/numbering'

import { configureAgency } from '../../factories/agency'
import { invoiceContentFixture } from '../../factories/invoiceContent'
import { createClient, requestAs } from '../../factories/people'
import { bootPayload, testNow, type BootedPayload } from '../../support/payload'

const clock = { now: testNow }
let booted: BootedPayload
let client: string
const payload = (): BootedPayload['payload'] => booted.payload

beforeAll(async () => {
  booted = await bootPayload({ ports: { now: () => clock.now }, env: { DATABASE_POOL_MAX: '20' } })
  await configureAgency(payload())
  client = (await createClient(payload())).id
})
afterAll(() => booted.close())

async function createDraft(kind: Invoice['kind'] = 'standard'): Promise<string> {
  const draft = await payload().create({
    collection: 'invoices',
    data: {
      state: 'draft',
      kind,
      client,
      language: 'fr',
      lines: [{ label: 'Maintenance', quantityMilli: 1_000, unitPriceCents: 10_000, vatRateBp: 2_000 }],
    },
    depth: 0,
  })
  return draft.id
}

const contentFor: Issue['contentFor'] = ({ number, issuedOn }): InvoiceContent =>
  invoiceContentFixture({ kind: 'standard', number, issuedOn, dueOn: issuedOn })

async function issue(invoiceId: string): Promise<InvoiceContent> {
  return issueInvoice(await requestAs(payload()), { invoiceId, contentFor })
}

/** Issues inside a transaction of the caller, who changes their mind after the number was taken. */
async function issueAndRollBack(invoiceId: string): Promise<void> {
  const req = await requestAs(payload())
  await inTransaction(req, async () => {
    await issueInvoice(req, { invoiceId, contentFor })
    throw new Error('changed my mind')
  })
}

type Issued = {
  number: string
  sequence: number
  sha256: string
  previous_sha256: string | null
  content: unknown
  issued_at: Date
}

async function issuedIn(year: number): Promise<Issued[]> {
  const { rows } = await databaseOf(payload()).drizzle.execute(
    sql`SELECT number, sequence, sha256, previous_sha256, content, issued_at FROM invoices WHERE series = 'FA' AND year = ${year} ORDER BY sequence`,
  )
  return rows.map((row) => ({ ...(row as Issued), sequence: Number(row.sequence) }))
}

describe('I1: two hundred parallel issues, three in ten rolled back', () => {
  const attempts = 200
  // As many at once as there are connections: how long one may wait for a connection is another promise.
  const lanes = 20

  test('give the numbers 1…n: no gap, no duplicate, in the order of issue', async () => {
    const drafts: string[] = []
    for (let n = 0; n < attempts; n += 1) drafts.push(await createDraft())
    const work = drafts.map((id, n) => () => (n % 10 < 3 ? issueAndRollBack(id) : issue(id)))
    const failures: string[] = []

    await Promise.all(
      Array.from({ length: lanes }, async () => {
        for (let next = work.shift(); next; next = work.shift())
          await next().catch((error: unknown) => failures.push(String(error)))
      }),
    )

    expect(new Set(failures)).toEqual(new Set(['Error: changed my mind']))
    expect(failures).toHaveLength(attempts * 0.3)
    const issued = await issuedIn(2026)
    expect(issued.map(({ sequence }) => sequence)).toEqual(Array.from({ length: attempts * 0.7 }, (_, n) => n + 1))
    expect(issued.map(({ number }) => number).slice(0, 2)).toEqual(['FA-2026-0001', 'FA-2026-0002'])
    const instants = issued.map(({ issued_at }) => new Date(issued_at).getTime())
    expect(instants).toEqual(instants.toSorted((a, b) => a - b))
  }, 60_000)

  test('I3: and one chain of hashes through all of them', async () => {
    const issued = await issuedIn(2026)

    expect(issued).not.toHaveLength(0)
    issued.forEach(({ sha256, previous_sha256, content }, index) => {
      expect(previous_sha256).toBe(issued[index - 1]?.sha256 ?? null)
      expect(sha256).toBe(contentHash({ content, previousSha256: previous_sha256 }))
    })
  })
})

describe('a series', () => {
  test('I1: starts again with the year of Paris, and its chain goes on', async () => {
    const last = await issue(await createDraft())
    clock.now = new Date('2026-12-31T23:00:00Z')
    try {
      const first = await issue(await createDraft())
      expect([last.number.slice(0, 8), first.number]).toEqual(['FA-2026-', 'FA-2027-0001'])
      const [of2027, of2026] = [await issuedIn(2027), await issuedIn(2026)]
      expect(of2027[0]?.previous_sha256).toBe(of2026.at(-1)?.sha256)
    } finally {
      clock.now = testNow
    }
  })

  test('I1, R7: is in date order: no issue on a day before the last one', async () => {
    const draft = await createDraft()
    const before = await issuedIn(2026)

    await expect(issue(draft)).rejects.toMatchObject({ code: 'invoice.dateBeforeLast' })

    expect(await issuedIn(2026)).toEqual(before)
  })

  test('I1, I8: credit notes have their own', async () => {
    const draft = await createDraft('credit-note')
    const req = await requestAs(payload())

    const { number } = await issueInvoice(req, {
      invoiceId: draft,
      contentFor: (numbering) => ({
        ...contentFor(numbering),
        kind: 'credit-note',
        preceding: [{ number: 'FA-2026-0001', issuedOn: numbering.issuedOn, grossCents: 1, vat: [] }],
      }),
    })

    expect(number).toBe('AV-2026-0001')
  })

  test('I1: gives no number outside of a transaction', async () => {
    await expect(takeNumber(await requestAs(payload()), 'FA', 2030)).rejects.toThrow('only given inside a transaction')
  })

  test('I2: an invoice is issued once', async () => {
    clock.now = new Date('2027-02-01T12:00:00Z')
    try {
      const draft = await createDraft()
      await issue(draft)
      await expect(issue(draft)).rejects.toMatchObject({ code: 'invoice.notAllowed' })
    } finally {
      clock.now = testNow
    }
  })

  test.each([
    ['backwards', sql`UPDATE number_counters SET last = last - 1`],
    ['over a gap', sql`UPDATE number_counters SET last = last + 2`],
    ['away', sql`DELETE FROM number_counters`],
    ['to nothing', sql`TRUNCATE number_counters`],
  ])('I1: its counter cannot be moved %s, by SQL either', async (_, statement) => {
    await expect(databaseOf(payload()).drizzle.execute(statement)).rejects.toMatchObject({
      cause: { message: expect.stringContaining('tu.frozen') },
    })
  })
})
