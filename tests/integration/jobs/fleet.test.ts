import type { Payload } from 'payload'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { databaseOf } from '@/database/database'
import { createDatabase, dropDatabase, query } from '../../support/databases'
import { startWorker, type Worker, type WorkerOptions } from '../../support/jobWorkers'
import { bootMini, closeMini, pushMini, queueEffects } from '../database/miniConfig'

let uri: string
let payload: Payload
let workers: Worker[] = []

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
  await Promise.all(workers.map((worker) => worker.end('SIGKILL')))
  workers = []
})

async function startWorkers(count: number, options: Omit<WorkerOptions, 'uri'> = {}): Promise<Worker[]> {
  const started = Array.from({ length: count }, () => startWorker({ uri, ...options }))
  workers = await Promise.all(started)
  return workers
}

const count = async (sql: string): Promise<number> => {
  const [row] = await query<{ n: string }>(uri, `SELECT count(*) AS n FROM ${sql}`)
  return Number(row?.n)
}
const effectJob = "SELECT completed_at, total_tried, updated_at FROM payload_jobs WHERE task_slug = 'effect'"
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

test('rule 1: 4 worker processes, 1,000 jobs, one killed −9 midway: every effect once, every job completed', async () => {
  const keys = Array.from({ length: 1_000 }, (_, n) => ({ key: `job ${n}`, waitMs: 20 }))
  await queueEffects(payload, keys)
  const [victim] = await startWorkers(4, { leaseMs: 3_000 })
  await expect.poll(() => count('effects'), { timeout: 40_000, interval: 20 }).toBeGreaterThan(200)
  await victim?.end('SIGKILL')
  expect(await count('effects')).toBeLessThan(1_000)
  await expect
    .poll(() => count('payload_jobs WHERE completed_at IS NOT NULL'), { timeout: 60_000, interval: 100 })
    .toBe(1_000)

  expect(await count('effects')).toBe(1_000)
  expect(await count('payload_jobs WHERE processing OR has_error OR lease_owner IS NOT NULL')).toBe(0)
  // Only what the victim had in hand may have been started twice, and it had 5 at most.
  const interrupted = await count('payload_jobs WHERE interruptions > 0')
  expect(interrupted).toBeLessThanOrEqual(5)
  expect((await count('executions')) - 1_000).toBeLessThanOrEqual(interrupted)
  expect(await count('(SELECT DISTINCT pid FROM executions) AS pids')).toBe(4)
  expect(workers.map((worker) => worker.errors()).join('')).toBe('')
}, 120_000)

test('rule 1: 4 worker processes at one nightly schedule that is due: started once, the next run waits', async () => {
  const yesterday = new Date(Date.now() - 30 * 3_600_000).toISOString()
  await payload.updateGlobal({
    slug: 'payload-jobs-stats',
    data: { stats: { doneUntil: { 'nightly@nightly 0 3 * * *': yesterday } } },
  })
  await startWorkers(4, { queues: ['nightly'], schedulesMs: 20 })
  await expect.poll(() => count('executions'), { timeout: 20_000 }).toBe(1)
  await wait(800)
  expect(await count('executions')).toBe(1)
  expect(await count('payload_jobs WHERE completed_at IS NOT NULL')).toBe(1)
  expect(await count('payload_jobs WHERE completed_at IS NULL AND wait_until > now()')).toBe(1)
}, 120_000)

test('rule 1: a frozen worker loses its job to another one and cannot settle it when it wakes up', async () => {
  const [frozen] = await startWorkers(1)
  await queueEffects(payload, [{ key: 'stalled', waitMs: 300 }])
  await expect.poll(() => count('executions'), { timeout: 10_000, interval: 10 }).toBe(1)
  frozen?.freeze()
  const other = await startWorker({ uri })
  await expect.poll(() => count('executions'), { timeout: 20_000 }).toBe(2)
  await expect.poll(() => count('payload_jobs WHERE completed_at IS NOT NULL'), { timeout: 5_000 }).toBe(1)
  const settled = await query(uri, effectJob)
  frozen?.thaw()
  await wait(800)
  await other.end('SIGKILL')
  expect(await query(uri, effectJob)).toEqual(settled)
  expect(await count('payload_jobs_log')).toBe(1)
  expect(await count('effects')).toBe(1)
}, 120_000)

test('SIGTERM: running jobs end, none is started any more, nothing stays held', async () => {
  await queueEffects(
    payload,
    Array.from({ length: 50 }, (_, n) => ({ key: `graceful ${n}`, waitMs: 300 })),
  )
  const [worker] = await startWorkers(1)
  await expect.poll(() => count('executions'), { timeout: 10_000, interval: 10 }).toBeGreaterThanOrEqual(5)
  expect(await worker?.end('SIGTERM')).toBe(0)
  const executions = await count('executions')
  expect(executions).toBeLessThan(50)
  expect(await count('payload_jobs WHERE completed_at IS NOT NULL')).toBe(executions)
  expect(await count('payload_jobs WHERE processing OR lease_owner IS NOT NULL')).toBe(0)
}, 120_000)
