import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { withFileLock } from './fileLock'
import { inRoot } from './paths'
import type { Environment } from './processes'

export type EnvironmentWish = {
  nodeEnv: 'production' | 'development' | 'test'
  /** Where the product keeps files, and we its secrets; absolute, because the built server changes its folder. */
  dataDir: string
  databaseUri: string
  publicUrl: string
}

/** Reads `.env` into this process; what is set already wins. */
export function readDotEnv(): void {
  const file = inRoot('.env')
  if (existsSync(file)) process.loadEnvFile(file)
}

/** A variable that is set and not empty. */
export function variable(name: string): string | undefined {
  const value = process.env[name]?.trim()
  return value === '' ? undefined : value
}

/** Where the data of demo and dev is: `TU_DATA_DIR`, else `.data`. */
export function dataFolder(): string {
  return inRoot(variable('TU_DATA_DIR') ?? '.data')
}

/**
 * The environment of the programs that we start: ours, completed so that nothing has to be configured. The secret is made
 * once and kept in `<dataDir>/secrets.json`: sessions and stored tokens outlive a restart.
 */
export async function completeEnvironment(wish: EnvironmentWish): Promise<Environment> {
  const { PAYLOAD_SECRET: kept } = await keptSecrets(wish.dataDir)
  return {
    ...process.env,
    NODE_ENV: wish.nodeEnv,
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URI: wish.databaseUri,
    PUBLIC_URL: wish.publicUrl,
    PAYLOAD_SECRET: variable('PAYLOAD_SECRET') ?? kept,
    TU_DATA_DIR: wish.dataDir,
    TU_ROLE: 'all',
    SEAL_DEMO_KEY: variable('SEAL_DEMO_KEY') ?? '1',
  }
}

const secrets = z.object({ PAYLOAD_SECRET: z.string().min(24) })

async function keptSecrets(dataDir: string): Promise<z.infer<typeof secrets>> {
  const file = join(dataDir, 'secrets.json')
  mkdirSync(dataDir, { recursive: true })
  return withFileLock(`${file}.lock`, async () => {
    if (existsSync(file)) return secrets.parse(JSON.parse(readFileSync(file, 'utf8')))
    const made = { PAYLOAD_SECRET: randomBytes(32).toString('hex') }
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 })
    return made
  })
}
