/**
 * `npm run ledger:verify`: recomputes the whole ledger and compares it with its heads and the latest anchor (R24). Reads
 * the database of `DATABASE_URI`, else the embedded one of the demo. Exits with 1 and names the first bad line, if any.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { getPayload } from 'payload'

import { closePool } from '../src/database/adapter'
import { databaseOf } from '../src/database/database'
import { readEnv } from '../src/env'
import type { LedgerFault } from '../src/domain/ledger/verifyChain'
import { portsFrom } from '../src/ports'
import { requestOf } from '../src/services/guest'
import { verifyLedger, type LedgerVerdict } from '../src/services/ledger/verify'
import { buildTraitDUnion } from '../src/traitDUnion'
import { completeEnvironment, dataFolder, readDotEnv, variable } from './lib/env'
import { supervise, type Environment } from './lib/processes'
import { openDatabase } from './lib/product'
import { CommandError, say } from './lib/progress'

const whatHappened: Record<LedgerFault['kind'], string> = {
  edited: 'was edited',
  missing: 'is missing',
  swapped: 'stands where another line was written',
  inserted: 'was inserted',
  cutTail: 'and all after it were cut off',
  headForged: 'ends its chain, but the head of the chain is gone or was not written by us',
  anchorMismatch: 'is not what it was when the ledger was last anchored',
}

await supervise(async (supervisor) => {
  readDotEnv()
  const dataDir = dataFolder()
  if (variable('DATABASE_URI') === undefined && !existsSync(join(dataDir, 'postgres.password')))
    throw new CommandError('There is no demo database yet: set DATABASE_URI, or start the demo once (npm run demo).')
  const databaseUri = await openDatabase(supervisor, dataDir)
  const publicUrl = variable('PUBLIC_URL') ?? 'http://localhost:3000'
  const { lines, chains, fault } = await verify(
    await completeEnvironment({ nodeEnv: 'production', dataDir, databaseUri, publicUrl }),
  )
  if (fault) {
    process.stderr.write(`${sentenceOf(fault)}\n`)
    return 1
  }
  say(`${lines} lines in ${chains} chains verified`)
  return 0
})

async function verify(environment: Environment): Promise<LedgerVerdict> {
  const env = readEnv({ LOG_LEVEL: 'error', ...environment })
  const payload = await getPayload({
    config: await buildTraitDUnion({ env, ports: portsFrom(env) }),
    disableOnInit: true,
  })
  try {
    const { rows } = await databaseOf(payload).pool.query<{ isOld: boolean }>(
      `SELECT to_regclass('ledger_anchors') IS NULL AS "isOld"`,
    )
    if (rows[0]?.isOld) throw new CommandError('This database is older than the sources: bring it up to date first.')
    return await verifyLedger(await requestOf(payload, { kind: 'system', name: 'ledger-verify' }))
  } finally {
    await closePool(payload)
  }
}

function sentenceOf({ kind, chain, sequence, id }: LedgerFault): string {
  if (!chain) return `${kind}: the file of the latest anchor is gone or was not written by us`
  const row = id === null ? '' : ` (row ${id})`
  return `${kind}: line ${sequence} of ${chain.subject} ${chain.subjectId}${row} ${whatHappened[kind]}`
}
