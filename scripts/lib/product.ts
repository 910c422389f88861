import { join } from 'node:path'
import { standaloneFolder } from './build'
import { variable } from './env'
import { inRoot } from './paths'
import { freePort, reservePort, type ReservedPort } from './ports'
import { connectionFailure, startPostgres } from './postgres'
import type { Environment, Program, Running, Supervisor } from './processes'
import { CommandError, say, step } from './progress'

const firstPostgresPort = 21_432

/** Where the servers listen: this machine only, unless `TU_HOST` says otherwise (0.0.0.0 in a container). */
export function listenHost(): string {
  return variable('TU_HOST') ?? '127.0.0.1'
}

/** The port of the product: `PORT`, else 3000, else the next free one; kept for us until the server starts. */
export async function productPort(): Promise<ReservedPort> {
  const first = Number(variable('PORT') ?? 3000)
  const reserved = await reservePort({ preferred: Array.from({ length: 21 }, (_, offset) => first + offset) })
  if (reserved.port !== first) say(`  Port ${first} is taken: using ${reserved.port}.`)
  return reserved
}

/**
 * The database of demo and dev: `DATABASE_URI` when it is set, else an embedded Postgres that ends with the command.
 *
 * @throws {CommandError} one line, when `DATABASE_URI` does not answer
 */
export async function openDatabase(supervisor: Supervisor, dataDir: string): Promise<string> {
  const given = variable('DATABASE_URI')
  if (given !== undefined) {
    await step(`Database ${nameOf(given)}`, () => requireAnswer(given))
    return given
  }
  const options = {
    dataDir: join(dataDir, 'postgres'),
    port: firstPostgresPort,
    database: 'trait_d_union',
    log: (line: string) => say(`  ${line}`),
  }
  const server = await step(
    'Postgres',
    () => startPostgres(options),
    ({ port }) => `Postgres 18 on port ${port}`,
  )
  supervisor.defer(() => server.stop())
  return server.uri
}

async function requireAnswer(uri: string): Promise<void> {
  const failure = await connectionFailure(uri)
  if (failure === null) return
  throw new CommandError(
    `The database ${nameOf(uri)} does not answer (${failure}): start it, or unset DATABASE_URI to use the embedded one.`,
  )
}

/** Host, port and name: never the password. */
function nameOf(uri: string): string {
  const url = URL.parse(uri)
  return url ? `${url.host}${url.pathname}` : 'of DATABASE_URI'
}

/**
 * Brings the database up to date with the built server; several at once wait for each other. Makes no first owner, whom
 * `seed` would take for an inhabited database.
 */
export async function migrateBuilt(supervisor: Supervisor, env: Environment): Promise<void> {
  // Empty is unset (src/env.ts), and keeps an `.env` beside the built server from setting them again.
  const withoutOwner = { ...env, ADMIN_EMAIL: '', ADMIN_PASSWORD: '' }
  const program = standalone({ name: 'migrate', role: 'migrate', port: await freePort(), env: withoutOwner })
  await step('Migrations', () => supervisor.run(program))
}

/** Fills an empty database with the agency of the demo; leaves a filled one alone. */
export async function seed(supervisor: Supervisor, env: Environment): Promise<void> {
  const args = ['--import', 'tsx', inRoot('scripts/seed.ts')]
  await step('Demo data', () => supervisor.run({ name: 'seed', args, env, output: 'captured' }))
}

/** Starts the built product, web and worker, and waits until both are ready. */
export async function startProduct(
  supervisor: Supervisor,
  env: Environment,
  webPort: ReservedPort,
): Promise<Running[]> {
  const workerPort = await freePort()
  await webPort.release()
  const web = supervisor.start(standalone({ name: 'web', role: 'web', port: webPort.port, env }))
  const worker = supervisor.start(standalone({ name: 'worker', role: 'worker', port: workerPort, env }))
  await step('Web and worker', async () => {
    await supervisor.untilAnswers(web, readyUrl(webPort.port), 60_000)
    await supervisor.untilAnswers(worker, readyUrl(workerPort), 60_000)
  })
  return [web, worker]
}

/** The address that answers 200 when a server can work. */
export function readyUrl(port: number): string {
  const host = listenHost()
  return `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}/api/health/ready`
}

type StandaloneWish = { name: string; role: 'web' | 'worker' | 'migrate'; port: number; env: Environment }

function standalone({ name, role, port, env }: StandaloneWish): Program {
  const host = role === 'web' ? listenHost() : '127.0.0.1'
  return {
    name,
    args: [join(standaloneFolder, 'server.js')],
    cwd: standaloneFolder,
    // Next's own handler of SIGTERM would exit while jobs run: src/boot.ts ends the process.
    // Without it Next's own handler ends a worker in the middle of a job; a web server wants that handler.
    env: {
      ...env,
      ...(role === 'web' ? {} : { NEXT_MANUAL_SIG_HANDLE: '1' }),
      TU_ROLE: role,
      PORT: String(port),
      HOSTNAME: host,
    },
    output: 'captured',
  }
}
