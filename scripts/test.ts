/** `npm test`: everything from a clean clone, with its own Postgres; the last line is `N passed, N failed`. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { findChromium } from '../src/integrations/pdf/findChromium'
import { startSmtp } from '../tests/doubles/smtp'
import { processIdentity } from './lib/alive'
import { ensureBuilt } from './lib/build'
import { completeEnvironment, variable } from './lib/env'
import { inRoot } from './lib/paths'
import { reservePort } from './lib/ports'
import { discardPostgres, runSql, startPostgres } from './lib/postgres'
import { namesIn } from './lib/postgresHome'
import { Stopped, supervise, type Environment, type Supervisor } from './lib/processes'
import { migrateBuilt, seed, startProduct } from './lib/product'
import { CommandError, say, step } from './lib/progress'
import { withStripeSimulator } from './lib/stripeSimulator'
import {
  addTallies,
  closingLine,
  exitCodeOf,
  playwrightTally,
  vitestTally,
  withExitCode,
  type Tally,
} from './lib/tally'

/** `faults` are slow and run only when asked for. */
type Suite = 'unit' | 'integration' | 'journeys' | 'faults'
type Context = { supervisor: Supervisor; run: string; databaseUri: string; extraArgs: string[] }

const runs = inRoot('.data/test')
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

await supervise(async (supervisor) => {
  const { suites, extraArgs } = readArguments()
  const run = join(runs, String(process.pid))
  let line = ''
  // Registered first, so done last: nothing is printed after the closing line.
  supervisor.defer(async () => line !== '' && say(line))
  await removeLeftovers()
  mkdirSync(run, { recursive: true })
  supervisor.defer(async () => rmSync(run, { recursive: true, force: true }))
  const tallies: Tally[] = []
  const attempt = async (what: string, work: () => Promise<Tally>): Promise<void> =>
    void tallies.push(await counted(what, work))
  await attempt('Tests', async () => {
    const needsDatabase = suites.some((suite) => suite !== 'unit')
    const databaseUri = needsDatabase ? await openTestDatabase(supervisor, run) : ''
    const context = { supervisor, run, databaseUri, extraArgs }
    const projects = suites.filter((suite) => suite !== 'journeys')
    if (projects.length > 0) await attempt('Unit and integration tests', () => runVitest(context, projects))
    if (suites.includes('journeys')) await attempt('Journeys', () => runJourneys(context))
    return { passed: 0, failed: 0, skipped: 0 }
  })
  const total = addTallies(tallies)
  line = closingLine(total)
  return exitCodeOf(total)
})

function readArguments(): { suites: Suite[]; extraArgs: string[] } {
  const { values, positionals } = parseArgs({
    options: { only: { type: 'string' } },
    allowPositionals: true,
    strict: true,
  })
  const all: Suite[] = ['unit', 'integration', 'journeys']
  if (values.only === undefined) return { suites: all, extraArgs: [] }
  const known: Suite[] = [...all, 'faults']
  const suites = known.filter((suite) => suite === values.only)
  if (suites.length === 0) throw new CommandError(`--only takes one of ${known.join(', ')}, not ${values.only}.`)
  return { suites, extraArgs: positionals }
}

/** A part that dies is one failure, and the others still run. */
async function counted(what: string, work: () => Promise<Tally>): Promise<Tally> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Stopped) throw error
    const detail = error instanceof CommandError ? error.detail : error instanceof Error ? error.stack : String(error)
    say(`${detail ?? ''}\n✗ ${what}: ${error instanceof Error ? error.message : String(error)}`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

/** `TEST_DATABASE_URI` (a server whose user may create databases) when set: how the second Postgres version is tested. */
async function openTestDatabase(supervisor: Supervisor, run: string): Promise<string> {
  const given = variable('TEST_DATABASE_URI')
  if (given !== undefined) return given
  const dataDir = join(run, 'postgres')
  const options = { dataDir, database: 'test', settings, log: (line: string) => say(`  ${line}`) }
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

/** What a killed run left: its Postgres and its data. */
async function removeLeftovers(): Promise<void> {
  for (const name of namesIn(runs)) {
    if (processIdentity(Number(name)) !== null) continue
    if (await discardPostgres(join(runs, name, 'postgres'))) rmSync(join(runs, name), { recursive: true, force: true })
  }
}

async function runVitest({ supervisor, run, databaseUri, extraArgs }: Context, projects: Suite[]): Promise<Tally> {
  const report = join(run, 'vitest.json')
  // The commands' own tests are a project of their own, since they need no database of the product.
  const names = projects.flatMap((project) => (project === 'integration' ? ['integration', 'runtime'] : [project]))
  const chosen = names.flatMap((name) => ['--project', name])
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const args = [inRoot('node_modules/vitest/vitest.mjs'), 'run', ...chosen, ...reporters, ...extraArgs]
  const env: Environment = {
    ...process.env,
    NODE_ENV: 'test',
    TEST_DATABASE_URI: databaseUri,
    TU_DATA_DIR: join(run, 'vitest'),
  }
  const code = await supervisor.exitCode({ name: 'vitest', args, env, output: 'shared' })
  return withExitCode(vitestTally(readReport(report)), code)
}

/** The built product, web and worker, on a seeded database of its own, played in a real browser. */
async function runJourneys(context: Context): Promise<Tally> {
  const { supervisor, run } = context
  // Where npm has a Chromium, the journeys and the product's PDFs use that one: it must do on a machine without any other.
  const isBundled = process.platform === 'linux' && process.arch === 'x64'
  const chromium = await findChromium({
    chromiumPath: isBundled ? undefined : variable('CHROMIUM_PATH'),
    bundledOnly: isBundled,
    searchPath: process.env.PATH ?? '',
  })
  const port = await reservePort()
  const publicUrl = `http://localhost:${port.port}`
  const databaseUri = await emptyDatabase(context.databaseUri, 'journeys')
  const wish = { nodeEnv: 'production', dataDir: join(run, 'journeys'), databaseUri, publicUrl } as const
  const browser: Record<string, string> = isBundled
    ? { TU_CHROMIUM_BUNDLED: '1', CHROMIUM_PATH: '' }
    : { CHROMIUM_PATH: chromium.executablePath }
  const mail = await openMailbox(supervisor, join(run, 'mails'))
  mkdirSync(wish.dataDir, { recursive: true })
  const own = { ...(await completeEnvironment(wish)), ...browser, ...mail }
  const env = await withStripeSimulator(supervisor, { dataDir: wish.dataDir, publicUrl, env: own })
  await ensureBuilt(supervisor, env)
  await migrateBuilt(supervisor, env)
  await seed(supervisor, env)
  await startProduct(supervisor, env, port)
  return runPlaywright(context, { ...env, BASE_URL: publicUrl, CHROMIUM_PATH: chromium.executablePath })
}

/** A real SMTP server that keeps each mail as `<folder>/<rank>.json`, where a journey reads its code. */
async function openMailbox(supervisor: Supervisor, folder: string): Promise<Record<string, string>> {
  mkdirSync(folder, { recursive: true })
  let rank = 0
  const smtp = await startSmtp({
    onMail: ({ to, subject, text }) => {
      rank += 1
      const file = join(folder, `${String(rank).padStart(6, '0')}.json`)
      const addresses = [to ?? []].flat().map((address) => address.text)
      writeFileSync(`${file}.part`, JSON.stringify({ to: addresses.join(', '), subject, text }))
      renameSync(`${file}.part`, file)
    },
  })
  supervisor.defer(() => smtp.close())
  return { SMTP_HOST: smtp.host, SMTP_PORT: String(smtp.port), MAILBOX: folder }
}

async function runPlaywright({ supervisor, run, extraArgs }: Context, env: Environment): Promise<Tally> {
  const report = join(run, 'playwright.json')
  const args = [inRoot('node_modules/@playwright/test/cli.js'), 'test', '--reporter=list,json', ...extraArgs]
  const own: Environment = { ...env, NODE_ENV: 'test', PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  const code = await supervisor.exitCode({ name: 'playwright', args, env: own, output: 'shared' })
  return withExitCode(playwrightTally(readReport(report)), code)
}

async function emptyDatabase(serverUri: string, name: string): Promise<string> {
  await runSql(serverUri, `drop database if exists ${name} with (force)`, `create database ${name}`)
  const uri = new URL(serverUri)
  uri.pathname = `/${name}`
  return uri.href
}

function readReport(file: string): unknown {
  if (!existsSync(file)) throw new CommandError('The test runner ended without a report.')
  return JSON.parse(readFileSync(file, 'utf8'))
}
