import type { CivilDate } from '../dates/civilDate'
import { DomainError } from '../errors'
import { addCents, type Cents } from '../money/cents'

/** An invoice that waits for money. */
export type PayableInvoice = { number: string; dueOn: CivilDate; balanceCents: Cents }

export type Allocation = { number: string; amountCents: Cents }

export type AllocatedPayment = {
  /** None is zero. */
  allocations: Allocation[]
  /** What is left over: a credit of the client (P4). */
  creditCents: Cents
}

/**
 * Spreads a payment over invoices, the oldest due date first; on one day, the lower number (P4).
 *
 * @throws {DomainError} `payment.notPositive` { amountCents }
 */
export function allocateOldestFirst(amountCents: Cents, invoices: readonly PayableInvoice[]): AllocatedPayment {
  assertPositive(amountCents)
  const allocations: Allocation[] = []
  let creditCents = amountCents
  for (const { number, balanceCents } of invoices.toSorted(byDueDate)) {
    const part = Math.min(creditCents, Math.max(balanceCents, 0))
    if (part > 0) allocations.push({ number, amountCents: part })
    creditCents -= part
  }
  return { allocations, creditCents }
}

/**
 * Spreads a payment as a person asked; what nobody asked for is a credit of the client (P4).
 *
 * @throws {DomainError} `payment.notPositive` { amountCents } · `payment.unknownInvoice`, `payment.invoiceTwice` { number } ·
 *   `payment.overAllocated` { number, balanceCents } · `payment.askedTooMuch` { amountCents, askedCents }
 */
export function allocateAsAsked(
  amountCents: Cents,
  invoices: readonly PayableInvoice[],
  asked: readonly Allocation[],
): AllocatedPayment {
  assertPositive(amountCents)
  asked.forEach((each, index) => assertPossible(each, invoices, asked.slice(0, index)))
  const askedCents = addCents(...asked.map((each) => each.amountCents))
  if (askedCents > amountCents) throw new DomainError('payment.askedTooMuch', { amountCents, askedCents })
  return { allocations: [...asked], creditCents: amountCents - askedCents }
}

function assertPossible(
  { number, amountCents }: Allocation,
  invoices: readonly PayableInvoice[],
  earlier: readonly Allocation[],
): void {
  assertPositive(amountCents)
  const invoice = invoices.find((each) => each.number === number)
  if (invoice === undefined) throw new DomainError('payment.unknownInvoice', { number })
  if (earlier.some((each) => each.number === number)) throw new DomainError('payment.invoiceTwice', { number })
  const { balanceCents } = invoice
  if (amountCents > balanceCents) throw new DomainError('payment.overAllocated', { number, balanceCents })
}

function assertPositive(amountCents: Cents): void {
  if (!Number.isSafeInteger(amountCents) || amountCents <= 0)
    throw new DomainError('payment.notPositive', { amountCents })
}

function byDueDate(a: PayableInvoice, b: PayableInvoice): number {
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1
  return a.number < b.number ? -1 : 1
}
