import type { Payload } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import type { Project } from '@/payload-types'
import { recordDeposit } from '@/services/payments/recordDeposit'
import { query } from '../../support/databases'
import { bootPayload, testNow, type BootedPayload } from '../../support/payload'
import { testDatabaseUri } from '../../support/testDatabaseUri'
import { configureAgency } from '../../factories/agency'
import { requestAs } from '../../factories/people'
import { createAcceptedQuote, createQuote, createSentQuote, readQuote, send, type Sent } from '../../factories/quotes'

const clock = { now: testNow }
let booted: BootedPayload
const payload = (): Payload => booted.payload

beforeAll(async () => {
  booted = await bootPayload({ ports: { now: () => clock.now } })
  await configureAgency(payload())
})
beforeEach(() => {
  clock.now = testNow
})
afterAll(() => booted.close())

/** What a worker does when the schedule is due. */
async function catchUp(): Promise<void> {
  const { id } = await payload().jobs.queue({ task: 'catch-up', input: {}, queue: 'nightly' })
  await payload().jobs.runByID({ id, silent: true })
  const job = await payload().findByID({ collection: 'payload-jobs', id, depth: 0 })
  expect(job).toMatchObject({ hasError: false, completedAt: expect.any(String) })
}

type RenderJob = { kind: string; is_live: boolean }
const renderJobs = (id: string): Promise<RenderJob[]> =>
  query<RenderJob>(
    testDatabaseUri(),
    `SELECT input->>'kind' AS kind, completed_at IS NULL AND has_error IS NOT TRUE AS is_live
     FROM payload_jobs WHERE task_slug = 'render-document' AND input->>'id' = $1 ORDER BY created_at`,
    [id],
  )
const failFor = (id: string): Promise<unknown> =>
  query(testDatabaseUri(), "UPDATE payload_jobs SET has_error = true WHERE input->>'id' = $1", [id])

/** The moment when a row that is written now is three minutes old: Payload dates rows by the machine's clock. */
const inThreeMinutes = (): Date => new Date(Date.now() + 3 * 60_000)

describe('a document whose PDF was given up', () => {
  test('Q1: a current version without PDF and with a failed job gets one new job, not two', async () => {
    const sent = await send(payload(), await createQuote(payload()))
    await failFor(sent.version.id)
    clock.now = inThreeMinutes()

    await catchUp()
    await catchUp()

    expect(await renderJobs(sent.version.id)).toEqual([
      { kind: 'quote-version', is_live: false },
      { kind: 'quote-version', is_live: true },
    ])
  })

  test('Q1: within its first two minutes it is left to the job of its sending', async () => {
    const sent = await send(payload(), await createQuote(payload()))
    await failFor(sent.version.id)
    clock.now = new Date()

    await catchUp()

    expect(await renderJobs(sent.version.id)).toEqual([{ kind: 'quote-version', is_live: false }])
  })

  test('Q1: a version whose job still waits, one that has its PDF and one that was superseded get none', async () => {
    const waiting = await send(payload(), await createQuote(payload()))
    const done = await createSentQuote(payload())
    await failFor(done.version.id)
    const superseded = await send(payload(), await createQuote(payload()))
    await failFor(superseded.version.id)
    await query(testDatabaseUri(), "UPDATE quote_versions SET state = 'superseded' WHERE id = $1", [
      superseded.version.id,
    ])
    clock.now = inThreeMinutes()

    await catchUp()

    expect(await renderJobs(waiting.version.id)).toEqual([{ kind: 'quote-version', is_live: true }])
    expect(await renderJobs(done.version.id)).toEqual([{ kind: 'quote-version', is_live: false }])
    expect(await renderJobs(superseded.version.id)).toEqual([{ kind: 'quote-version', is_live: false }])
  })

  test('I7: an issued invoice gets one new job, a draft gets none', async () => {
    const { quote, client } = await createAcceptedQuote(payload())
    const { invoiceId } = await payDeposit(quote.id)
    await failFor(invoiceId)
    const draft = await payload().create({
      collection: 'invoices',
      data: { state: 'draft', kind: 'standard', client, language: 'fr' },
      depth: 0,
    })
    clock.now = inThreeMinutes()

    await catchUp()

    expect(await renderJobs(invoiceId)).toEqual([
      { kind: 'invoice', is_live: false },
      { kind: 'invoice', is_live: true },
    ])
    expect(await renderJobs(draft.id)).toEqual([])
  })
})

async function payDeposit(quoteId: string): Promise<{ invoiceId: string }> {
  const { depositCents } = await readQuote(payload(), quoteId)
  return recordDeposit(await requestAs(payload()), {
    quoteId,
    amountCents: depositCents ?? 0,
    receivedOn: '2026-11-24',
    method: 'transfer',
    reference: null,
    note: null,
    idempotencyKey: `the deposit of ${quoteId}`,
  })
}

async function projectOf({ quote }: Sent): Promise<Project> {
  const { docs } = await payload().find({ collection: 'projects', where: { quote: { equals: quote.id } }, depth: 0 })
  const [project] = docs
  if (!project) throw new Error(`No project of ${quote.id}`)
  return project
}

describe('a consumer’s project', () => {
  // Signed on 24 November: the last of the fourteen days is 8 December (R45), which ends at 23:00 UTC.
  const lastMoment = new Date('2026-12-08T22:59:00Z')
  const dayAfter = new Date('2026-12-08T23:01:00Z')

  test('C4, R45: starts the day after its withdrawal period ended, in Paris, and not before', async () => {
    const accepted = await createAcceptedQuote(payload(), { kind: 'consumer' })
    await payDeposit(accepted.quote.id)
    const before = await projectOf(accepted)
    expect(before).toMatchObject({ state: 'waiting', withdrawalEndsOn: '2026-12-08' })

    clock.now = lastMoment
    await catchUp()
    expect(await projectOf(accepted)).toEqual(before)

    clock.now = dayAfter
    await catchUp()
    const after = await projectOf(accepted)
    expect(after).toEqual({ ...before, state: 'framing', startedOn: '2026-12-09', updatedAt: after.updatedAt })

    await catchUp()
    expect(await projectOf(accepted)).toEqual(after)
  })

  test('C4: stays where it is while its deposit is awaited', async () => {
    const accepted = await createAcceptedQuote(payload(), { kind: 'consumer' })
    const before = await projectOf(accepted)

    clock.now = dayAfter
    await catchUp()

    expect(await projectOf(accepted)).toEqual(before)
  })
})
