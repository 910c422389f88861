import { createHash } from 'node:crypto'
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withFileLock } from './fileLock'
import { inRoot, root } from './paths'
import type { Environment, Supervisor } from './processes'
import { step } from './progress'

/** The server that `next build` writes; it needs nothing else of the repository. */
export const standaloneFolder = inRoot('.next/standalone')

const sources = ['src', 'public', 'payload.config.ts', 'next.config.ts', 'tsconfig.json', 'package-lock.json']
const stampFile = inRoot('.next/trait-d-union-build')

/** A hash over the names and contents of all that goes into the build: equal when a build would be the same. */
export function sourceStamp(base: string = root): string {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((source) => filesUnder(base, source))) {
    const content = readFileSync(join(base, file))
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/** Builds the product unless it is built from these very sources; one command at a time. */
export async function ensureBuilt(supervisor: Supervisor, env: Environment): Promise<void> {
  await withFileLock(inRoot('.data/build.lock'), () => buildIfChanged(supervisor, env), { timeoutMs: 20 * 60_000 })
}

async function buildIfChanged(supervisor: Supervisor, env: Environment): Promise<void> {
  const stamp = sourceStamp()
  if (isBuilt(stamp)) return
  rmSync(stampFile, { force: true })
  const args = [inRoot('node_modules/next/dist/bin/next'), 'build']
  const program = { name: 'build', args, env: { ...env, NODE_ENV: 'production' }, output: 'captured' } as const
  await step(
    'Building (a minute or two; only when the sources change)',
    () => supervisor.run(program),
    () => 'Built',
  )
  completeStandalone()
  writeFileSync(stampFile, stamp)
}

function isBuilt(stamp: string): boolean {
  const isThere = existsSync(stampFile) && existsSync(join(standaloneFolder, 'server.js'))
  return isThere && readFileSync(stampFile, 'utf8') === stamp
}

/** Next leaves the static files to a CDN, and copies `.env` files in, whose values would reach tests. */
function completeStandalone(): void {
  cpSync(inRoot('.next/static'), join(standaloneFolder, '.next/static'), { recursive: true })
  if (existsSync(inRoot('public'))) cpSync(inRoot('public'), join(standaloneFolder, 'public'), { recursive: true })
  for (const name of readdirSync(standaloneFolder)) if (name.startsWith('.env')) rmSync(join(standaloneFolder, name))
}

function filesUnder(base: string, path: string): string[] {
  const stat = statSync(join(base, path), { throwIfNoEntry: false })
  if (!stat) return []
  if (!stat.isDirectory()) return [path]
  const names = readdirSync(join(base, path)).toSorted()
  return names.flatMap((name) => filesUnder(base, `${path}/${name}`))
}
