/**
 * Run after every change of package-lock.json: `node --import tsx scripts/complete-lock.ts`.
 *
 * npm leaves a platform's package out of the lock file when the registry that it asked does not carry it (a mirror of our
 * own platform only), and then refuses its own lock file: "npm ci can only install packages when … are in sync". The parent
 * pins the version exactly, and the name tells the platform, so the entry can be written without the registry; it has no
 * integrity, and is read on that platform only.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { completeLock, parseLock } from './lib/lockFile'
import { inRoot } from './lib/paths'
import { say } from './lib/progress'

const file = inRoot('package-lock.json')
const lock = parseLock(readFileSync(file, 'utf8'))
const added = completeLock(lock)
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
say(
  added.length === 0
    ? 'package-lock.json is complete.'
    : `Added ${added.length} packages of other platforms:\n  ${added.join('\n  ')}`,
)
