import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { testDatabaseUri } from '../../support/testDatabaseUri'
import { openDunningDesk, type DunningDesk } from './desk'

let desk: DunningDesk
beforeAll(async () => {
  desk = await openDunningDesk()
})
afterAll(() => desk.close())

/** `npm run dunning -- …` on this test's database. */
async function dunning(...args: string[]): Promise<string> {
  const command = [path.resolve('scripts/bootstrap.cjs'), path.resolve('scripts/dunning.ts'), ...args]
  const env = { ...process.env, NODE_ENV: 'production' as const, DATABASE_URI: testDatabaseUri() }
  return (await promisify(execFile)(process.execPath, command, { env })).stdout
}

test('D6: npm run dunning prints what would leave on a day, and writes nothing', async () => {
  const invoice = await desk.invoice()
  const printed = await dunning('--dry-run', '--as-of', '2026-12-28')
  expect(printed).toContain(`${invoice.number}  level 1  due 2026-12-24`)
  expect(printed).toContain('Reminders that would leave on 2026-12-28: 1')
  expect(await dunning('--dry-run', '--as-of', '2026-12-27')).toContain('no working day')
  expect(await desk.remindersOf(invoice.id)).toEqual([])
  expect((await desk.payload.count({ collection: 'dunning-runs' })).totalDocs).toBe(0)
})

test('without --dry-run it refuses', async () => {
  await expect(dunning()).rejects.toThrow()
})
