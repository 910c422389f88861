import * as initial from './20261124_060000_initial'
import * as guarantees from './20261124_060100_guarantees'
import * as signatures from './20261124_102356_signatures'
import * as signatureGuarantees from './20261124_102400_signature_guarantees'
import * as ledgerHeads from './20261124_110000_ledger_heads'
import * as followups from './20261124_114222_followups'
import * as followupGuarantees from './20261124_114300_followup_guarantees'
import * as invoicing from './20261124_121313_invoicing'
import * as invoicingGuarantees from './20261124_121314_invoicing_guarantees'
import * as dunning from './20261124_124114_dunning'
import * as dunningGuarantees from './20261124_124115_dunning_guarantees'

export const migrations = [
  { up: initial.up, down: initial.down, name: '20261124_060000_initial' },
  { up: guarantees.up, down: guarantees.down, name: '20261124_060100_guarantees' },
  { up: signatures.up, down: signatures.down, name: '20261124_102356_signatures' },
  { up: signatureGuarantees.up, down: signatureGuarantees.down, name: '20261124_102400_signature_guarantees' },
  { up: ledgerHeads.up, down: ledgerHeads.down, name: '20261124_110000_ledger_heads' },
  { up: followups.up, down: followups.down, name: '20261124_114222_followups' },
  { up: followupGuarantees.up, down: followupGuarantees.down, name: '20261124_114300_followup_guarantees' },
  { up: invoicing.up, down: invoicing.down, name: '20261124_121313_invoicing' },
  { up: invoicingGuarantees.up, down: invoicingGuarantees.down, name: '20261124_121314_invoicing_guarantees' },
  { up: dunning.up, down: dunning.down, name: '20261124_124114_dunning' },
  { up: dunningGuarantees.up, down: dunningGuarantees.down, name: '20261124_124115_dunning_guarantees' },
]
