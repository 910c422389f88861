import type { InvoiceKind } from '@/domain/invoices/content'
import { problemsIn, type ToldProblem } from '../api'
import { isRecord, numberAt, textAt } from '../records'
import { invoiceKindOf } from './actionsOf'

/** What would be issued, to whom, and what still keeps it from it. */
export type IssuePreview = {
  kind: InvoiceKind
  clientName: string
  /** "Name <address>"; null: nobody gets a mail. */
  recipient: string | null
  currency: string
  dueOn: string
  netCents: number
  grossCents: number
  payableCents: number
  corrects: { number: string; leftAfterCents: number } | null
  problems: ToldProblem[]
}

/** Reads the answer of `GET /api/invoices/:id/issue-preview`. */
export function issuePreviewIn(body: unknown): IssuePreview {
  const facts = isRecord(body) ? body : {}
  return {
    kind: invoiceKindOf(textAt(facts, 'kind')),
    clientName: textAt(facts, 'clientName') ?? '',
    recipient: recipientIn(facts['recipient']),
    currency: textAt(facts, 'currency') ?? 'EUR',
    dueOn: textAt(facts, 'dueOn') ?? '',
    netCents: numberAt(facts, 'netCents') ?? 0,
    grossCents: numberAt(facts, 'grossCents') ?? 0,
    payableCents: numberAt(facts, 'payableCents') ?? 0,
    corrects: correctionIn(facts['corrects']),
    problems: problemsIn(facts),
  }
}

function recipientIn(value: unknown): string | null {
  const [name, address] = [textAt(value, 'name'), textAt(value, 'address')]
  if (address === null) return null
  return name === null ? address : `${name} <${address}>`
}

function correctionIn(value: unknown): IssuePreview['corrects'] {
  const number = textAt(value, 'number')
  return number === null ? null : { number, leftAfterCents: numberAt(value, 'leftAfterCents') ?? 0 }
}
