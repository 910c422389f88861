import { sql } from '@payloadcms/db-postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { databaseOf } from '@/database/database'
import { canonicalJson } from '@/domain/ledger/canonicalJson'
import type { Problem } from '@/domain/problems'
import { sha256 } from '@/services/digest'
import { acceptQuote } from '@/services/quotes/accept'
import { openQuote } from '@/services/quotes/open'
import { moveQuote } from '@/services/quotes/reopen'
import { sendQuote } from '@/services/quotes/send'

import { configureAgency } from '../../factories/agency'
import { createClient, createContact, requestAs } from '../../factories/people'
import {
  circumstances,
  createQuote,
  createSentQuote,
  quoteLine,
  readQuote,
  send,
  signRequestFor,
  storePdfOf,
} from '../../factories/quotes'
import { bootPayload, testNow, type BootedPayload } from '../../support/payload'

let booted: BootedPayload
const payload = (): BootedPayload['payload'] => booted.payload

beforeAll(async () => {
  booted = await bootPayload()
})
beforeEach(() => configureAgency(payload()))
afterAll(() => booted.close())

async function count(table: string): Promise<number> {
  const { rows } = await databaseOf(payload()).drizzle.execute(sql`SELECT count(*) AS n FROM ${sql.identifier(table)}`)
  return Number(rows[0]?.n)
}

async function problemsOfSending(quoteId: string): Promise<Problem[]> {
  const refusal: unknown = await sendQuote(await requestAs(payload()), quoteId).catch((error: unknown) => error)
  expect(refusal).toMatchObject({ code: 'quote.notSendable' })
  return (refusal as { data: { problems: Problem[] } }).data.problems
}

describe('a quote that lacks something', () => {
  test('R1: without the seller’s SIREN it is refused, naming the field; nothing is written, no number is taken', async () => {
    await configureAgency(payload(), { company: { siren: null } })
    const { quote } = await createQuote(payload())
    const before = {
      versions: await count('quote_versions'),
      messages: await count('messages'),
      numbers: await count('number_counters'),
    }

    expect(await problemsOfSending(quote.id)).toEqual([{ field: 'company.siren', code: 'missing' }])

    expect(await readQuote(payload(), quote.id)).toMatchObject({ state: 'draft', number: null, currentVersion: null })
    expect({
      versions: await count('quote_versions'),
      messages: await count('messages'),
      numbers: await count('number_counters'),
    }).toEqual(before)
  })

  test('everything that lacks is named at once', async () => {
    const client = await createClient(payload(), { siren: null, address: { line1: null } })
    const { quote } = await createQuote(payload(), {
      client: client.id,
      lines: [],
      signers: [],
      validUntil: '2026-11-23',
    })

    const fields = (await problemsOfSending(quote.id)).map(({ field }) => field)

    expect(fields).toEqual(
      expect.arrayContaining(['client.siren', 'client.address.line1', 'signers', 'lines', 'validUntil']),
    )
  })

  test('C2: a contact of another client cannot be its signer', async () => {
    const stranger = await createContact(payload(), { client: (await createClient(payload())).id, rights: ['sign'] })
    const { quote } = await createQuote(payload(), { signers: [{ contact: stranger.id }] })

    expect(await problemsOfSending(quote.id)).toEqual([{ field: 'signers.0.contact', code: 'otherClient' }])
  })
})

describe('sending', () => {
  test('R17, R46: a consumer’s quote names the mediator, a professional’s does not', async () => {
    const textFr = 'Médiateur de la consommation\u00a0: Médiation Démo.'
    const mediator = { code: 'mediator', from: '2026-01-01', textFr, textEn: textFr }
    await configureAgency(payload(), { billing: { mentions: [mediator] } })

    const mentionsFor = async (kind: 'consumer' | 'pro-fr'): Promise<string[]> =>
      (await send(payload(), await createQuote(payload(), { kind }))).content.mentions
    expect(await mentionsFor('consumer')).toEqual([textFr])
    expect(await mentionsFor('pro-fr')).toEqual([])
  })

  test('Q1: freezes the content, with the SHA-256 of its canonical JSON', async () => {
    const { version, content } = await send(payload(), await createQuote(payload()))

    expect(content).toMatchObject({
      schema: 'trait-d-union/quote/1',
      version: 1,
      issuedOn: '2026-11-24',
      validUntil: '2026-12-24',
    })
    expect(content.totals).toMatchObject({
      netCents: 650_000,
      vatCents: 130_000,
      grossCents: 780_000,
      depositGrossCents: 234_000,
    })
    expect(version.sha256).toBe(sha256(canonicalJson(content)))
  })

  test('Q1: what comes after leaves the frozen content alone', async () => {
    const sent = await send(payload(), await createQuote(payload()))
    await payload().update({ collection: 'clients', id: sent.client, data: { name: 'Autre nom' } })
    await configureAgency(payload(), { company: { legalName: 'Une autre agence' } })

    const version = await payload().findByID({ collection: 'quote-versions', id: sent.version.id, depth: 0 })

    expect(version.content).toEqual(sent.content)
    expect(sha256(canonicalJson(version.content))).toBe(sent.version.sha256)
  })

  test('Q1: numbers follow each other, given at the first sending', async () => {
    const { rows } = await databaseOf(payload()).drizzle.execute(
      sql`SELECT last FROM number_counters WHERE series = 'DEV' AND year = 2026`,
    )
    const last = Number(rows[0]?.last ?? 0)

    const first = await send(payload(), await createQuote(payload()))
    const second = await send(payload(), await createQuote(payload()))

    expect([first.quote.number, second.quote.number]).toEqual(
      [last + 1, last + 2].map((rank) => `DEV-2026-${String(rank).padStart(4, '0')}`),
    )
  })

  test('Q1: a revised quote keeps its number, becomes -v2, and supersedes the first version', async () => {
    const first = await createSentQuote(payload())
    await moveQuote(await requestAs(payload()), { quoteId: first.quote.id, command: 'revise' })
    await payload().update({
      collection: 'quotes',
      id: first.quote.id,
      data: { lines: [quoteLine({ unitPriceCents: 70_000 })] },
    })

    const second = await send(payload(), first)

    expect(second.quote).toMatchObject({ number: first.quote.number, state: 'sent', grossCents: 840_000 })
    expect(second.version.label).toBe(`${first.quote.number}-v2`)
    expect(second.version.state).toBe('current')
    expect(second.token).toBe(first.token)
    const superseded = await payload().findByID({ collection: 'quote-versions', id: first.version.id, depth: 0 })
    expect(superseded).toMatchObject({ state: 'superseded', content: first.content })
  })

  test('R24: the ledger tells who sent what, when and for how much', async () => {
    const { quote, version } = await send(payload(), await createQuote(payload()))

    const { docs } = await payload().find({
      collection: 'ledger',
      where: { subjectId: { equals: quote.id } },
      sort: 'sequence',
    })

    expect(docs.map(({ event, sequence, amountCents }) => ({ event, sequence, amountCents }))).toEqual([
      { event: 'quote.draft', sequence: 1, amountCents: 780_000 },
      { event: 'quote.sent', sequence: 2, amountCents: 780_000 },
    ])
    expect(docs[1]).toMatchObject({ previousHash: docs[0]?.hash, data: { version: 1, sha256: version.sha256 } })
  })

  test('a quote that is out is not sent again', async () => {
    const { quote } = await send(payload(), await createQuote(payload()))

    await expect(sendQuote(await requestAs(payload()), quote.id)).rejects.toMatchObject({ code: 'quote.notAllowed' })
  })

  test('two sendings at once give one version', async () => {
    const { quote } = await createQuote(payload())

    const results = await Promise.allSettled([1, 2].map(async () => sendQuote(await requestAs(payload()), quote.id)))

    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const { totalDocs } = await payload().count({
      collection: 'quote-versions',
      where: { quote: { equals: quote.id } },
    })
    expect(totalDocs).toBe(1)
  })
})

describe('until the PDF is there', () => {
  async function messageOf(versionId: string): Promise<unknown> {
    const { docs } = await payload().find({
      collection: 'messages',
      where: { quoteVersion: { equals: versionId } },
      depth: 0,
    })
    expect(docs).toHaveLength(1)
    return docs[0]
  }

  async function jobs(input: Record<string, unknown>): Promise<string[]> {
    const { rows } = await databaseOf(payload()).drizzle.execute(
      sql`SELECT task_slug FROM payload_jobs WHERE input @> ${JSON.stringify(input)}::jsonb`,
    )
    return rows.map((row) => String(row.task_slug))
  }

  test('Q1: the mail is held, and leaves by a job once it is stored', async () => {
    const { version, signer } = await send(payload(), await createQuote(payload()))
    const held = await messageOf(version.id)
    expect(held).toMatchObject({ state: 'queued', isHeld: true, template: 'quote-sent', toAddress: signer.email })
    const { id } = held as { id: string }
    expect(await jobs({ id: version.id })).toEqual(['render-document'])
    expect(await jobs({ messageId: id })).toEqual([])

    await storePdfOf(payload(), version.id)

    expect(await messageOf(version.id)).toMatchObject({ state: 'queued', isHeld: false })
    expect(await jobs({ messageId: id })).toEqual(['deliver-message'])
  })

  test('Q1: the version cannot be signed', async () => {
    const sent = await send(payload(), await createQuote(payload()))

    await expect(acceptQuote(payload(), signRequestFor(sent), circumstances)).rejects.toMatchObject({
      code: 'quote.preparing',
    })
  })

  test('Q1: a second rendering changes nothing', async () => {
    const sent = await createSentQuote(payload())

    await storePdfOf(payload(), sent.version.id)

    const again = await payload().findByID({ collection: 'quote-versions', id: sent.version.id, depth: 0 })
    expect(again.pdfSha256).toBe(sent.version.pdfSha256)
    expect(await booted.ports.storage.get(again.pdfKey ?? '')).toEqual(
      new TextEncoder().encode(`%PDF-1.7\n% ${sent.version.id}`),
    )
  })
})

test('a new first signer gets a new link: the one given to the old signer opens nothing any more', async () => {
  const first = await createSentQuote(payload())
  await moveQuote(await requestAs(payload()), { quoteId: first.quote.id, command: 'revise' })
  const bob = await createContact(payload(), { client: first.client, rights: ['sign'] })
  await payload().update({ collection: 'quotes', id: first.quote.id, data: { signers: [{ contact: bob.id }] } })

  const second = await send(payload(), first)

  expect(second.token).not.toBe(first.token)
  expect(await openQuote(payload(), { token: first.token, now: testNow })).toBeNull()
  expect(await openQuote(payload(), { token: second.token, now: testNow })).not.toBeNull()
})
