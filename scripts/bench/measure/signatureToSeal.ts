import { sql } from '@payloadcms/db-postgres'
import { setTimeout as pause } from 'node:timers/promises'
import type { Payload } from 'payload'
import { databaseOf } from '../../../src/database/database'
import { queues } from '../../../src/jobs'
import { startRunner, type Runner } from '../../../src/jobs/runner'
import { inProduct } from './inProduct'
import { postSignature, signActionId } from './postSignature'
import type { Row } from './report'
import { signableQuotes } from './signableQuotes'
import { nextOf } from './signRequest'
import type { Stage } from './stage'
import { oneAfterTheOther } from './timing'

const rounds = { warmUp: 2, times: 20 }
const patienceMs = 120_000

/**
 * From the moment a signature is sent until the sealed PDF is there (S5): signed over HTTP, sealed by the worker of this
 * process, which looks for jobs as often as in production. The key is the demonstration key, without time-stamps.
 */
export async function signatureToSeal(stage: Stage): Promise<Row> {
  const product = await inProduct(stage.env, async (payload) => {
    const quotes = await signableQuotes(payload, stage, rounds.warmUp + rounds.times)
    const actionId = signActionId()
    const runner = startWorker(payload)
    try {
      await until(async () => (await waitingJobs(payload)) === 0, 'The jobs of before are not done')
      return await oneAfterTheOther(rounds, async () => {
        const { quoteId, request } = nextOf(quotes)
        await postSignature(stage.webUrl, actionId, request)
        await until(() => isSealed(payload, quoteId), `Quote ${quoteId} is not sealed`)
      })
    } finally {
      await runner.stop()
    }
  })
  return { kind: 'target', name: 'From signature to seal', product, targetMs: 5_000 }
}

/** As src/boot.ts starts it. */
function startWorker(payload: Payload): Runner {
  const limits = { pdf: 2, nightly: 1 }
  return startRunner({ payload, queues, pollMs: 1_000, limit: 4, limits, leaseMs: 30_000, logger: payload.logger })
}

async function waitingJobs(payload: Payload): Promise<number> {
  const { rows } = await databaseOf(payload).drizzle.execute(
    sql`SELECT count(*) AS n FROM payload_jobs WHERE queue = 'pdf' AND completed_at IS NULL AND has_error IS NOT TRUE`,
  )
  return Number(rows[0]?.n)
}

async function isSealed(payload: Payload, quoteId: string): Promise<boolean> {
  const { rows } = await databaseOf(payload).drizzle.execute(
    sql`SELECT 1 FROM acceptances WHERE quote_id = ${quoteId} AND sealed_pdf_key IS NOT NULL`,
  )
  return rows.length > 0
}

/** Looks every 10 ms. */
async function until(isDone: () => Promise<boolean>, complaint: string): Promise<void> {
  const deadline = performance.now() + patienceMs
  while (!(await isDone())) {
    if (performance.now() > deadline) throw new Error(`${complaint} after ${patienceMs / 1_000} s`)
    await pause(10)
  }
}
