import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { processIdentity } from '../../lib/alive'
import { ensureBuilt } from '../../lib/build'
import { completeEnvironment } from '../../lib/env'
import { inRoot } from '../../lib/paths'
import { freePort } from '../../lib/ports'
import { discardPostgres, runSql, startPostgres } from '../../lib/postgres'
import { namesIn } from '../../lib/postgresHome'
import type { Environment, Running, Supervisor } from '../../lib/processes'
import { migrateBuilt } from '../../lib/product'
import { say, step } from '../../lib/progress'
import type { BenchOptions } from './options'
import { prepareAgency, type Agency } from './prepareAgency'
import { startFloor, startWeb } from './servers'

/** What every row measures on. */
export type Stage = Agency & {
  /** The product's address, its PUBLIC_URL too. */
  webUrl: string
  floorUrl: string
  servers: readonly Running[]
  databaseUri: string
  /** The servers' own. */
  env: Environment
  /** Headers of the owner's browser. */
  staffHeaders: Readonly<Record<string, string>>
  /** How long each address is under load. */
  seconds: number
}

const runs = inRoot('.data/bench/runs')

/** Sets everything up from nothing, on a database of this run alone that goes away with it. */
export async function openStage(supervisor: Supervisor, { invoices, seconds }: BenchOptions): Promise<Stage> {
  const databaseUri = await ownDatabase(supervisor)
  const webUrl = `http://127.0.0.1:${await freePort()}`
  const dataDir = join(runs, String(process.pid))
  const env = await completeEnvironment({ nodeEnv: 'production', dataDir, databaseUri, publicUrl: webUrl })
  await ensureBuilt(supervisor, env)
  await migrateBuilt(supervisor, env)
  await fill(supervisor, { env, invoices })
  const agency = await step('A quote that is out', () => prepareAgency(env))
  // A database that has been running for a while has its statistics; a freshly filled one would collect them meanwhile.
  await step('Statistics of the tables', () => runSql(databaseUri, 'vacuum analyze', 'checkpoint'))
  const web = await startWeb(supervisor, env, webUrl)
  const floorUrl = `http://127.0.0.1:${await freePort()}`
  const probe = `/versions/${agency.sent.versionId}`
  const floor = await startFloor(supervisor, env, { url: floorUrl, probe })
  const staffHeaders = await logIn(webUrl, agency.login)
  return { ...agency, webUrl, floorUrl, servers: [web, floor], databaseUri, env, staffHeaders, seconds }
}

/** With Postgres' own settings for safety: what is written is on the disk, as in production. */
async function ownDatabase(supervisor: Supervisor): Promise<string> {
  await removeLeftovers()
  const run = join(runs, String(process.pid))
  mkdirSync(run, { recursive: true })
  supervisor.defer(async () => rmSync(run, { recursive: true, force: true }))
  const dataDir = join(run, 'postgres')
  const options = { dataDir, database: 'bench', log: (line: string) => say(`  ${line}`) }
  const server = await step(
    'Postgres',
    () => startPostgres(options),
    ({ port }) => `Postgres 18 on port ${port}`,
  )
  supervisor.defer(async () => {
    await server.stop()
    await discardPostgres(dataDir)
  })
  return server.uri
}

/** What killed runs left. */
async function removeLeftovers(): Promise<void> {
  for (const name of namesIn(runs)) {
    if (processIdentity(Number(name)) !== null) continue
    if (await discardPostgres(join(runs, name, 'postgres'))) rmSync(join(runs, name), { recursive: true, force: true })
  }
}

async function fill(supervisor: Supervisor, { env, invoices }: { env: Environment; invoices: number }): Promise<void> {
  const args = ['--import', 'tsx', inRoot('scripts/bench-seed.ts'), '--invoices', String(invoices)]
  await step(`${invoices} invoices`, () => supervisor.run({ name: 'bench-seed', args, env, output: 'captured' }))
}

/** The origin makes the cookie count. */
async function logIn(webUrl: string, login: Agency['login']): Promise<Record<string, string>> {
  const answer = await fetch(`${webUrl}/api/users/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(login),
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (cookie === undefined) throw new Error(`The owner cannot log in: ${answer.status} ${await answer.text()}`)
  return { Cookie: cookie, Origin: webUrl }
}
