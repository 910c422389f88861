import { DomainError } from '../errors'
import type { Cents } from '../money/cents'
import { allocateAsAsked, allocateOldestFirst, type Allocation, type PayableInvoice } from './allocate'

/** An invoice that money may go to, with its row's id. */
export type PayableRow = PayableInvoice & { id: string }

/** A part of a receipt of money, always of one cent or more. */
export type ReceiptPart = { invoiceId: string; amountCents: Cents }

type Receipt = {
  amountCents: Cents
  /** All invoices that may be named. */
  invoices: readonly PayableRow[]
  /** What a person asked for; null: the oldest due first. */
  asked: readonly ReceiptPart[] | null
  /** Whether more than is due may come in and become the client's credit. */
  allowsCredit: boolean
  /** Where the credit goes when no invoice takes a part. */
  creditTo: string
}

/**
 * Splits money that came in over invoices; the parts add up to it. What is more than due is booked on the last invoice that gets a
 * part, whose balance then tells the client's credit (P4).
 *
 * @throws {DomainError} `payment.moreThanDue` { creditCents } when no credit is allowed · what `allocateAsAsked` and
 *   `allocateOldestFirst` refuse
 */
export function splitReceipt({ amountCents, invoices, asked, allowsCredit, creditTo }: Receipt): ReceiptPart[] {
  const { allocations, creditCents } =
    asked === null
      ? allocateOldestFirst(amountCents, invoices)
      : allocateAsAsked(amountCents, invoices, byNumber(asked, invoices))
  const parts = allocations.map((part) => ({ invoiceId: idOf(part, invoices), amountCents: part.amountCents }))
  if (creditCents === 0) return parts
  if (!allowsCredit) throw new DomainError('payment.moreThanDue', { creditCents })
  return withCredit(parts, { invoiceId: creditTo, amountCents: creditCents })
}

function withCredit(parts: readonly ReceiptPart[], credit: ReceiptPart): ReceiptPart[] {
  const last = parts.at(-1)
  if (last === undefined) return [credit]
  return [...parts.slice(0, -1), { ...last, amountCents: last.amountCents + credit.amountCents }]
}

function byNumber(asked: readonly ReceiptPart[], invoices: readonly PayableRow[]): Allocation[] {
  return asked.map(({ invoiceId, amountCents }) => {
    const number = invoices.find(({ id }) => id === invoiceId)?.number ?? ''
    return { number, amountCents }
  })
}

/** Each allocation bears the number of an invoice that was given. */
function idOf({ number }: Allocation, invoices: readonly PayableRow[]): string {
  return invoices.find((invoice) => invoice.number === number)?.id ?? ''
}
