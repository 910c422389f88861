import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'

import { eventRows, openShop, webhookSecret } from '../integration/payments/onlineShop'
import { testDatabaseUri } from '../support/testDatabaseUri'
import { beginDebit, endOf, endOfStory, story } from './debitStory'

const shop = openShop()
/** How long a worker lives after an event has been kept, before it is killed in whatever it does. */
const killsAfterMs = [0, 20, 60, 150]

type Worker = { kill: () => Promise<void> }

async function startWorker(): Promise<Worker> {
  const script = path.resolve('tests/faults/paymentWorker.ts')
  const dieWithParent = path.resolve('scripts/lib/dieWithParent.mjs')
  const child = spawn(process.execPath, ['--import', dieWithParent, '--import', 'tsx', script], {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      DATABASE_URI: testDatabaseUri(),
      STRIPE_API_URL: shop.double().url,
      STRIPE_WEBHOOK_SECRET: webhookSecret,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit')
  await Promise.race([once(child.stdout, 'data'), gone])
  if (child.exitCode !== null) throw new Error(`The worker ended with ${child.exitCode} before it was ready`)
  return {
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}

async function untilWorkedOn(withinMs: number): Promise<void> {
  const until = Date.now() + withinMs
  for (;;) {
    const rows = await eventRows(shop)
    if (rows.every(({ state }) => state === 'processed' || state === 'ignored')) return
    if (Date.now() > until)
      throw new Error(`Not worked on: ${rows.map(({ type, state }) => `${type} ${state}`).join()}`)
    await wait(200)
  }
}

describe('a worker that is killed between any two steps', () => {
  test.each(killsAfterMs)('P2: after %i ms, the story ends as if nothing had happened', async (lifeMs) => {
    const debit = await beginDebit(shop)
    for (const event of story) {
      const worker = await startWorker()
      debit.happen(event.level)
      await debit.deliver(event)
      await wait(lifeMs)
      await worker.kill()
    }
    const last = await startWorker()
    await untilWorkedOn(60_000)
    await last.kill()
    expect(await endOf(shop, debit)).toEqual(endOfStory)
  })
})
