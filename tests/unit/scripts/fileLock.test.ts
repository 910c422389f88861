import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { isAlive, processIdentity } from '../../../scripts/lib/alive'
import { withFileLock } from '../../../scripts/lib/fileLock'

let folder = ''
let lock = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
  lock = join(folder, 'sub', 'lock')
  onTestFinished(() => rmSync(folder, { recursive: true }))
})

test('one at a time, and nothing is left behind', async () => {
  let inside = 0
  let most = 0
  const work = async (): Promise<void> => {
    inside += 1
    most = Math.max(most, inside)
    await sleep(10)
    inside -= 1
  }
  await Promise.all(Array.from({ length: 8 }, () => withFileLock(lock, work)))
  expect(most).toBe(1)
  expect(readdirSync(join(folder, 'sub'))).toEqual([])
})

test('is released when the work fails', async () => {
  await expect(withFileLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(existsSync(lock)).toBe(false)
})

test('of a dead process is taken over, also when its pid belongs to another process by now', async () => {
  await withFileLock(lock, async () => undefined)
  writeFileSync(lock, `${process.pid}:before-the-last-boot`)
  expect(await withFileLock(lock, async () => 'taken', { timeoutMs: 1_000 })).toBe('taken')
})

test('of a living process is waited for, and then given up with a message', async () => {
  let waits = 0
  const second = (): Promise<void> =>
    withFileLock(lock, async () => undefined, { timeoutMs: 120, onWait: () => (waits += 1) })
  await withFileLock(lock, () => expect(second()).rejects.toThrow(`still held by process ${process.pid}`))
  expect(waits).toBe(1)
})

test('a process is told from an earlier one with its number', () => {
  const identity = processIdentity(process.pid) ?? ''
  expect(isAlive(identity)).toBe(true)
  expect(isAlive(`${process.pid}:1`)).toBe(false)
  expect(processIdentity(2 ** 22 + 7)).toBeNull()
})
