import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { discardPostgres, startPostgres, type RunningPostgres } from '../../scripts/lib/postgres'

/** Speed over safety: what these servers hold is thrown away. */
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

export type TestServer = {
  /** A superuser's address, database `postgres`. */
  uri: string
  /** Stops Postgres as an operator would (open connections are cut) and starts it again on the same port. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** A throw-away Postgres of the version that npm brings, on a free port of the loopback. */
export async function startTestServer(): Promise<TestServer> {
  const home = mkdtempSync(path.join(tmpdir(), 'tu-postgres-'))
  const dataDir = path.join(home, 'data')
  const start = (port?: number): Promise<RunningPostgres> =>
    startPostgres({ dataDir, database: 'postgres', settings, log: () => undefined, ...(port ? { port } : {}) })
  let server = await start()
  return {
    uri: server.uri,
    async restart() {
      await server.stop()
      server = await start(server.port)
    },
    async stop() {
      await server.stop()
      await discardPostgres(dataDir)
      rmSync(home, { recursive: true, force: true })
    },
  }
}
