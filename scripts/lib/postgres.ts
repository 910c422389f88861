import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { isAlive, processIdentity } from './alive'
import { withFileLock } from './fileLock'
import { freePort } from './ports'
import { give, namesIn, preparePostgresHome, type PostgresHome } from './postgresHome'
import { CommandError } from './progress'

export type PostgresOptions = {
  /** Absolute; beside it lie `<dataDir>.password`, `.log`, `.lock` and `.users/`. */
  dataDir: string
  /** Tried first; another one when it is taken. */
  port?: number
  /** Made when missing. */
  database: string
  log: (line: string) => void
  /** Postgres settings, e.g. `{ fsync: 'off', max_connections: '200' }`; ignored when a running server is joined. */
  settings?: Readonly<Record<string, string>>
}

export type RunningPostgres = {
  /** With its password; for `options.database`. */
  uri: string
  port: number
  /** Leaves the server; the last process that leaves stops it, cleanly. May be called again. */
  stop(): Promise<void>
}

type Server = { pid: number; port: number }

const packagedMajor = '18'
const cannotConnectNow = '57P03'
let starts = 0

/**
 * Starts npm's embedded Postgres on 127.0.0.1 only, or joins the one that already runs on `dataDir`, left behind by a killed
 * command or shared with a living one. Any number of processes may call it at once.
 *
 * @throws {CommandError} when the server does not start; `detail` holds the end of its log
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { dataDir, database, log } = options
  return withFileLock(`${dataDir}.lock`, async () => {
    const home = preparePostgresHome(dataDir, log)
    await initialise(home, dataDir, options.settings?.fsync === 'off')
    const password = readPassword(dataDir)
    const server = (await joinRunning(home, password, log)) ?? (await launch(home, password, options))
    await createDatabase(uriOf(server.port, password, 'postgres'), database)
    const leave = register(dataDir)
    return {
      uri: uriOf(server.port, password, database),
      port: server.port,
      stop: onlyOnce(() => leaveServer(home, dataDir, leave)),
    }
  })
}

/**
 * Stops the server of `dataDir` unless a living process uses it, and deletes its data and what lies beside it.
 *
 * @returns whether it is gone
 */
export async function discardPostgres(dataDir: string): Promise<boolean> {
  if (!existsSync(dirname(dataDir))) return true
  return withFileLock(`${dataDir}.lock`, async () => {
    if (livingUsers(dataDir).length > 0) return false
    const home = preparePostgresHome(dataDir, () => undefined)
    await stopServer(home)
    for (const path of [home.dataDir, dataDir, `${dataDir}.password`, `${dataDir}.log`, `${dataDir}.users`]) {
      rmSync(path, { recursive: true, force: true })
    }
    return true
  })
}

function uriOf(port: number, password: string, database: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`
}

/** initdb works in a draft folder, so that a data folder is whole or absent, never half-made. */
async function initialise(home: PostgresHome, dataDir: string, isThrowaway: boolean): Promise<void> {
  const versionFile = join(home.dataDir, 'PG_VERSION')
  if (existsSync(versionFile)) return requireVersion(home.dataDir, readFileSync(versionFile, 'utf8').trim())
  dropDrafts(home.dataDir)
  const draft = `${home.dataDir}.draft-${process.pid}`
  const passwordFile = `${draft}.password`
  const password = randomBytes(18).toString('hex')
  mkdirSync(draft, { mode: 0o700 })
  give(draft, home.account)
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  give(passwordFile, home.account)
  try {
    runInitdb(home, draft, passwordFile, isThrowaway)
  } finally {
    rmSync(passwordFile)
  }
  writeFileSync(`${dataDir}.password`, password, { mode: 0o600 })
  chmodSync(`${dataDir}.password`, 0o600)
  rmSync(home.dataDir, { recursive: true, force: true })
  renameSync(draft, home.dataDir)
}

/** The builtin provider sorts and folds the same on every system, whatever locales it has. */
function runInitdb(home: PostgresHome, folder: string, passwordFile: string, isThrowaway: boolean): void {
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const login = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  const args = [`--pgdata=${folder}`, ...login, ...locale, '--no-instructions', ...(isThrowaway ? ['--no-sync'] : [])]
  const done = spawnSync(home.initdb, args, { ...home.account, cwd: dirname(folder), encoding: 'utf8' })
  if (done.status === 0) return
  const detail = `${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}`
  throw new CommandError(`Postgres could not make its data folder ${home.dataDir}.`, detail)
}

function requireVersion(dataDir: string, version: string): void {
  if (version === packagedMajor) return
  throw new CommandError(
    `${dataDir} belongs to Postgres ${version} and npm brings ${packagedMajor}: move the folder away, or set DATABASE_URI.`,
  )
}

function dropDrafts(dataDir: string): void {
  const prefix = `${basename(dataDir)}.draft-`
  for (const name of namesIn(dirname(dataDir))) {
    if (name.startsWith(prefix)) rmSync(join(dirname(dataDir), name), { recursive: true, force: true })
  }
}

function readPassword(dataDir: string): string {
  const file = `${dataDir}.password`
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  throw new CommandError(
    `${file} is missing and the data of ${dataDir} cannot be opened without it: put it back, or move the data away.`,
  )
}

/** A server of this very data folder that answers; one that does not is stopped. */
async function joinRunning(home: PostgresHome, password: string, log: (line: string) => void): Promise<Server | null> {
  const server = runningServer(home.dataDir)
  if (!server) return null
  if (await answers(uriOf(server.port, password, 'postgres'), 5_000, () => runningServer(home.dataDir) !== null))
    return server
  log(`The Postgres that was left on port ${server.port} does not answer: it is stopped and started anew.`)
  await stopServer(home, 2_000)
  return null
}

/** From postmaster.pid: line 1 the pid, line 4 the port. The file outlives its server, and the pid may be somebody else's by now. */
function runningServer(dataDir: string): Server | null {
  const file = join(dataDir, 'postmaster.pid')
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  const server = { pid: Number(lines[0]), port: Number(lines[3]) }
  return server.pid > 0 && worksIn(server.pid, dataDir) ? server : null
}

/** Every process of a cluster has its data folder as working directory; where /proc is missing, the name must do. */
function worksIn(pid: number, dataDir: string): boolean {
  if (processIdentity(pid) === null) return false
  if (process.platform !== 'linux') return nameOf(pid).includes('postgres')
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === dataDir
  } catch {
    return false // ended since, or another user's
  }
}

function nameOf(pid: number): string {
  return spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
}

async function launch(home: PostgresHome, password: string, options: PostgresOptions): Promise<Server> {
  await clearRemains(home.dataDir)
  const preferred = options.port === undefined ? [] : [options.port]
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const port = await freePort({ preferred: attempt === 0 ? preferred : [] })
    const failure = await tryLaunch(home, port, password, options)
    if (failure === null) return runningServer(home.dataDir) ?? { pid: 0, port }
    if (!failure.includes('Address already in use')) {
      throw new CommandError(`Postgres did not start; its log is ${options.dataDir}.log.`, failure)
    }
  }
  throw new CommandError('Postgres found no free port in five attempts.')
}

/** @returns null when the server answers, else the end of its log */
async function tryLaunch(
  home: PostgresHome,
  port: number,
  password: string,
  options: PostgresOptions,
): Promise<string | null> {
  const logFile = `${options.dataDir}.log`
  const output = openSync(logFile, 'w', 0o600)
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
    ...options.settings,
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // In a session of its own: Ctrl-C in the terminal must not stop it before the servers that still write to it.
  const child = spawn(home.postgres, ['-D', home.dataDir, ...flags], {
    ...home.account,
    cwd: home.dataDir,
    detached: true,
    stdio: ['ignore', output, output],
  })
  let hasExited = false
  child.once('exit', () => (hasExited = true))
  child.once('error', (error) => {
    hasExited = true
    writeFileSync(logFile, error.message)
  })
  child.unref()
  closeSync(output)
  const isUp = await answers(uriOf(port, password, 'postgres'), 60_000, () => !hasExited)
  return isUp ? null : readFileSync(logFile, 'utf8').split('\n').slice(-20).join('\n')
}

/**
 * After a kill -9 of the server: its sessions may outlive it for a moment, and a pid file whose number another program
 * carries by now would keep a new server from starting.
 */
async function clearRemains(dataDir: string): Promise<void> {
  const until = Date.now() + 10_000
  while (processesIn(dataDir).length > 0) {
    const isPatient = Date.now() < until
    for (const pid of processesIn(dataDir)) if (!isPatient) signal(pid, 'SIGKILL')
    await sleep(50)
  }
  rmSync(join(dataDir, 'postmaster.pid'), { force: true })
}

function processesIn(dataDir: string): number[] {
  if (process.platform !== 'linux') return []
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
  return pids.filter((pid) => worksIn(pid, dataDir) && programOf(pid) === 'postgres')
}

function programOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
  } catch {
    return '' // ended since
  }
}

/** Fast, then immediate, then dead: each with its time. A stopped (SIGSTOP) server obeys only the last. */
async function stopServer(home: PostgresHome, fastMs = 8_000): Promise<void> {
  const server = runningServer(home.dataDir)
  if (server) {
    const identity = processIdentity(server.pid)
    for (const [name, timeoutMs] of [
      ['SIGINT', fastMs],
      ['SIGQUIT', 2_000],
      ['SIGKILL', 5_000],
    ] as const) {
      if (identity === null || !isAlive(identity)) break
      signal(server.pid, name)
      await waitUntil(() => !isAlive(identity), timeoutMs)
    }
  }
  if (existsSync(home.dataDir)) await clearRemains(home.dataDir)
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // ended since
  }
}

async function waitUntil(isDone: () => boolean, timeoutMs: number): Promise<void> {
  const until = Date.now() + timeoutMs
  while (!isDone() && Date.now() < until) await sleep(20)
}

/** Connects until it works; a server that says that it is starting (it recovers from a crash) has a minute more. */
async function answers(uri: string, timeoutMs: number, isWorthwhile: () => boolean): Promise<boolean> {
  let until = Date.now() + timeoutMs
  const last = until + 60_000
  while (Date.now() < until && isWorthwhile()) {
    const failure = await connectionFailure(uri)
    if (failure === null) return true
    if (failure === cannotConnectNow) until = last
    await sleep(25)
  }
  return false
}

/**
 * Connects once.
 *
 * @returns null when the database answers within 3 s, else the error's code or message
 */
export async function connectionFailure(uri: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: uri, connectionTimeoutMillis: 3_000, query_timeout: 3_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return null
  } catch (error) {
    return describeFailure(error)
  } finally {
    await client.end().catch(() => undefined)
  }
}

function describeFailure(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return error instanceof Error ? error.message : String(error)
}

/** Runs statements on a connection of its own. */
export async function runSql(uri: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: uri })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

async function createDatabase(uri: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: uri })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

/** Notes that this process uses the server. @returns the note's file */
function register(dataDir: string): string {
  const folder = `${dataDir}.users`
  mkdirSync(folder, { recursive: true })
  starts += 1
  const note = join(folder, `${process.pid}-${starts}`)
  writeFileSync(note, processIdentity(process.pid) ?? '')
  return note
}

function livingUsers(dataDir: string): string[] {
  const folder = `${dataDir}.users`
  const notes = namesIn(folder).map((name) => join(folder, name))
  for (const note of notes) if (!isAlive(readFileSync(note, 'utf8'))) rmSync(note, { force: true })
  return notes.filter((note) => existsSync(note))
}

async function leaveServer(home: PostgresHome, dataDir: string, note: string): Promise<void> {
  await withFileLock(`${dataDir}.lock`, async () => {
    rmSync(note, { force: true })
    if (livingUsers(dataDir).length === 0) await stopServer(home)
  })
}

function onlyOnce(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  return () => (running ??= work())
}
