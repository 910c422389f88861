import { sql } from '@payloadcms/db-postgres'
import { Cron } from 'croner'
import { createLocalReq, getCurrentDate, type Payload, type PayloadRequest, type TaskType } from 'payload'
import { sqlIn, tryAdvisoryLock } from '@/database/lock'
import { inTransaction } from '@/database/transaction'

/** One line of a task's `schedule`, ready to be asked for its next run. */
export type Schedule = { readonly key: string; readonly task: TaskType; readonly queue: string; readonly cron: Cron }

/** The part of a Payload task that its schedule needs; Payload types the slug as `any`. */
type ScheduledTask = { slug: TaskType; schedule?: { cron: string; queue: string }[] }

/** Instants (ISO, UTC) by schedule key: up to when a schedule has been taken care of. */
type DoneUntil = Record<string, string>

const statsSlug = 'payload-jobs-stats'

/**
 * The schedules of all tasks; every cron expression is read in Europe/Paris, whatever the zone of the server.
 *
 * @throws when a cron expression is wrong, so that a mistake shows at the start and not at night
 */
export function schedulesOf({ config }: Pick<Payload, 'config'>): Schedule[] {
  const tasks: ScheduledTask[] = config.jobs.tasks ?? []
  return tasks.flatMap((task) =>
    (task.schedule ?? []).map(({ cron, queue }) => ({
      key: `${task.slug}@${queue} ${cron}`,
      task: task.slug,
      queue,
      cron: new Cron(cron, { timezone: 'Europe/Paris', paused: true }),
    })),
  )
}

/**
 * Queues the next run of every schedule that has none waiting. Any number of workers may call this at any time: only
 * one does it, under an advisory lock, and the job and the mark that it was queued are written in one transaction, so
 * that each due time is started once. Runs that were missed while everything was down are made up for once.
 *
 * Takes the place of Payload's `handleSchedules`, which starts a run twice when it ends before the next call, forgets
 * one schedule of a queue while it writes another, and reads cron in the server's zone. `schedule.hooks` are not called.
 *
 * @returns how many jobs were queued; `null` when another worker is at it
 */
export async function queueDueSchedules(payload: Payload, schedules: readonly Schedule[]): Promise<number | null> {
  if (schedules.length === 0) return 0
  const req = await createLocalReq({}, payload)
  return inTransaction(req, async () => {
    if (!(await tryAdvisoryLock(req, 'schedules'))) return null
    const done = await readDoneUntil(req)
    let queued = 0
    for (const schedule of schedules) {
      if (await isWaiting(req, schedule)) continue
      const runAt = nextRun(schedule, done[schedule.key])
      if (!runAt) continue
      await queueRun(req, schedule, runAt)
      done[schedule.key] = latest(runAt, getCurrentDate()).toISOString()
      queued += 1
    }
    if (queued > 0) await writeDoneUntil(req, done)
    return queued
  })
}

function nextRun({ cron }: Schedule, doneUntil: string | undefined): Date | null {
  return cron.nextRun(doneUntil === undefined ? getCurrentDate() : new Date(doneUntil))
}

function latest(a: Date, b: Date): Date {
  return a > b ? a : b
}

async function isWaiting(req: PayloadRequest, { key }: Schedule): Promise<boolean> {
  const db = await sqlIn(req)
  const { rows } = await db.execute(sql`
    SELECT 1 FROM payload_jobs
    WHERE meta->>'schedule' = ${key} AND completed_at IS NULL AND has_error IS NOT TRUE LIMIT 1`)
  return rows.length > 0
}

async function queueRun(req: PayloadRequest, { key, task, queue }: Schedule, waitUntil: Date): Promise<void> {
  await req.payload.jobs.queue({ task, queue, input: {}, meta: { scheduled: true, schedule: key }, waitUntil, req })
}

async function readDoneUntil(req: PayloadRequest): Promise<DoneUntil> {
  const { stats } = await req.payload.findGlobal({ slug: statsSlug, req })
  const done: DoneUntil = {}
  if (typeof stats !== 'object' || stats === null || !('doneUntil' in stats)) return done
  for (const [key, value] of Object.entries(stats.doneUntil ?? {})) if (typeof value === 'string') done[key] = value
  return done
}

async function writeDoneUntil(req: PayloadRequest, doneUntil: DoneUntil): Promise<void> {
  await req.payload.updateGlobal({ slug: statsSlug, data: { stats: { doneUntil } }, req })
}
