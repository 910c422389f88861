import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { getPayload, type Payload } from 'payload'
import { closePool } from '../../src/database/adapter'
import { readEnv } from '../../src/env'
import { portsFrom } from '../../src/ports'
import { buildTraitDUnion } from '../../src/traitDUnion'
import { completeEnvironment, dataFolder, readDotEnv, variable } from './env'
import type { Supervisor } from './processes'
import { openDatabase } from './product'
import { CommandError } from './progress'

/**
 * Does some work on the product without a server: on the database of `DATABASE_URI`, else on the embedded one of the demo.
 *
 * @throws {CommandError} when there is neither
 */
export async function withPayload<T>(supervisor: Supervisor, work: (payload: Payload) => Promise<T>): Promise<T> {
  readDotEnv()
  const dataDir = dataFolder()
  if (variable('DATABASE_URI') === undefined && !existsSync(join(dataDir, 'postgres.password')))
    throw new CommandError('There is no demo database yet: set DATABASE_URI, or start the demo once (npm run demo).')
  const databaseUri = await openDatabase(supervisor, dataDir)
  const publicUrl = variable('PUBLIC_URL') ?? 'http://localhost:3000'
  const environment = await completeEnvironment({ nodeEnv: 'production', dataDir, databaseUri, publicUrl })
  const env = readEnv({ LOG_LEVEL: 'error', ...environment })
  const config = await buildTraitDUnion({ env, ports: portsFrom(env) })
  const payload = await getPayload({ config, disableOnInit: true })
  try {
    return await work(payload)
  } finally {
    await closePool(payload)
  }
}
