import { startRunner } from '@/jobs/runner'
import { bootMini, closeMini } from '../integration/database/miniConfig'

/**
 * A worker process for tests: boots the mini config on DATABASE_URI and runs jobs until SIGTERM (graceful) or kill −9.
 * Says `ready` on stdout when its runner has started. Started by `startWorker` (jobWorkers.ts).
 */
async function main(): Promise<void> {
  const payload = await bootMini({ uri: process.env.DATABASE_URI ?? '', log: 'error' })
  const runner = startRunner({ payload, ...JSON.parse(process.env.RUNNER_OPTIONS ?? '{}'), logger: payload.logger })
  const stayAlive = setInterval(() => undefined, 60_000)
  process.once('SIGTERM', () => {
    void runner
      .stop(Number(process.env.STOP_BUDGET_MS ?? 5_000))
      .then(() => closeMini(payload))
      .then(() => clearInterval(stayAlive))
  })
  process.stdout.write('ready\n')
}

await main()
