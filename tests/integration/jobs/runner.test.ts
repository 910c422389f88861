import { _internal_jobSystemGlobals, _internal_resetJobSystemGlobals, type Payload } from 'payload'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { databaseOf } from '@/database/database'
import { extendLeases, reapJobs, type JobLease } from '@/database/jobLeases'
import { startRunner, type Runner, type RunnerOptions } from '@/jobs/runner'
import { queueDueSchedules, schedulesOf } from '@/jobs/schedules'
import { createDatabase, dropDatabase, query } from '../../support/databases'
import { bootMini, closeMini, pushMini, queueEffects } from '../database/miniConfig'

let uri: string
let payload: Payload
let runner: Runner | null = null

beforeAll(async () => {
  uri = await createDatabase(inject('serverUri'))
  payload = await bootMini({ uri })
  await pushMini(payload)
})

afterAll(async () => {
  await closeMini(payload)
  await dropDatabase(uri)
})

beforeEach(() =>
  databaseOf(payload).pool.query('TRUNCATE payload_jobs, payload_jobs_stats, effects, executions CASCADE'),
)

afterEach(async () => {
  await runner?.stop(0)
  runner = null
  _internal_resetJobSystemGlobals()
})

type Job = {
  id: string
  processing: boolean
  completed_at: Date | null
  has_error: boolean
  lease_owner: string | null
  total_tried: number
  interruptions: number
}
const jobs = (): Promise<Job[]> =>
  query<Job>(
    uri,
    `SELECT id, processing, completed_at, has_error, lease_owner, total_tried::int, interruptions::int
     FROM payload_jobs WHERE task_slug = 'effect' ORDER BY input->>'key'`,
  )
const rows = (table: string): Promise<unknown[]> => query(uri, `SELECT 1 FROM ${table}`)
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const start = (options: Partial<RunnerOptions> = {}): Runner => {
  const defaults = { payload, queues: ['default'], pollMs: 50, limit: 5, leaseMs: 1_000, logger: payload.logger }
  runner = startRunner({ ...defaults, ...options })
  return runner
}
const newLease = (owner: string): JobLease => ({
  owner,
  durationMs: 60_000,
  jobIds: new Set(),
  onClaim: () => undefined,
})

test('20 parallel claims in one process share 200 jobs without a double', async () => {
  await queueEffects(
    payload,
    Array.from({ length: 200 }, (_, n) => ({ key: `claim ${n}` })),
  )
  await Promise.all(Array.from({ length: 20 }, () => payload.jobs.run({ limit: 12, silent: true })))
  expect(await rows('executions')).toHaveLength(200)
  expect((await jobs()).every((job) => job.completed_at !== null && !job.processing)).toBe(true)
})

test('a claimed job has the shape Payload expects, its log included, in the order and number asked for', async () => {
  const [first] = await queueEffects(payload, [{ key: 'shape' }])
  await payload.jobs.run({ silent: true })
  await query(uri, 'UPDATE payload_jobs SET completed_at = NULL')
  await queueEffects(payload, [{ key: 'later' }])
  const id = (await databaseOf(payload).beginTransaction()) ?? ''
  const claimed = await payload.db.updateJobs({
    data: { processing: true },
    limit: 1,
    sort: 'createdAt',
    where: { processing: { equals: false } },
    req: { transactionID: id },
  })
  await payload.db.commitTransaction(id)
  expect(claimed).toMatchObject([
    { id: first, input: { key: 'shape' }, log: [{ taskSlug: 'effect', state: 'succeeded' }] },
  ])
})

test('runByID takes up neither a running nor a completed job', async () => {
  const [id] = await queueEffects(payload, [{ key: 'by id', waitMs: 100 }])
  await Promise.all([1, 2, 3].map(() => payload.jobs.runByID({ id: id ?? '', silent: true })))
  await payload.jobs.runByID({ id: id ?? '', silent: true })
  expect(await rows('executions')).toHaveLength(1)
})

test('a job whose lease went to another owner is not settled by the old one', async () => {
  const [id] = await queueEffects(payload, [{ key: 'fenced', waitMs: 150 }])
  const { jobLeases, pool } = databaseOf(payload)
  const running = jobLeases.run(newLease('old'), () => payload.jobs.run({ silent: true }))
  await expect.poll(() => rows('executions'), { interval: 10 }).toHaveLength(1)
  await pool.query("UPDATE payload_jobs SET lease_owner = 'new'")
  await running
  expect(await jobs()).toMatchObject([
    { id, processing: true, completed_at: null, lease_owner: 'new', has_error: false },
  ])
  expect(await rows('payload_jobs_log')).toHaveLength(0)
})

test('a failing update of a job gives its connection back', async () => {
  const { pool } = databaseOf(payload)
  for (let n = 0; n < 15; n += 1) {
    const where = { 'log.taskSlug': { equals: 'effect' } }
    await expect(payload.jobs.run({ where, silent: true })).rejects.toThrow('own fields only')
  }
  expect(pool.idleCount).toBe(pool.totalCount)
})

test('a heartbeat keeps a job that takes longer than its lease', async () => {
  await queueEffects(payload, [{ key: 'long', waitMs: 1_500 }])
  start({ leaseMs: 450 })
  await expect.poll(() => rows('effects'), { timeout: 5_000 }).toHaveLength(1)
  await expect.poll(jobs).toMatchObject([{ interruptions: 0, total_tried: 1, processing: false }])
  expect(await rows('executions')).toHaveLength(1)
})

test('reaping frees only jobs whose lease is over, and gives a job up after five interruptions', async () => {
  await queueEffects(payload, [{ key: 'poison' }, { key: 'alive' }])
  const [alive, poison] = await jobs()
  const hold = (id: string | undefined, owner: string, until: string): Promise<unknown> =>
    query(
      uri,
      `UPDATE payload_jobs SET processing = true, lease_owner = $2, lease_until = now() + interval '${until}' WHERE id = $1`,
      [id, owner],
    )
  await hold(alive?.id, 'alive', '10 seconds')
  for (let n = 1; n <= 5; n += 1) {
    await hold(poison?.id, 'dead', '-1 second')
    expect(await reapJobs(databaseOf(payload))).toBe(n < 5 ? 1 : 0)
  }
  await extendLeases(databaseOf(payload), ['alive'], 60_000)
  const byId = new Map((await jobs()).map((job) => [job.id, job]))
  expect(byId.get(poison?.id ?? '')).toMatchObject({ processing: false, has_error: true, interruptions: 5 })
  expect(byId.get(alive?.id ?? '')).toMatchObject({ processing: true, has_error: false, lease_owner: 'alive' })
})

test('a slow job delays neither another queue nor the other jobs of its own', async () => {
  await queueEffects(payload, [{ key: 'slow pdf', waitMs: 5_000 }], 'pdf')
  start({ queues: ['pdf', 'mail'], limits: { pdf: 2 }, pollMs: 5_000 })
  await expect.poll(() => rows('executions')).toHaveLength(1)
  await queueEffects(payload, [{ key: 'mail' }], 'mail')
  await queueEffects(payload, [{ key: 'quick pdf' }], 'pdf')
  runner?.kick()
  await expect.poll(() => rows('effects'), { timeout: 1_000, interval: 10 }).toHaveLength(2)
  await expect.poll(() => runner?.state().queues).toMatchObject({ pdf: { running: 1 }, mail: { running: 0 } })
})

test('kick: a queued job starts at once instead of after the pause', async () => {
  const { kick } = start({ pollMs: 60_000 })
  await wait(100)
  await queueEffects(payload, [{ key: 'kicked' }])
  kick('default')
  await expect.poll(() => rows('effects'), { timeout: 1_000, interval: 10 }).toHaveLength(1)
})

test('a failing job is tried again as often as its task says, and its neighbours go on', async () => {
  await queueEffects(payload, [{ key: 'fails', fail: true }, { key: 'works' }])
  start()
  await expect
    .poll(jobs, { timeout: 3_000 })
    .toMatchObject([{ completed_at: null, has_error: true, total_tried: 4 }, {}])
  expect(await rows('executions')).toHaveLength(5)
  expect(await rows('effects')).toHaveLength(1)
})

test('stop: what does not end within the budget is given back for another worker', async () => {
  await queueEffects(payload, [{ key: 'too long', waitMs: 700 }])
  const { stop } = start()
  await expect.poll(() => rows('executions'), { interval: 10 }).toHaveLength(1)
  await stop(50)
  expect(await jobs()).toMatchObject([{ processing: false, lease_owner: null, completed_at: null, interruptions: 0 }])
  await wait(900)
  expect(await jobs()).toMatchObject([{ processing: false, completed_at: null, has_error: false }])
})

test('the runner gets over a lost database', async () => {
  start({ leaseMs: 10_000 })
  await query(uri, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tu-test'")
  await query(uri, 'ALTER TABLE payload_jobs RENAME TO payload_jobs_away')
  await expect.poll(() => runner?.state().queues.default?.failures, { timeout: 3_000 }).toBeGreaterThan(1)
  await query(uri, 'ALTER TABLE payload_jobs_away RENAME TO payload_jobs')
  await queueEffects(payload, [{ key: 'after the outage' }])
  await expect.poll(() => rows('effects'), { timeout: 5_000 }).toHaveLength(1)
})

test('schedules: read in Paris time, queued ahead, not twice for one night, and made up for once after a long outage', async () => {
  const at = (instant: string): void => {
    _internal_jobSystemGlobals.getCurrentDate = () => new Date(instant)
  }
  const waiting = (): Promise<{ wait_until: Date }[]> =>
    query(uri, 'SELECT wait_until FROM payload_jobs WHERE completed_at IS NULL')
  const finish = (): Promise<unknown> => query(uri, 'UPDATE payload_jobs SET completed_at = now()')
  const schedules = schedulesOf(payload)
  const due = (): Promise<number | null> => queueDueSchedules(payload, schedules)

  at('2026-10-24T10:00:00Z')
  expect([await due(), await due()]).toEqual([1, 0])
  expect(await waiting()).toEqual([{ wait_until: new Date('2026-10-25T02:00:00Z') }])

  await finish()
  at('2026-10-25T02:00:05Z')
  expect(await due()).toBe(1)
  expect(await waiting()).toEqual([{ wait_until: new Date('2026-10-26T02:00:00Z') }])

  await finish()
  at('2026-11-02T12:00:00Z')
  expect(await due()).toBe(1)
  expect(await waiting()).toEqual([{ wait_until: new Date('2026-10-27T02:00:00Z') }])
  await finish()
  expect(await due()).toBe(1)
  expect(await waiting()).toEqual([{ wait_until: new Date('2026-11-03T02:00:00Z') }])
})
