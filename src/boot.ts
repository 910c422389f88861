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

/**
 * Starts one process of the product: migrates under a lock, then, by `TU_ROLE`, serves requests only (`web`), runs jobs
 * (`worker`), both (`all`), or leaves (`migrate`). Waits for a database that is not there yet.
 */
export async function boot(): Promise<void> {
  const env = readEnv()
  const payload = await connect(env)
  await migrateUnderLock(payload, migrations)
  if (env.TU_ROLE === 'migrate' || env.TU_ROLE === 'all') await setUp(payload, env)
  if (env.TU_ROLE === 'migrate') {
    await closePool(payload)
    process.exit(0)
  }
  const isWorker = env.TU_ROLE !== 'web'
  if (isWorker && portsOf(payload).mailer)
    await sweepOwedMessages(await requestOf(payload, { kind: 'system', name: 'boot' }))
  const runner = isWorker ? startRunner(runnerOptions(payload)) : null
  leaveOnSignal(payload, runner)
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

/** Render sends SIGTERM and waits: running jobs end or are given back, the browser closes, then the process leaves. */
function leaveOnSignal(payload: Payload, runner: Runner | null): void {
  const leave = async (): Promise<void> => {
    await runner?.stop()
    await portsOf(payload).pdf.close()
    await closePool(payload)
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void leave())
}
