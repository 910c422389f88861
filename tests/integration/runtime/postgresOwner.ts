/** A command of its own, for the tests to kill: starts Postgres, says where, stays until SIGTERM. */
import { startPostgres } from '../../../scripts/lib/postgres'

const [dataDir = '', port = ''] = process.argv.slice(2)
const log = (line: string): void => void process.stderr.write(`${line}\n`)
const server = await startPostgres({ dataDir, database: 'demo', log, ...(port === '' ? {} : { port: Number(port) }) })
process.stdout.write(`${JSON.stringify({ uri: server.uri, port: server.port })}\n`)
process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)))
setInterval(() => undefined, 60_000)
