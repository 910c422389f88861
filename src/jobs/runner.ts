import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { databaseOf } from '@/database/database'
import { extendLeases, reapJobs, releaseLeases, type JobLease } from '@/database/jobLeases'
import { startLoop, type Loop } from './loop'
import { queueDueSchedules, schedulesOf } from './schedules'

type Logger = {
  info(facts: object, message: string): void
  error(facts: object, message: string): void
}

export type RunnerOptions = {
  payload: Payload
  /** Served side by side: a slow job of one never delays another, nor the other jobs of its own queue. */
  queues: readonly string[]
  /** How long a queue found empty is left alone; `kick` shortens it. */
  pollMs: number
  /** Jobs at the same time, per queue. */
  limit: number
  /** Queues with a limit of their own, such as `{ pdf: 1 }`. */
  limits?: Readonly<Record<string, number>>
  /** How long a job stays with a worker that gives no sign of life; extended every third of it. */
  leaseMs: number
  /** Between two looks at the schedules; 15 s unless told. */
  schedulesMs?: number
  logger: Logger
}

export type RunnerState = {
  isStopping: boolean
  /** By queue: jobs running in this process, and failed looks at the queue in a row (the database is away). */
  queues: Record<string, { running: number; failures: number }>
}

export type Runner = {
  /**
   * Takes no further job and waits for the running ones; those that are not done within `budgetMs` (20 s unless told)
   * are given back and may be started by another worker at once.
   */
  stop(budgetMs?: number): Promise<void>
  /** Looks for jobs at once, in one queue or in all. */
  kick(queue?: string): void
  state(): RunnerState
}

type Context = RunnerOptions & { leases: Set<JobLease>; stopping: AbortSignal }
type Queue = { name: string; loop: Loop; running: Set<Promise<void>> }

const maxBackoffMs = 30_000
const defaultSchedulesMs = 15_000
const defaultStopBudgetMs = 20_000

/**
 * Runs the jobs of this process until it is stopped (architecture rule 1). Any number of processes may do so: jobs are
 * claimed atomically and one by one, a killed worker's jobs are taken up again when their lease is over, schedules are
 * started once. What handlers must still do themselves: database/claimJobs.ts. While the database is away it tries
 * again, at most every 30 s.
 *
 * @throws when the configuration would bypass the atomic claim, or a schedule is wrong
 */
export function startRunner(options: RunnerOptions): Runner {
  refuseUnsafeConfig(options.payload)
  const stopping = new AbortController()
  const context: Context = { ...options, leases: new Set(), stopping: stopping.signal }
  const queues = options.queues.map((name) => serveQueue(context, name))
  const kick = (name?: string): void => {
    for (const queue of queues) if (name === undefined || queue.name === name) queue.loop.kick()
  }
  const heartbeat = keepLeases(context)
  const upkeep = [reap(context, kick), schedule(context, kick)]

  async function stop(budgetMs = defaultStopBudgetMs): Promise<void> {
    stopping.abort()
    await Promise.all([...upkeep, ...queues.map(({ loop }) => loop)].map((loop) => loop.stop()))
    await settledWithin(
      queues.flatMap(({ running }) => [...running]),
      budgetMs,
    )
    await heartbeat.stop()
    await giveBack(context)
  }

  function state(): RunnerState {
    const byName: RunnerState['queues'] = {}
    for (const { name, loop, running } of queues) byName[name] = { running: running.size, failures: loop.failures() }
    return { isStopping: stopping.signal.aborted, queues: byName }
  }

  return { stop, kick, state }
}

/** With one of these, Payload claims and settles jobs through other doors than the adapter's `updateJobs`. */
function refuseUnsafeConfig({ config }: Payload): void {
  const { runHooks, depth, enableConcurrencyControl } = config.jobs
  if (runHooks || depth || enableConcurrencyControl)
    throw new Error(
      'jobs.runHooks, jobs.depth and jobs.enableConcurrencyControl must stay off: they bypass atomic claims',
    )
}

function serveQueue(context: Context, name: string): Queue {
  const limit = context.limits?.[name] ?? context.limit
  const running = new Set<Promise<void>>()
  const loop = startLoop({
    pauseMs: context.pollMs,
    maxPauseMs: maxBackoffMs,
    onError: (err, failures) => context.logger.error({ err, queue: name, failures }, 'Looking for jobs failed'),
    work: async () => {
      const isFree = (): boolean => running.size < limit && !context.stopping.aborted
      while (isFree() && (await startOneJob(context, { name, running, onEnd: () => loop.kick() })));
    },
  })
  return { name, loop, running }
}

type Slot = { name: string; running: Set<Promise<void>>; onEnd: () => void }

/**
 * Claims and starts one job.
 *
 * @returns true as soon as one is claimed (it goes on running), false when none is waiting
 * @throws when the claim failed
 */
function startOneJob(context: Context, { name, running, onEnd }: Slot): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const job: Promise<void> = runOneJob(context, name, () => {
      running.add(job)
      resolve(true)
    })
      .then(() => resolve(false), reject)
      .finally(() => {
        if (running.delete(job)) onEnd()
      })
  })
}

/** A failure of the job itself is Payload's to note; one that comes out here is the database's. */
async function runOneJob(context: Context, queue: string, onClaim: () => void): Promise<void> {
  const { payload, leases, leaseMs, logger } = context
  const owner = `${process.pid}:${randomUUID()}`
  const lease: JobLease = { owner, durationMs: leaseMs, jobIds: new Set(), onClaim }
  leases.add(lease)
  try {
    const run = () => payload.jobs.run({ queue, limit: 1, silent: { info: true } })
    await databaseOf(payload).jobLeases.run(lease, run)
  } catch (error) {
    if (lease.jobIds.size > 0)
      logger.error({ err: error, queue, jobs: [...lease.jobIds] }, 'A job could not be settled')
    throw error
  } finally {
    // Not given back: a job that cannot be settled waits for the end of its lease, or it would run in a circle.
    leases.delete(lease)
  }
}

function keepLeases({ payload, leases, leaseMs, logger }: Context): Loop {
  return startLoop({
    pauseMs: leaseMs / 3,
    maxPauseMs: leaseMs / 3,
    onError: (err) => logger.error({ err }, 'Extending the leases of running jobs failed'),
    work: () => extendLeases(databaseOf(payload), ownersOf(leases), leaseMs),
  })
}

function reap({ payload, leaseMs, logger }: Context, kick: () => void): Loop {
  return startLoop({
    pauseMs: leaseMs / 2,
    maxPauseMs: maxBackoffMs,
    onError: (err) => logger.error({ err }, 'Looking for lost jobs failed'),
    work: async () => {
      const freed = await reapJobs(databaseOf(payload))
      if (freed === 0) return
      logger.info({ freed }, 'Jobs of a lost worker are taken up again')
      kick()
    },
  })
}

function schedule({ payload, schedulesMs, logger }: Context, kick: () => void): Loop {
  const schedules = schedulesOf(payload)
  return startLoop({
    pauseMs: schedulesMs ?? defaultSchedulesMs,
    maxPauseMs: maxBackoffMs,
    onError: (err) => logger.error({ err }, 'Queueing scheduled jobs failed'),
    work: async () => {
      if (await queueDueSchedules(payload, schedules)) kick()
    },
  })
}

async function settledWithin(jobs: Promise<void>[], budgetMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const timeIsUp = new Promise<void>((resolve) => (timer = setTimeout(resolve, budgetMs)))
  await Promise.race([Promise.allSettled(jobs), timeIsUp])
  clearTimeout(timer)
}

async function giveBack({ payload, leases, logger }: Context): Promise<void> {
  try {
    await releaseLeases(databaseOf(payload), ownersOf(leases))
  } catch (err) {
    logger.error({ err }, 'Unfinished jobs could not be given back; they are free when their lease is over')
  }
}

function ownersOf(leases: ReadonlySet<JobLease>): string[] {
  return [...leases].filter(({ jobIds }) => jobIds.size > 0).map(({ owner }) => owner)
}
