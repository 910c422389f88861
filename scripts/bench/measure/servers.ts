import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { standaloneFolder } from '../../lib/build'
import { withFileLock } from '../../lib/fileLock'
import { inRoot } from '../../lib/paths'
import type { Environment, Running, Supervisor } from '../../lib/processes'
import { step } from '../../lib/progress'

/** Starts the built product as a web server on the port of `PUBLIC_URL`: no worker takes the processor meanwhile. */
export function startWeb(supervisor: Supervisor, env: Environment, url: string): Promise<Running> {
  const web = { ...env, TU_ROLE: 'web' }
  const program = { name: 'bench-web', folder: standaloneFolder, env: web, url, probe: '/api/health/ready' }
  return startStandalone(supervisor, program)
}

/** Starts the floor: a Next server with one page and one route that do one query each, and nothing else. */
export async function startFloor(
  supervisor: Supervisor,
  env: Environment,
  { url, probe }: { url: string; probe: string },
): Promise<Running> {
  const timeoutMs = 10 * 60_000
  const folder = await withFileLock(inRoot('.data/bench/floor.lock'), () => builtFloor(supervisor, env), { timeoutMs })
  return startStandalone(supervisor, { name: 'bench-floor', folder, env, url, probe })
}

const floorSources = inRoot('scripts/bench/floor')
const floorBuild = inRoot('.data/bench/floor')

/** @returns the folder with the floor's server.js, built anew when its sources or our packages have changed */
async function builtFloor(supervisor: Supervisor, env: Environment): Promise<string> {
  const folder = join(floorBuild, '.next/standalone/.data/bench/floor')
  const stampFile = join(floorBuild, 'sources.sha256')
  const stamp = floorStamp()
  const isBuilt = existsSync(stampFile) && existsSync(join(folder, 'server.js'))
  if (isBuilt && readFileSync(stampFile, 'utf8') === stamp) return folder
  rmSync(floorBuild, { recursive: true, force: true })
  mkdirSync(floorBuild, { recursive: true })
  cpSync(floorSources, floorBuild, { recursive: true })
  const args = [inRoot('node_modules/next/dist/bin/next'), 'build']
  const program = { name: 'bench-floor-build', args, env, cwd: floorBuild, output: 'captured' } as const
  await step('Building the floor (only when it changes)', () => supervisor.run(program))
  cpSync(join(floorBuild, '.next/static'), join(folder, '.next/static'), { recursive: true })
  writeFileSync(stampFile, stamp)
  return folder
}

function floorStamp(): string {
  const names = readdirSync(floorSources, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const hash = createHash('sha256')
  for (const file of [...files.toSorted(), inRoot('package-lock.json')])
    hash.update(`${file}\0`).update(readFileSync(file))
  return hash.digest('hex')
}

type Standalone = { name: string; folder: string; env: Environment; url: string; probe: string }

async function startStandalone(
  supervisor: Supervisor,
  { name, folder, env, url, probe }: Standalone,
): Promise<Running> {
  const server = supervisor.start({
    name,
    args: [join(folder, 'server.js')],
    cwd: folder,
    env: { ...env, PORT: new URL(url).port, HOSTNAME: '127.0.0.1' },
    output: 'captured',
  })
  await step(`Server ${name}`, () => supervisor.untilAnswers(server, `${url}${probe}`, 60_000))
  return server
}
