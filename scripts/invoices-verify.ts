/**
 * `npm run invoices:verify`: reads every issued document of every series and recomputes numbers, hashes, amounts, files, states and
 * balances (I1–I3, I7). Reads the database of `DATABASE_URI`, else the embedded one of the demo. Exits with 1 and names the first bad
 * document of each kind, if any.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { getPayload } from 'payload'

import { closePool } from '../src/database/adapter'
import type { InvoiceFault, InvoiceFaultKind } from '../src/domain/invoices/verifySeries'
import { readEnv } from '../src/env'
import { portsFrom } from '../src/ports'
import { requestOf } from '../src/services/guest'
import { verifyInvoices, type InvoicesVerdict } from '../src/services/invoices/verify'
import { buildTraitDUnion } from '../src/traitDUnion'
import { completeEnvironment, dataFolder, readDotEnv, variable } from './lib/env'
import { supervise, type Environment } from './lib/processes'
import { openDatabase } from './lib/product'
import { CommandError, say } from './lib/progress'

const whatHappened: Record<InvoiceFaultKind, string> = {
  hole: 'is missing from its series',
  duplicate: 'has a number that was given before',
  misnumbered: 'does not have the number of its place',
  unnumbered: 'is issued without a number, or numbered without being issued',
  dateBeforeLast: 'is dated before the document before it',
  brokenChain: 'does not follow the document before it',
  edited: 'is not the content that was hashed at its issue',
  totals: 'has other amounts or another day in its row than in its content',
  xml: 'has another XML than at its issue',
  pdfMissing: 'has lost its stored PDF',
  pdfEdited: 'has a stored PDF with other bytes',
  money: 'has a state or a balance that its payments do not give',
}

await supervise(async (supervisor) => {
  readDotEnv()
  const dataDir = dataFolder()
  if (variable('DATABASE_URI') === undefined && !existsSync(join(dataDir, 'postgres.password')))
    throw new CommandError('There is no demo database yet: set DATABASE_URI, or start the demo once (npm run demo).')
  const databaseUri = await openDatabase(supervisor, dataDir)
  const publicUrl = variable('PUBLIC_URL') ?? 'http://localhost:3000'
  const { documents, series, faults } = await verify(
    await completeEnvironment({ nodeEnv: 'production', dataDir, databaseUri, publicUrl }),
  )
  for (const fault of faults) process.stderr.write(`${sentenceOf(fault)}\n`)
  if (faults.length > 0) return 1
  say(`${documents} documents in ${series} series verified`)
  return 0
})

async function verify(environment: Environment): Promise<InvoicesVerdict> {
  const env = readEnv({ LOG_LEVEL: 'error', ...environment })
  const payload = await getPayload({
    config: await buildTraitDUnion({ env, ports: portsFrom(env) }),
    disableOnInit: true,
  })
  try {
    return await verifyInvoices(await requestOf(payload, { kind: 'system', name: 'invoices-verify' }))
  } finally {
    await closePool(payload)
  }
}

function sentenceOf({ kind, number, id }: InvoiceFault): string {
  const row = id === null ? '' : ` (row ${id})`
  return `${kind}: document ${number || 'without a number'}${row} ${whatHappened[kind]}`
}
