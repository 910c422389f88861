import { createHash } from 'node:crypto'
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { isBefore, civilDate } from '@/domain/dates/civilDate'
import { firstPreviousHash, hashInput, type LedgerEntry } from '@/domain/ledger/entry'
import { isValidIban } from '@/domain/parties/iban'
import { isValidSiren, isValidSiret } from '@/domain/parties/siren'
import { vatNumberProblem } from '@/domain/parties/vatNumber'
import { leadStates } from '@/domain/leads/lifecycle'
import { signatureImages } from '@/integrations/images/signatureImages'
import type { Ledger } from '@/payload-types'
import { contentHash } from '@/services/digest'
import { issuedContent } from '@/services/invoices/issuedContent'
import { problemsOf, readQuoteParts } from '@/services/quotes/content'
import { requestOf } from '@/services/guest'
import { storyClock } from '../../../scripts/seed/clock'
import { clients } from '../../../scripts/seed/data/clients'
import { planQuotes } from '../../../scripts/seed/plan/quotes'
import { endOfStory } from '../../../scripts/seed/plot'
import { lookAround } from '../../../scripts/seed/steps/marker'
import { tellStory } from '../../../scripts/seed/tellStory'
import { bootPayload, type BootedPayload } from '../../support/payload'
import { query } from '../../support/databases'
import { testDatabaseUri } from '../../support/testDatabaseUri'

/** A Monday soon after New Year: weekends and holidays move many of the story's days, and the numbers start again. */
const today = '2027-01-18'
const clock = storyClock(Date.parse('2026-01-01T00:00:00Z'))
let booted: BootedPayload
let payload: Payload
let foundBefore: string

beforeAll(async () => {
  booted = await bootPayload({ ports: { now: () => clock.now(), images: signatureImages() } })
  payload = booted.payload
  foundBefore = await lookAround(payload)
  await tellStory(payload, { clock, today, storyDays: 70 })
})

afterAll(() => booted.close())

/** All rows of a table, read beside Payload. */
function rows<Row extends Record<string, unknown>>(text: string): Promise<Row[]> {
  return query<Row>(testDatabaseUri(), text)
}

describe('the believable agency', () => {
  test('a story that has been told is known, so that it is not told twice', async () => {
    expect([foundBefore, await lookAround(payload)]).toEqual(['empty', 'told'])
  })

  test('an interrupted story is known for what it is', async () => {
    await payload.kv.set('demo-story', { isTold: false })
    expect(await lookAround(payload)).toBe('begun')
    await payload.kv.set('demo-story', { isTold: true, today })
  })

  test('I1, R6, R8: invoice numbers have no gap and follow the dates, each year from 1', async () => {
    const issued = await rows<{ year: string; sequence: string; issued_on: string }>(
      "SELECT year, sequence, issued_on FROM invoices WHERE series = 'FA' ORDER BY year, sequence",
    )
    expect(new Set(issued.map(({ year }) => year)).size).toBe(2)
    for (const [index, { year, sequence, issued_on: on }] of issued.entries()) {
      const before = issued[index - 1]
      expect(Number(sequence)).toBe(before?.year === year ? Number(before.sequence) + 1 : 1)
      expect(isBefore(civilDate(on), civilDate(before?.issued_on ?? on))).toBe(false)
    }
  })

  test('I3: each invoice is chained to the one before it', async () => {
    const { docs } = await payload.find({
      collection: 'invoices',
      where: { series: { equals: 'FA' } },
      sort: ['year', 'sequence'],
      pagination: false,
    })
    let previousSha256: string | null = null
    for (const invoice of docs) {
      expect(invoice.previousSha256 ?? null).toBe(previousSha256)
      expect(invoice.sha256).toBe(contentHash({ content: issuedContent(invoice), previousSha256 }))
      previousSha256 = invoice.sha256 ?? null
    }
  })

  test('every balance is what is asked less what was paid, and the state says so', async () => {
    const invoices = await rows<Record<string, string>>(`
      SELECT i.state, i.kind, i.gross_cents, i.prepaid_cents, i.paid_cents, i.balance_cents,
             (SELECT coalesce(sum(c.gross_cents), 0) FROM invoices c WHERE c.corrects_id = i.id) AS credited,
             (SELECT coalesce(sum(amount_cents), 0) FROM payments p WHERE p.invoice_id = i.id AND p.state = 'succeeded') AS paid
        FROM invoices i WHERE i.state <> 'draft' AND i.kind <> 'credit-note'`)
    expect(new Set(invoices.map(({ state }) => state))).toEqual(new Set(['issued', 'partially-paid', 'paid']))
    for (const {
      state,
      kind,
      gross_cents: gross,
      prepaid_cents: prepaid,
      paid_cents: paidCents,
      balance_cents: balance,
      paid,
      credited,
    } of invoices) {
      const deducted = kind === 'final' ? Number(prepaid) : 0
      expect(Number(paidCents)).toBe(Number(paid))
      expect(Number(balance)).toBe(Number(gross) - deducted - Number(credited) - Number(paid))
      expect(state).toBe(Number(balance) === 0 ? 'paid' : Number(paid) > 0 ? 'partially-paid' : 'issued')
    }
  })

  test('quotes and leads stand in every state that a verb leads to', async () => {
    const quotes = await rows<{ state: string }>('SELECT DISTINCT state FROM quotes')
    expect(quotes.map(({ state }) => state).toSorted()).toEqual([
      'accepted',
      'cancelled',
      'declined',
      'draft',
      'expired',
      'sent',
    ])
    const leads = await rows<{ state: string }>('SELECT DISTINCT state FROM leads')
    expect(leads.map(({ state }) => state).toSorted()).toEqual(leadStates.toSorted())
    const deposits = await rows<{ deposit_state: string }>(
      "SELECT DISTINCT deposit_state FROM quotes WHERE state = 'accepted'",
    )
    expect(deposits.map((row) => row.deposit_state)).toEqual(expect.arrayContaining(['awaited', 'paid']))
  })

  test('R3, R4: every identifier has a right key', async () => {
    const entered = await payload.find({ collection: 'clients', pagination: false })
    for (const { kind, siren, siret, vatNumber, address } of entered.docs) {
      expect(Boolean(siren)).toBe(kind === 'pro-fr' || kind === 'public')
      expect(!siren || (isValidSiren(siren) && isValidSiret(siret ?? '', siren))).toBe(true)
      expect(vatNumber ? vatNumberProblem(vatNumber, address?.country ?? '') : null).toBeNull()
    }
    const { iban } = await payload.findGlobal({ slug: 'company' })
    expect(isValidIban(iban ?? '')).toBe(true)
  })

  test('R24: every chain of the ledger verifies, and nothing happens after the story’s end', async () => {
    const { docs } = await payload.find({
      collection: 'ledger',
      sort: ['subjectType', 'subjectId', 'sequence'],
      pagination: false,
    })
    expect(docs.length).toBeGreaterThan(200)
    for (const [index, line] of docs.entries()) {
      const before = docs[index - 1]
      const previousHash = before?.subjectId === line.subjectId ? before.hash : firstPreviousHash
      expect(line.previousHash).toBe(previousHash)
      expect(line.hash).toBe(hashOf(line))
      expect(Date.parse(line.at)).toBeLessThanOrEqual(endOfStory(today))
    }
  })

  test('Q1: every version that is out has its PDF, and no mail waits for one', async () => {
    expect(await rows('SELECT 1 FROM quote_versions WHERE pdf_sha256 IS NULL')).toEqual([])
    expect(await rows("SELECT 1 FROM invoices WHERE state <> 'draft' AND pdf_sha256 IS NULL")).toEqual([])
    expect(await rows('SELECT 1 FROM messages WHERE is_held')).toEqual([])
  })

  test('mail of the last weeks is still owed, with its delivery queued; older mail is sent; no other job is left', async () => {
    const [owed] = await rows<{ queued: string; sent: string; jobs: string; other: string }>(`
      SELECT count(*) FILTER (WHERE state = 'queued') AS queued, count(*) FILTER (WHERE state = 'sent') AS sent,
             (SELECT count(*) FROM payload_jobs WHERE task_slug = 'deliver-message') AS jobs,
             (SELECT count(*) FROM payload_jobs WHERE task_slug <> 'deliver-message') AS other FROM messages`)
    expect(Number(owed?.queued)).toBeGreaterThan(5)
    expect(Number(owed?.sent)).toBeGreaterThan(5)
    expect(owed?.jobs).toBe(owed?.queued)
    expect(Number(owed?.other)).toBe(0)
  })

  test('the showpiece can be sent as it is; the unfinished draft says what it lacks', async () => {
    const req = await requestOf(payload, { kind: 'system', name: 'test' })
    const problems = async (title: string): Promise<string[]> => {
      const { docs } = await payload.find({
        collection: 'quotes',
        where: { title: { equals: title } },
        pagination: false,
      })
      const parts = await readQuoteParts(req, docs[0]?.id ?? '')
      return parts ? problemsOf(parts, civilDate(today)).map(({ field }) => field) : ['no such quote']
    }
    expect(await problems('Refonte du site vitrine')).toEqual([])
    expect(await problems('Configurateur de produits')).toEqual(['signers'])
  })

  test('the whole plan has forty clients, each with a quote, and the same plan every time', () => {
    expect(clients).toHaveLength(40)
    expect(new Set(planQuotes().map(({ client }) => client.key)).size).toBe(40)
    expect(planQuotes()).toEqual(planQuotes())
  })
})

function hashOf(line: Ledger): string {
  const { subjectType, subjectId, sequence, event, at, amountCents, currency } = line
  const entry = {
    subject: subjectType,
    subjectId,
    sequence,
    event,
    at,
    amountCents: amountCents ?? null,
    currency: currency ?? null,
  }
  const signed = { ...entry, actor: line.actor, data: line.data }
  return createHash('sha256')
    .update(hashInput(line.previousHash, asEntry(signed)))
    .digest('hex')
}

/** `actor` and `data` come back as JSON; `appendToLedger` wrote them from a LedgerEntry. */
function asEntry(entry: object): LedgerEntry {
  return entry as LedgerEntry
}
