import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive, processIdentity } from './alive'

export type FileLockOptions = {
  timeoutMs?: number
  /** Called once, when somebody else holds the lock. */
  onWait?: () => void
}

let counter = 0

/**
 * Runs `work` while no other process on this machine holds the lock file; a lock whose process is dead is taken over.
 *
 * @throws when the lock is not free within `timeoutMs` (2 minutes); whatever `work` throws
 */
export async function withFileLock<T>(path: string, work: () => Promise<T>, options: FileLockOptions = {}): Promise<T> {
  const deadline = Date.now() + (options.timeoutMs ?? 120_000)
  mkdirSync(dirname(path), { recursive: true })
  for (let isFirst = true; !take(path); isFirst = false) {
    if (isFirst) options.onWait?.()
    if (!holderLives(path)) removeStale(path)
    else if (Date.now() > deadline) throw new Error(`${path} is still held by process ${holderOf(path) ?? '?'}`)
    await sleep(50)
  }
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}

/** A link appears with its content, all at once: nobody reads a lock whose holder is not written yet. */
function take(path: string): boolean {
  counter += 1
  const draft = `${path}.${process.pid}-${counter}`
  writeFileSync(draft, processIdentity(process.pid) ?? '')
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function holderOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null // released since
  }
}

function holderLives(path: string): boolean {
  const holder = holderOf(path)
  return holder === null || isAlive(holder)
}

/** Only the holder of the take-over lock removes, and it looks again first: else two waiters could each remove the other's. */
function removeStale(path: string): void {
  const takeOver = `${path}.takeover`
  if (!take(takeOver)) {
    if (ageMs(takeOver) > 10_000) rmSync(takeOver, { force: true })
    return
  }
  try {
    if (!holderLives(path)) rmSync(path, { force: true })
  } finally {
    rmSync(takeOver, { force: true })
  }
}

function ageMs(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat ? Date.now() - stat.mtimeMs : 0
}

/** Whether a caught value is a system error with this code. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
