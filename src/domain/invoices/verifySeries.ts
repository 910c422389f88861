import type { CivilDate } from '../dates/civilDate'
import type { InvoiceContent } from './content'
import { balanceOf, paymentState, type InvoiceMoney, type InvoiceState } from './lifecycle'
import { formatNumber } from './number'

/**
 * What was done to the issued documents: `hole` a number was never given or its document is gone; `duplicate` a number was given
 * twice; `misnumbered` a row's number is not the one of its place; `unnumbered` issued without a number, or a draft with one;
 * `dateBeforeLast` an earlier day than the document before it (R6); `brokenChain` it does not name the hash of the document before it;
 * `edited` the content is not the one that was hashed; `totals` the row's amounts are not the content's; `xml` its XML is not the one of
 * the issue; `pdfMissing` and `pdfEdited` the stored file; `money` state or balance are not what the payments say.
 */
export const invoiceFaultKinds = [
  'hole',
  'duplicate',
  'misnumbered',
  'unnumbered',
  'dateBeforeLast',
  'brokenChain',
  'edited',
  'totals',
  'xml',
  'pdfMissing',
  'pdfEdited',
  'money',
] as const
export type InvoiceFaultKind = (typeof invoiceFaultKinds)[number]

/** One bad row; `id` is null when it is gone. */
export type InvoiceFault = { kind: InvoiceFaultKind; number: string; id: string | null }

/** An issued document as it is stored; any of it may have been changed by hand. */
export type StoredInvoice = {
  id: string
  number: string
  series: string
  year: number
  sequence: number
  state: InvoiceState
  issuedOn: CivilDate
  content: InvoiceContent
  sha256: string
  previousSha256: string | null
  row: Totals & { paidCents: number; balanceCents: number; prepaidCents: number }
  money: Pick<InvoiceMoney, 'paidCents' | 'creditedCents'>
}

type Totals = Pick<InvoiceContent, 'netCents' | 'vatCents' | 'grossCents'>

/** The last document of a series that was read; null before the first. */
export type SeriesPlace = Pick<StoredInvoice, 'year' | 'sequence' | 'issuedOn' | 'sha256'>

/**
 * Where a document does not follow the one before it in its series: gapless numbers from 1 each year (I1, R6), days that do not go
 * back, and hashes that chain (I3).
 */
export function placeFaults(document: StoredInvoice, previous: SeriesPlace | null): InvoiceFault[] {
  const { series, year, sequence, number } = document
  const isSameYear = previous?.year === year
  const expected = isSameYear ? previous.sequence + 1 : 1
  const faults: InvoiceFault[] = []
  if (sequence > expected) faults.push({ kind: 'hole', number: formatNumber(series, year, expected), id: null })
  if (sequence < expected) faults.push(faultOf('duplicate', document))
  if (number !== formatNumber(series, year, sequence) || document.content.number !== number)
    faults.push(faultOf('misnumbered', document))
  if (previous && previous.issuedOn > document.issuedOn) faults.push(faultOf('dateBeforeLast', document))
  if (document.previousSha256 !== (previous?.sha256 ?? null)) faults.push(faultOf('brokenChain', document))
  return faults
}

/** Where the row beside the frozen content says something else: amounts, day of issue, state, balance (I2, domain.md §5). */
export function rowFaults(document: StoredInvoice): InvoiceFault[] {
  const { row, content } = document
  const isSame = row.netCents === content.netCents && row.vatCents === content.vatCents
  const isTotal = isSame && row.grossCents === content.grossCents && row.prepaidCents === content.prepaidCents
  return [
    ...(isTotal && document.issuedOn === content.issuedOn ? [] : [faultOf('totals', document)]),
    ...(isMoneyRight(document) ? [] : [faultOf('money', document)]),
  ]
}

function isMoneyRight({ content, state, row, money }: StoredInvoice): boolean {
  if (content.kind === 'credit-note') return state === 'issued' && row.balanceCents === 0
  const all = {
    grossCents: content.grossCents,
    deductedCents: content.kind === 'final' ? content.prepaidCents : 0,
    ...money,
    isUncollectible: state === 'uncollectible',
  }
  return state === paymentState(all) && row.balanceCents === balanceOf(all) && row.paidCents === money.paidCents
}

/** A fault of a row that is there. */
export function faultOf(
  kind: InvoiceFaultKind,
  { number, id }: Pick<StoredInvoice, 'number' | 'id'>,
): InvoiceFault & { id: string } {
  return { kind, number, id }
}
