import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { connectionFailure, discardPostgres, startPostgres, type RunningPostgres } from '../../../scripts/lib/postgres'
import { inRoot } from '../../../scripts/lib/paths'
import { freePort } from '../../../scripts/lib/ports'
import { firstLine } from './firstLine'

const announcement = z.object({ uri: z.string(), port: z.number() })

let folder = ''
let dataDir = ''
let said: string[] = []
let toStop: RunningPostgres[] = []
let owners: ChildProcess[] = []

beforeEach(() => {
  folder = inRoot('.data', 'runtime-tests', `${process.pid}-${Math.random().toString(36).slice(2)}`)
  dataDir = join(folder, 'postgres')
  said = []
})

afterEach(async () => {
  for (const owner of owners) owner.kill('SIGKILL')
  for (const owner of owners) if (owner.exitCode === null && owner.signalCode === null) await once(owner, 'exit')
  await Promise.all(toStop.map((server) => server.stop()))
  owners = []
  toStop = []
  await discardPostgres(dataDir)
  rmSync(folder, { recursive: true, force: true })
})

async function start(port?: number): Promise<RunningPostgres> {
  const log = (line: string): void => void said.push(line)
  const server = await startPostgres({
    dataDir,
    database: 'demo',
    log,
    settings: { fsync: 'off' },
    ...(port === undefined ? {} : { port }),
  })
  toStop.push(server)
  return server
}

async function startOwner(): Promise<{ owner: ChildProcess; uri: string; port: number }> {
  const script = join(import.meta.dirname, 'postgresOwner.ts')
  const owner = spawn(process.execPath, ['--import', 'tsx', script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  owners.push(owner)
  return { owner, ...announcement.parse(JSON.parse(await firstLine(owner.stdout))) }
}

async function ask(uri: string, sql: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: uri })
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>(sql)
  await client.end()
  return rows[0] === undefined ? undefined : String(Object.values(rows[0])[0])
}

function postmasterPid(): number {
  return Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0])
}

async function kill(owner: ChildProcess): Promise<void> {
  owner.kill('SIGKILL')
  await once(owner, 'exit')
}

describe('a server of our own', () => {
  test('is UTF-8, sorts by code point, folds accents, listens on loopback only and asks for its password', async () => {
    const { uri, port } = await start()
    expect(await ask(uri, 'show server_encoding')).toBe('UTF8')
    expect(await ask(uri, "select datlocale from pg_database where datname = 'demo'")).toBe('C.UTF-8')
    expect(await ask(uri, "select lower('ÉLÉONORE')")).toBe('éléonore')
    expect(await ask(uri, 'show listen_addresses')).toBe('127.0.0.1')
    expect(await ask(uri, 'show unix_socket_directories')).toBe('')
    expect(await connectionFailure(`postgres://postgres:guess@127.0.0.1:${port}/demo`)).toBe('28P01')
    expect(statSync(`${dataDir}.password`).mode & 0o077).toBe(0)
  })

  test('keeps its data over a stop and a start, and stops clean, also when asked twice', async () => {
    const first = await start()
    await ask(first.uri, 'create table kept as select 42 as answer')
    await Promise.all([first.stop(), first.stop()])
    await first.stop()
    expect(existsSync(join(dataDir, 'postmaster.pid'))).toBe(false)
    expect(await connectionFailure(first.uri)).toBe('ECONNREFUSED')
    expect(await ask((await start()).uri, 'select answer from kept')).toBe('42')
  })

  test('takes the port that it is asked for, and another one when that is taken', async () => {
    const wanted = await freePort()
    const squatter = createServer().listen(wanted, '127.0.0.1')
    await once(squatter, 'listening')
    const elsewhere = await start(wanted)
    expect(elsewhere.port).not.toBe(wanted)
    expect(elsewhere.port).toBeGreaterThanOrEqual(20_000)
    expect(elsewhere.port).toBeLessThan(32_000)
    await elsewhere.stop()
    squatter.close()
    await once(squatter, 'close')
    expect((await start(wanted)).port).toBe(wanted)
  })

  test('started by three at once is made once, and lives until the last one leaves', async () => {
    const servers = await Promise.all([startOwner(), startOwner(), start()])
    expect(new Set(servers.map((server) => server.port)).size).toBe(1)
    for (const { owner } of servers.slice(0, 2).filter((server) => 'owner' in server)) {
      owner.kill('SIGTERM')
      await once(owner, 'exit')
    }
    expect(await ask(servers[2].uri, 'select 1')).toBe('1')
    await servers[2].stop()
    expect(await connectionFailure(servers[2].uri)).toBe('ECONNREFUSED')
  })
})

describe('after a kill -9', () => {
  test('of the command, the next one joins the server that was left, and stops it when it leaves', async () => {
    const { owner, uri, port } = await startOwner()
    await ask(uri, "create table kept as select 'still here' as note")
    const pid = postmasterPid()
    await kill(owner)
    expect(await connectionFailure(uri)).toBeNull()
    const next = await start()
    expect([next.port, postmasterPid()]).toEqual([port, pid])
    expect(await ask(next.uri, 'select note from kept')).toBe('still here')
    await next.stop()
    expect(await connectionFailure(uri)).toBe('ECONNREFUSED')
  })

  test('of command and server, the next start recovers the committed data', async () => {
    const { owner, uri } = await startOwner()
    await ask(uri, "create table kept as select 'committed' as note")
    const pid = postmasterPid()
    await kill(owner)
    process.kill(pid, 'SIGKILL')
    expect(await ask((await start()).uri, 'select note from kept')).toBe('committed')
    expect(postmasterPid()).not.toBe(pid)
  })

  test('a server that is left but does not answer is stopped and started anew', { timeout: 60_000 }, async () => {
    const { owner } = await startOwner()
    const pid = postmasterPid()
    await kill(owner)
    process.kill(pid, 'SIGSTOP')
    const next = await start()
    expect(await ask(next.uri, 'select 1')).toBe('1')
    expect(postmasterPid()).not.toBe(pid)
    expect(said.join()).toContain('does not answer')
  })

  test('a pid file whose number another program carries by now is not in the way', async () => {
    await (await start()).stop()
    const innocent = spawn('sleep', ['60'])
    owners.push(innocent)
    writeFileSync(join(dataDir, 'postmaster.pid'), `${innocent.pid}\n${dataDir}\n1\n21432\n\n127.0.0.1\n\nready\n`)
    expect(await ask((await start()).uri, 'select 1')).toBe('1')
    expect(innocent.exitCode).toBeNull()
  })

  test('of a command in the middle of initdb leaves nothing half-made', async () => {
    const script = join(import.meta.dirname, 'postgresOwner.ts')
    const owner = spawn(process.execPath, ['--import', 'tsx', script, dataDir], { stdio: 'ignore' })
    owners.push(owner)
    while (!existsSync(`${dataDir}.draft-${owner.pid}`)) await sleep(5)
    await kill(owner)
    expect(existsSync(dataDir)).toBe(false)
    expect(await ask((await start()).uri, 'select 1')).toBe('1')
  })
})

test('a data folder of another major version is refused in one line that says what to do', async () => {
  await (await start()).stop()
  writeFileSync(join(dataDir, 'PG_VERSION'), '17\n')
  await expect(start()).rejects.toThrow(/belongs to Postgres 17 and npm brings 18/)
})

test.runIf(process.getuid?.() === 0)(
  'as root, under a folder closed to others, the data moves and a link stays',
  async () => {
    mkdirSync(folder, { recursive: true })
    chmodSync(folder, 0o700)
    const first = await start()
    await ask(first.uri, 'create table kept as select 42 as answer')
    await first.stop()
    expect(said).toHaveLength(1)
    expect(said[0]).toContain('/var/tmp/trait-d-union-')
    expect(await ask((await start()).uri, 'select answer from kept')).toBe('42')
    expect(said).toHaveLength(1)
  },
)
