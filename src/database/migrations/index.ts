import * as initial from './20261124_060000_initial'
import * as guarantees from './20261124_060100_guarantees'
import * as signatures from './20261124_102356_signatures'
import * as signatureGuarantees from './20261124_102400_signature_guarantees'
import * as ledgerHeads from './20261124_110000_ledger_heads'

export const migrations = [
  { up: initial.up, down: initial.down, name: '20261124_060000_initial' },
  { up: guarantees.up, down: guarantees.down, name: '20261124_060100_guarantees' },
  { up: signatures.up, down: signatures.down, name: '20261124_102356_signatures' },
  { up: signatureGuarantees.up, down: signatureGuarantees.down, name: '20261124_102400_signature_guarantees' },
  { up: ledgerHeads.up, down: ledgerHeads.down, name: '20261124_110000_ledger_heads' },
]
