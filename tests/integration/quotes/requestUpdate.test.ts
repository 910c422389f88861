import { sql } from '@payloadcms/db-postgres'
import type { Where } from 'payload'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'

import { updateRequest, type UpdateRequest } from '@/contracts/sign'
import { databaseOf } from '@/database/database'
import { quoteMark } from '@/front/quoteMark'
import { DomainError } from '@/domain/errors'
import type { Message } from '@/payload-types'
import { acceptQuote } from '@/services/quotes/accept'
import { expireQuotes } from '@/services/quotes/expire'
import { openQuote } from '@/services/quotes/open'
import { moveQuote } from '@/services/quotes/reopen'
import { requestUpdate } from '@/services/quotes/requestUpdate'
import { renderMessage } from '@/services/messages/render'
import { ensurePresets } from '@/services/setup/presets'

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
import { testDatabaseUri } from '../../support/testDatabaseUri'

const clock = { now: testNow }
const lastDay = new Date('2026-12-24T22:59:00Z')
const dayAfter = new Date('2026-12-24T23:01:00Z')

let booted: BootedPayload
const payload = (): BootedPayload['payload'] => booted.payload

beforeAll(async () => {
  booted = await bootPayload({ ports: { now: () => clock.now } })
  await configureAgency(payload())
})
afterAll(() => booted.close())
beforeEach(() => {
  clock.now = testNow
})
afterEach(() => {
  vi.unstubAllEnvs()
})

const requestFor = ({ token, version }: Sent, words = ''): UpdateRequest =>
  updateRequest.parse({ token, versionHash: version.sha256, words, locale: 'fr' })

const ask = (sent: Sent, words?: string, ip: string | null = null): Promise<void> =>
  requestUpdate(payload(), requestFor(sent, words), { now: clock.now, ip })

/** A quote whose last day, 24 December, is over; no job has told it so. */
async function expiredQuote(facts: Parameters<typeof createSentQuote>[1] = {}): Promise<Sent> {
  clock.now = testNow
  const sent = await createSentQuote(payload(), { validUntil: '2026-12-24', ...facts })
  clock.now = dayAfter
  return sent
}

async function mailsOf({ quote }: Pick<Sent, 'quote'>): Promise<Message[]> {
  const { docs } = await payload().find({
    collection: 'messages',
    where: { quote: { equals: quote.id }, template: { equals: 'quote-update-requested-staff' } },
    depth: 0,
  })
  return docs
}

async function linesOf({ quote }: Pick<Sent, 'quote'>): Promise<unknown[]> {
  const { rows } = await databaseOf(payload()).drizzle.execute(
    sql`SELECT actor, data FROM ledger WHERE subject_id = ${quote.id} AND event = 'quote.updateRequested'`,
  )
  return rows
}

const isRequested = async ({ token }: Sent): Promise<boolean | undefined> =>
  (await openQuote(payload(), { token, now: clock.now }))?.isUpdateRequested

describe('Q3: asking for an update of an expired quote', () => {
  test('marks the quote, tells the ledger who asked, and owes its owner the client’s words', async () => {
    const owner = await createStaff(payload(), { role: 'manager' })
    const sent = await expiredQuote({ owner: owner.id })
    expect(await isRequested(sent)).toBe(false)
    await ask(sent, 'Notre budget est voté.')
    expect(await readQuote(payload(), sent.quote.id)).toMatchObject({ updateRequestedAt: dayAfter.toISOString() })
    expect(await isRequested(sent)).toBe(true)
    expect(await linesOf(sent)).toEqual([
      { actor: { kind: 'guest', email: sent.signer.email }, data: { version: 1, email: sent.signer.email } },
    ])
    const [mail] = await mailsOf(sent)
    expect(mail).toMatchObject({ toAddress: owner.email, state: 'queued' })
    if (!mail) throw new Error('no mail')
    const { text } = await renderMessage(await requestAs(payload()), mail)
    expect(text).toContain('> Notre budget est voté.')
  })

  test('works whether or not the nightly job has told the quote', async () => {
    const sent = await expiredQuote()
    await expireQuotes(await requestAs(payload()))
    expect(await readQuote(payload(), sent.quote.id)).toMatchObject({ state: 'expired' })
    await ask(sent)
    expect(await mailsOf(sent)).toHaveLength(1)
  })

  test('once per version: again, or ten times at once, it answers and does nothing more', async () => {
    const sent = await expiredQuote()
    await Promise.all(Array.from({ length: 9 }, () => ask(sent, 'Bonjour')))
    await ask(sent, 'Encore')
    expect(await mailsOf(sent)).toHaveLength(1)
    expect(await linesOf(sent)).toHaveLength(1)
  })

  test('changes the mark by which the page is kept', async () => {
    const sent = await expiredQuote()
    vi.stubEnv('DATABASE_URI', testDatabaseUri())
    const before = await quoteMark(sent.token, clock.now)
    await ask(sent)
    const after = await quoteMark(sent.token, clock.now)
    expect(before).not.toBeNull()
    expect(after).not.toBe(before)
  })

  test('a new sending forgets it: the next version can be asked for again', async () => {
    const sent = await expiredQuote()
    await ask(sent)
    await moveQuote(await requestAs(payload()), { quoteId: sent.quote.id, command: 'revise' })
    await payload().update({ collection: 'quotes', id: sent.quote.id, data: { validUntil: '2027-01-24' } })
    const again = await send(payload(), sent)
    await storePdfOf(payload(), again.version.id)
    expect(await readQuote(payload(), sent.quote.id)).toMatchObject({ updateRequestedAt: null })
    clock.now = new Date('2027-01-25T11:00:00Z')
    await ask(again)
    expect(await mailsOf(sent)).toHaveLength(2)
  })
})

describe('is refused', () => {
  /** How the request is answered, and what it leaves behind all the same. */
  async function refusalOf(sent: Sent): Promise<{ code: string; left: number }> {
    const refusal = await ask(sent).catch((error: unknown) => error)
    const code = refusal instanceof DomainError ? refusal.code : String(refusal)
    return { code, left: (await mailsOf(sent)).length + (await linesOf(sent)).length }
  }

  test('on the last day, to its last minute in Paris', async () => {
    const sent = await expiredQuote()
    clock.now = lastDay
    expect(await refusalOf(sent)).toEqual({ code: 'quote.notAllowed', left: 0 })
  })

  test('for a signed quote', async () => {
    const sent = await expiredQuote()
    await acceptQuote(payload(), signRequestFor(sent), circumstances)
    expect(await refusalOf(sent)).toEqual({ code: 'quote.notAllowed', left: 0 })
  })

  test('while a new version is being written', async () => {
    const sent = await expiredQuote()
    await moveQuote(await requestAs(payload()), { quoteId: sent.quote.id, command: 'revise' })
    expect(await refusalOf(sent)).toEqual({ code: 'quote.notAllowed', left: 0 })
  })

  test('Q2: for a version that is no longer the current one', async () => {
    const sent = await expiredQuote()
    clock.now = testNow
    await moveQuote(await requestAs(payload()), { quoteId: sent.quote.id, command: 'revise' })
    await send(payload(), sent)
    clock.now = dayAfter
    expect(await refusalOf(sent)).toEqual({ code: 'quote.versionChanged', left: 0 })
  })

  test('for a link that opens nothing', async () => {
    const sent = await expiredQuote()
    expect(await refusalOf({ ...sent, token: 'x'.repeat(43) })).toEqual({ code: 'quote.unknown', left: 0 })
  })

  test('beyond ten times an hour for one quote, and thirty for one address', async () => {
    const sent = await expiredQuote()
    for (let n = 0; n < 10; n += 1) await ask(sent)
    await expect(ask(sent)).rejects.toMatchObject({ code: 'quote.tooManyRequests', data: { seconds: 3600 } })
    clock.now = new Date(dayAfter.getTime() + 3_600_000)
    await ask(sent)

    const others = [await expiredQuote(), await expiredQuote(), await expiredQuote(), await expiredQuote()]
    const answers = []
    for (const other of others)
      for (let n = 0; n < 8; n += 1)
        answers.push(
          await ask(other, '', '203.0.113.9').then(
            () => 'ok',
            () => 'refused',
          ),
        )
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(30)
  })

  test('by the contract: longer words than the field holds, and what it does not know', () => {
    const request = { token: 'x'.repeat(43), versionHash: 'a'.repeat(64), words: '', locale: 'fr' }
    expect(updateRequest.safeParse(request).success).toBe(true)
    expect(updateRequest.safeParse({ ...request, words: 'a'.repeat(501) }).success).toBe(false)
    expect(updateRequest.safeParse({ ...request, quoteId: 'another' }).success).toBe(false)
  })
})

test('staff have a saved filter that finds it, until it is sent again', async () => {
  await ensurePresets(payload())
  const { docs } = await payload().find({
    collection: 'payload-query-presets',
    where: { title: { equals: 'Mises à jour demandées' } },
  })
  const sent = await expiredQuote()
  await ask(sent)
  const where = docs[0]?.where
  const found = () =>
    payload().find({ collection: 'quotes', where: { and: [whereOf(where), { id: { equals: sent.quote.id } }] } })
  expect((await found()).totalDocs).toBe(1)
  clock.now = testNow
  await moveQuote(await requestAs(payload()), { quoteId: sent.quote.id, command: 'revise' })
  expect((await found()).totalDocs).toBe(1)
  await send(payload(), sent)
  expect((await found()).totalDocs).toBe(0)
})

/** A preset's `where`, which Payload types as JSON. */
function whereOf(value: unknown): Where {
  if (typeof value !== 'object' || value === null) throw new Error('The preset has no filter')
  return value as Where
}
