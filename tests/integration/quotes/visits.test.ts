import { sql } from '@payloadcms/db-postgres'
import { NextRequest } from 'next/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { answerView } from '@/app/(sign)/devis/[token]/viewed/answerView'
import { databaseOf } from '@/database/database'
import { countVisit } from '@/front/visits'
import { proxy } from '@/proxy'
import { acceptQuote } from '@/services/quotes/accept'
import { moveQuote } from '@/services/quotes/reopen'
import { viewedAt } from '@/services/quotes/viewedAt'

import { signerToken } from '../../../scripts/lib/signerToken'
import { configureAgency } from '../../factories/agency'
import { createStaff, requestAs } from '../../factories/people'
import {
  circumstances,
  createSentQuote,
  readQuote,
  send,
  signRequestFor,
  storePdfOf,
  type Sent,
} from '../../factories/quotes'
import { bootPayload, testNow, type BootedPayload } from '../../support/payload'

const clock = { now: testNow }
let booted: BootedPayload
const payload = (): BootedPayload['payload'] => booted.payload

beforeAll(async () => {
  booted = await bootPayload({ ports: { now: () => clock.now } })
  await configureAgency(payload())
})
afterAll(() => booted.close())

const staffSession = { cookie: 'theme=dark; payload-token=eyJhbGciOi' }
const fromOurPage = { 'sec-fetch-site': 'same-origin', 'user-agent': 'Firefox/140' }

/** What the proxy counted is written when this returns. */
async function load({ token }: Sent, init: { method?: string; headers?: Record<string, string> } = {}): Promise<void> {
  const counting: Promise<unknown>[] = []
  await proxy(new NextRequest(`http://localhost:1/devis/${token}`, init), {
    waitUntil: (written) => void counting.push(written),
  })
  await Promise.all(counting)
}

function tell(
  { token, version }: Pick<Sent, 'token' | 'version'>,
  headers: Record<string, string> = fromOurPage,
): Promise<Response> {
  const url = `http://localhost:3000/devis/${token}/viewed?version=${version.sha256}`
  return answerView(payload(), new Request(url, { method: 'POST', headers }), token)
}

async function visitsOf({ quote }: Sent): Promise<Record<string, number>> {
  const { docs } = await payload().find({
    collection: 'quote-visits',
    where: { quote: { equals: quote.id } },
    depth: 0,
  })
  return Object.fromEntries(docs.map(({ kind, count }) => [kind, count]))
}

async function ledgerViews({ quote }: Sent): Promise<unknown[]> {
  const { rows } = await databaseOf(payload()).drizzle.execute(
    sql`SELECT data FROM ledger WHERE subject_id = ${quote.id} AND event = 'quote.viewed' ORDER BY sequence`,
  )
  return rows.map(({ data }) => data)
}

async function firstViewOf(sent: Sent): Promise<string | null> {
  const facts = { versionId: sent.version.id, email: sent.signer.email }
  return viewedAt(await requestAs(payload()), facts)
}

describe('S4: who only loads the page has not seen it', () => {
  test('a scanner that reads, and one that only asks for the head, are counted as fetching', async () => {
    const sent = await createSentQuote(payload())

    await Promise.all([
      load(sent, { headers: { 'user-agent': 'SafeLinks/1' } }),
      load(sent, { method: 'HEAD' }),
      load(sent, { headers: { 'sec-fetch-dest': 'document', accept: 'text/html' } }),
    ])

    expect(await visitsOf(sent)).toEqual({ fetched: 3 })
    expect(await ledgerViews(sent)).toEqual([])
    expect((await readQuote(payload(), sent.quote.id)).viewedAt).toBeNull()
    expect(await firstViewOf(sent)).toBeNull()
  })

  test('counts of two seconds add up', async () => {
    const sent = await createSentQuote(payload())
    await load(sent)
    await load(sent)
    expect(await visitsOf(sent)).toEqual({ fetched: 2 })
  })

  test('staff are counted apart', async () => {
    const sent = await createSentQuote(payload())
    await Promise.all([load(sent), load(sent, { headers: staffSession })])
    expect(await visitsOf(sent)).toEqual({ fetched: 1, staff: 1 })
  })

  test('what scripts of the page fetch is no reading, and a link that opens nothing is not counted', async () => {
    const sent = await createSentQuote(payload())
    await load(sent, { headers: { 'sec-fetch-dest': 'empty' } })
    await load({ ...sent, token: 'x'.repeat(43) })
    expect(await visitsOf(sent)).toEqual({})
  })

  test('a crowd of links is written at once, without waiting for the second', async () => {
    const sent = await createSentQuote(payload())
    const started = performance.now()
    const visit = { kind: 'fetched', userAgent: null, at: testNow } as const
    const others = Array.from({ length: 49 }, (_, index) => `${index}`.padStart(43, 'y'))
    await Promise.all([sent.token, ...others].map((token) => countVisit({ ...visit, token })))
    expect(performance.now() - started).toBeLessThan(900)
    expect(await visitsOf(sent)).toEqual({ fetched: 1 })
  })
})

describe('S4: a person who shows it has seen it', () => {
  test('it is counted, noted on the quote and told to the ledger as the act of the link’s holder', async () => {
    const sent = await createSentQuote(payload())

    expect((await tell(sent)).status).toBe(204)

    expect(await visitsOf(sent)).toEqual({ viewed: 1 })
    expect(await ledgerViews(sent)).toEqual([{ version: 1, email: sent.signer.email }])
    expect((await readQuote(payload(), sent.quote.id)).viewedAt).toBe(testNow.toISOString())
    expect(await firstViewOf(sent)).toBe(testNow.toISOString())
  })

  test('again and at once: counted each time, told once, first time kept', async () => {
    const sent = await createSentQuote(payload())

    await Promise.all(Array.from({ length: 8 }, () => tell(sent)))
    clock.now = new Date(testNow.getTime() + 60_000)
    await tell(sent)
    clock.now = testNow

    expect(await visitsOf(sent)).toEqual({ viewed: 9 })
    expect(await ledgerViews(sent)).toHaveLength(1)
    expect((await readQuote(payload(), sent.quote.id)).viewedAt).toBe(testNow.toISOString())
    expect(await firstViewOf(sent)).toBe(testNow.toISOString())
  })

  test('staff who do all that a reader does are still staff, counted once with their loading', async () => {
    const sent = await createSentQuote(payload())
    await load(sent, { headers: staffSession })

    expect((await tell(sent, { ...fromOurPage, ...staffSession })).status).toBe(204)

    expect(await visitsOf(sent)).toEqual({ staff: 1 })
    expect(await ledgerViews(sent)).toEqual([])
    expect((await readQuote(payload(), sent.quote.id)).viewedAt).toBeNull()
  })

  test('a version that was replaced is not seen any more, and a new one is unseen', async () => {
    const sent = await createSentQuote(payload())
    await tell(sent)
    await moveQuote(await requestAs(payload()), { quoteId: sent.quote.id, command: 'revise' })
    expect((await tell(sent)).status).toBe(204)
    const again = await send(payload(), sent)
    await storePdfOf(payload(), again.version.id)

    expect((await readQuote(payload(), sent.quote.id)).viewedAt).toBeNull()
    expect((await tell({ ...again, version: sent.version })).status).toBe(204)
    expect(await visitsOf(sent)).toEqual({ viewed: 1 })
    expect(await firstViewOf(again)).toBeNull()

    await tell(again)
    expect(await ledgerViews(sent)).toEqual([
      { version: 1, email: sent.signer.email },
      { version: 2, email: sent.signer.email },
    ])
  })

  test('the agency’s own signer reads too, but no client has seen it then', async () => {
    const manager = await createStaff(payload(), { role: 'manager' })
    const sent = await createSentQuote(payload(), { counterSigner: manager.id })
    const token = await signerToken(payload(), { quoteId: sent.quote.id, email: manager.email })

    await tell({ ...sent, token })
    expect((await readQuote(payload(), sent.quote.id)).viewedAt).toBeNull()
    expect(await ledgerViews(sent)).toEqual([{ version: 1, email: manager.email.toLowerCase() }])

    await tell(sent)
    expect((await readQuote(payload(), sent.quote.id)).viewedAt).toBe(testNow.toISOString())
    expect(await ledgerViews(sent)).toHaveLength(2)
  })

  test('what happens after signing is no reading of an offer', async () => {
    const sent = await createSentQuote(payload())
    await acceptQuote(payload(), signRequestFor(sent), circumstances)
    expect((await tell(sent)).status).toBe(204)
    expect(await visitsOf(sent)).toEqual({})
  })

  test('evidence says when the signer first saw the version, or that nobody knows', async () => {
    const [seen, unseen] = [await createSentQuote(payload()), await createSentQuote(payload())]
    await tell(seen)
    clock.now = new Date(testNow.getTime() + 90_000)
    const signed = { ...circumstances, now: clock.now }
    await acceptQuote(payload(), signRequestFor(seen), signed)
    await acceptQuote(payload(), signRequestFor(unseen), signed)
    clock.now = testNow

    const evidenceOf = async ({ quote }: Sent): Promise<unknown> => {
      const where = { quote: { equals: quote.id } }
      return (await payload().find({ collection: 'signatures', where, depth: 0 })).docs[0]?.evidence
    }
    expect(await evidenceOf(seen)).toMatchObject({ viewedAt: testNow.toISOString() })
    expect(await evidenceOf(unseen)).toMatchObject({ viewedAt: null })
  })

  test('past twenty times an hour a link is not counted any more', async () => {
    const sent = await createSentQuote(payload())
    for (let time = 0; time < 22; time += 1) expect((await tell(sent)).status).toBe(204)
    expect(await visitsOf(sent)).toEqual({ viewed: 20 })
  })
})

describe('S4: who may say so', () => {
  test.each([
    { of: 'another site', headers: { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3000' } },
    { of: 'another site, in an old browser', headers: { origin: 'https://evil.example' } },
    { of: 'a page that hides its origin', headers: { origin: 'null' } },
    { of: 'no page at all', headers: {} },
  ])('$of: refused', async ({ headers }) => {
    const sent = await createSentQuote(payload())
    expect((await tell(sent, headers)).status).toBe(403)
    expect(await visitsOf(sent)).toEqual({})
  })

  test('our own page in a browser without Sec-Fetch-Site', async () => {
    const sent = await createSentQuote(payload())
    expect((await tell(sent, { origin: 'http://localhost:3000' })).status).toBe(204)
    expect(await visitsOf(sent)).toEqual({ viewed: 1 })
  })

  test('a link that opens nothing answers as every other address of it', async () => {
    const sent = await createSentQuote(payload())
    expect((await tell({ ...sent, token: 'z'.repeat(43) })).status).toBe(404)
  })
})
