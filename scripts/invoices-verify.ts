/**
 * `npm run invoices:verify`: reads every issued document of every series and recomputes numbers, hashes, amounts, files, states and
 * balances (I1–I3, I7). Reads the database of `DATABASE_URI`, else the embedded one of the demo. Exits with 1 and names the first bad
 * document of each kind, if any.
 */
import type { InvoiceFault, InvoiceFaultKind } from '../src/domain/invoices/verifySeries'
import { requestOf } from '../src/services/guest'
import { verifyInvoices } from '../src/services/invoices/verify'
import { supervise } from './lib/processes'
import { say } from './lib/progress'
import { withPayload } from './lib/withPayload'

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
  const { documents, series, faults } = await withPayload(supervisor, async (payload) =>
    verifyInvoices(await requestOf(payload, { kind: 'system', name: 'invoices-verify' })),
  )
  for (const fault of faults) process.stderr.write(`${sentenceOf(fault)}\n`)
  if (faults.length > 0) return 1
  say(`${documents} documents in ${series} series verified`)
  return 0
})

function sentenceOf({ kind, number, id }: InvoiceFault): string {
  const row = id === null ? '' : ` (row ${id})`
  return `${kind}: document ${number || 'without a number'}${row} ${whatHappened[kind]}`
}
