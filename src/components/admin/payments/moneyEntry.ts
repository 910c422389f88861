import { readTyped, type Scale, type TypedNumber } from '../fields/scaledText'
import { listAt, numberAt, textAt } from '../records'

/** How staff may say that money moved (P5). */
export const manualMethods = ['transfer', 'cheque', 'cash'] as const
type ManualMethod = (typeof manualMethods)[number]

export const euros: Scale = { decimals: 2, suffix: '€' }

/** What staff type of money that came or went. */
export type MoneyEntry = {
  amountText: string
  movedOn: string
  method: ManualMethod
  reference: string
  note: string
}

/** The means among ours that a form's value names; null for another. */
export function methodOf(value: string): ManualMethod | null {
  return manualMethods.find((method) => method === value) ?? null
}

/** Another invoice of the client that the same money may pay. */
export type OtherInvoice = { id: string; number: string; dueOn: string; balanceCents: number }

/** The rows of an answer of Payload that have all that we show. */
export function otherInvoicesIn(body: unknown): OtherInvoice[] {
  return listAt(body, 'docs').flatMap((row) => {
    const id = textAt(row, 'id')
    const number = textAt(row, 'number')
    const balanceCents = numberAt(row, 'balanceCents')
    if (id === null || number === null || balanceCents === null) return []
    return [{ id, number, balanceCents, dueOn: textAt(row, 'dueOn') ?? '' }]
  })
}

type Allocation = { invoiceId: string; amountCents: number }
export type SplitFault = 'tooMuchForOthers' | 'partTooLarge'

/** How typed money is split: what others do not get pays the invoice itself, and more than it asks for is credit (P4). */
export type TypedSplit =
  | { kind: 'incomplete' }
  | { kind: 'impossible'; fault: SplitFault }
  | { kind: 'split'; amountCents: number; allocations: Allocation[]; creditCents: number }

type Typed = {
  amountText: string
  invoice: { id: string; balanceCents: number }
  others: readonly OtherInvoice[]
  /** What each other invoice gets, by its id; none or empty: nothing. */
  otherTexts: Readonly<Record<string, string>>
}

/** Splits what was typed as the server will, so that the form says what will happen. */
export function splitOf({ amountText, invoice, others, otherTexts }: Typed): TypedSplit {
  const amount = readTyped(amountText, euros)
  const parts = others.map((other) => ({ other, typed: readTyped(otherTexts[other.id] ?? '', euros) }))
  if (amount.kind !== 'number' || amount.value <= 0 || parts.some(({ typed }) => typed.kind === 'unreadable'))
    return { kind: 'incomplete' }
  if (parts.some(({ other, typed }) => centsOf(typed) < 0 || centsOf(typed) > other.balanceCents))
    return { kind: 'impossible', fault: 'partTooLarge' }
  const ownCents = amount.value - parts.reduce((sum, { typed }) => sum + centsOf(typed), 0)
  if (ownCents < 0) return { kind: 'impossible', fault: 'tooMuchForOthers' }
  const own = { invoiceId: invoice.id, amountCents: Math.min(ownCents, Math.max(invoice.balanceCents, 0)) }
  // the server keeps a credit on the last invoice that gets a part: this one
  const allocations = [...parts.map(({ other, typed }) => ({ invoiceId: other.id, amountCents: centsOf(typed) })), own]
  return {
    kind: 'split',
    amountCents: amount.value,
    allocations: allocations.filter(({ amountCents }) => amountCents > 0),
    creditCents: ownCents - own.amountCents,
  }
}

function centsOf(typed: TypedNumber): number {
  return typed.kind === 'number' ? typed.value : 0
}

type PaymentForm = { entry: MoneyEntry; split: TypedSplit; allowsCredit: boolean; idempotencyKey: string }

/** The request that records the entry; null while something is missing or nobody has agreed to a credit. */
export function paymentBodyOf({ entry, split, allowsCredit, idempotencyKey }: PaymentForm) {
  if (split.kind !== 'split' || entry.movedOn === '') return null
  if (split.creditCents > 0 && !allowsCredit) return null
  const { amountCents, allocations, creditCents } = split
  const { method, movedOn: receivedOn } = entry
  return {
    amountCents,
    allocations,
    allowsCredit: creditCents > 0,
    receivedOn,
    method,
    ...textsOf(entry),
    idempotencyKey,
  }
}

type MoneyForm = Pick<PaymentForm, 'entry' | 'idempotencyKey'>

/** The request that records a deposit; null while something is missing. */
export function depositBodyOf({ entry, idempotencyKey }: MoneyForm) {
  const amountCents = typedCents(entry)
  if (amountCents === null) return null
  return { amountCents, receivedOn: entry.movedOn, method: entry.method, ...textsOf(entry), idempotencyKey }
}

/** The request that records money given back; null while something is missing. */
export function refundBodyOf({ entry, idempotencyKey }: MoneyForm) {
  const amountCents = typedCents(entry)
  if (amountCents === null) return null
  return { amountCents, refundedOn: entry.movedOn, method: entry.method, ...textsOf(entry), idempotencyKey }
}

/** null while the amount or the day is missing. */
function typedCents({ amountText, movedOn }: MoneyEntry): number | null {
  const amount = readTyped(amountText, euros)
  return amount.kind === 'number' && amount.value > 0 && movedOn !== '' ? amount.value : null
}

function textsOf({ reference, note }: MoneyEntry): { reference: string | null; note: string | null } {
  return { reference: reference.trim() || null, note: note.trim() || null }
}
