/**
 * `npm run ledger:verify`: recomputes the whole ledger and compares it with its heads and the latest anchor (R24). Reads
 * the database of `DATABASE_URI`, else the embedded one of the demo. Exits with 1 and names the first bad line, if any.
 */
import type { Payload } from 'payload'

import { databaseOf } from '../src/database/database'
import type { LedgerFault } from '../src/domain/ledger/verifyChain'
import { requestOf } from '../src/services/guest'
import { verifyLedger, type LedgerVerdict } from '../src/services/ledger/verify'
import { supervise } from './lib/processes'
import { CommandError, say } from './lib/progress'
import { withPayload } from './lib/withPayload'

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
  const { lines, chains, fault } = await withPayload(supervisor, verify)
  if (fault) {
    process.stderr.write(`${sentenceOf(fault)}\n`)
    return 1
  }
  say(`${lines} lines in ${chains} chains verified`)
  return 0
})

async function verify(payload: Payload): Promise<LedgerVerdict> {
  const { rows } = await databaseOf(payload).pool.query<{ isOld: boolean }>(
    `SELECT to_regclass('ledger_anchors') IS NULL AS "isOld"`,
  )
  if (rows[0]?.isOld) throw new CommandError('This database is older than the sources: bring it up to date first.')
  return verifyLedger(await requestOf(payload, { kind: 'system', name: 'ledger-verify' }))
}

function sentenceOf({ kind, chain, sequence, id }: LedgerFault): string {
  if (!chain) return `${kind}: the file of the latest anchor is gone or was not written by us`
  const row = id === null ? '' : ` (row ${id})`
  return `${kind}: line ${sequence} of ${chain.subject} ${chain.subjectId}${row} ${whatHappened[kind]}`
}
