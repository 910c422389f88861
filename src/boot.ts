import config from '@payload-config'
import { getPayload, type Payload } from 'payload'

import { closePool } from './database/adapter'
import { migrateUnderLock } from './database/migrate'
import { migrations } from './database/migrations'
import { readEnv, type Env } from './env'
import { portsOf } from './integrations/ports'
import { queues } from './jobs'
import { startRunner, type Runner } from './jobs/runner'
import { requestOf } from './services/guest'
import { sweepOwedMessages } from './services/messages/sweep'
import { ensureFirstOwner } from './services/setup/firstOwner'
import { ensurePresets } from './services/setup/presets'

const secondsBetweenTries = 2

/** Beside the 20 s that running jobs get (jobs/runner.ts): Render kills 30 s after SIGTERM. */
const leaveWithinMs = 25_000

/** What this process has opened so far. */
type Held = { payload: Payload | null; runner: Runner | null }

/**
 * Starts one process of the product: migrates under a lock, then, by `TU_ROLE`, serves requests only (`web`), runs jobs
 * (`worker`), both (`all`), or leaves (`migrate`). Waits for a database that is not there yet.
 */
export async function boot(): Promise<void> {
  const env = readEnv()
  const held: Held = { payload: null, runner: null }
  // A web server leaves to Next: it stops listening and answers what is open. Jobs need our own way out.
  if (env.TU_ROLE !== 'web') leaveOnSignal(held)
  const payload = await connect(env)
  held.payload = payload
  const isFirst = env.TU_ROLE === 'migrate' || env.TU_ROLE === 'all'
  await migrateUnderLock(payload, migrations, isFirst ? () => setUp(payload, env) : undefined)
  if (env.TU_ROLE === 'migrate') {
    await closePool(payload)
    process.exit(0)
  }
  if (env.TU_ROLE === 'web') return
  if (portsOf(payload).mailer) await sweepOwedMessages(await requestOf(payload, { kind: 'system', name: 'boot' }))
  held.runner = startRunner(runnerOptions(payload))
}

/** What an empty database needs before anybody can work; changes nothing later. */
async function setUp(payload: Payload, env: Env): Promise<void> {
  await ensureFirstOwner(payload, { email: env.ADMIN_EMAIL, password: env.ADMIN_PASSWORD })
  await ensurePresets(payload)
}

/** A web server that starts before its database answers 503 from its health check; it never gives up by itself. */
async function connect(env: Env): Promise<Payload> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await getPayload({ config })
    } catch (error) {
      if (env.TU_ROLE === 'migrate' && tries >= 30) throw error
      const reason = error instanceof Error ? error.message : String(error)
      process.stderr.write(`The database cannot be reached (${reason}). Trying again in ${secondsBetweenTries} s.\n`)
      await new Promise((resolve) => setTimeout(resolve, secondsBetweenTries * 1000))
    }
  }
}

function runnerOptions(payload: Payload): Parameters<typeof startRunner>[0] {
  return {
    payload,
    queues,
    pollMs: 1_000,
    limit: 4,
    limits: { pdf: 2, nightly: 1 },
    leaseMs: 30_000,
    logger: payload.logger,
  }
}

/**
 * Ends the process on SIGTERM or SIGINT, once: running jobs end or are given back, the browser and the database's pool
 * close. Next must leave signals to us (`NEXT_MANUAL_SIG_HANDLE=1`): its own handler exits while jobs run.
 */
function leaveOnSignal(held: Held): void {
  let isLeaving = false
  const leave = (): void => {
    if (isLeaving) return
    isLeaving = true
    setTimeout(() => process.exit(1), leaveWithinMs).unref()
    close(held).then(
      () => process.exit(0),
      (error: unknown) => {
        held.payload?.logger.error({ err: error, msg: 'The process could not end cleanly' })
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, leave)
}

/** Migrations that are under way are dropped with their connections, which rolls them back. */
async function close({ payload, runner }: Held): Promise<void> {
  await runner?.stop()
  if (payload === null) return
  await portsOf(payload).pdf.close()
  await closePool(payload)
}
