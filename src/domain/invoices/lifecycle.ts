import { DomainError } from '../errors'
import { addCents, type Cents } from '../money/cents'

/** Every state of an invoice (domain.md §5). */
export const invoiceStates = ['draft', 'issued', 'partially-paid', 'paid', 'cancelled', 'uncollectible'] as const
export type InvoiceState = (typeof invoiceStates)[number]

/** `recordPayment` is any money row, a refund included; `credit` is the issue of a credit note for it (I6). */
export const invoiceCommands = ['issue', 'recordPayment', 'credit', 'writeOff'] as const
export type InvoiceCommand = (typeof invoiceCommands)[number]

/** In which states a command is allowed; where it leads follows from the money (`paymentState`). */
export const invoiceCommandsByState: Readonly<Record<InvoiceState, readonly InvoiceCommand[]>> = {
  draft: ['issue'],
  issued: ['recordPayment', 'credit', 'writeOff'],
  'partially-paid': ['recordPayment', 'credit', 'writeOff'],
  // a paid invoice is cancelled when its work is: credit note, then refund (R22)
  paid: ['recordPayment', 'credit'],
  // the refund that follows a credit note, or a client who pays all the same
  cancelled: ['recordPayment'],
  uncollectible: ['recordPayment', 'credit'],
}

/** The money around one issued invoice, as its rows add up. */
export type InvoiceMoney = {
  grossCents: Cents
  /** Deposits that a final invoice deducts; 0 for the others (I5). */
  deductedCents: Cents
  /** Succeeded payments of this invoice less their refunds. */
  paidCents: Cents
  /** Gross of the issued credit notes for it, as a positive amount (I6). */
  creditedCents: Cents
  /** Somebody decided that the rest will not come. */
  isUncollectible: boolean
}

/** The state of an issued invoice, derived from its money and never set by hand. */
export function paymentState(money: InvoiceMoney): Exclude<InvoiceState, 'draft'> {
  if (isFullyCredited(money)) return 'cancelled'
  if (balanceOf(money) <= 0) return 'paid'
  if (money.isUncollectible) return 'uncollectible'
  return money.paidCents > 0 ? 'partially-paid' : 'issued'
}

/** What is left to pay; negative when the client has a credit (P4). */
export function balanceOf(money: Omit<InvoiceMoney, 'isUncollectible'>): Cents {
  return addCents(money.grossCents, 0 - money.deductedCents, 0 - money.creditedCents, 0 - money.paidCents)
}

function isFullyCredited({ grossCents, deductedCents, creditedCents }: InvoiceMoney): boolean {
  return creditedCents > 0 && creditedCents >= grossCents - deductedCents
}

/**
 * The state after a command, given the money as it is once the command has happened.
 *
 * @throws {DomainError} `invoice.notAllowed` { state, command }
 */
export function decideInvoice(state: InvoiceState, command: InvoiceCommand, moneyAfter: InvoiceMoney): InvoiceState {
  if (!invoiceCommandsByState[state].includes(command)) throw new DomainError('invoice.notAllowed', { state, command })
  return paymentState(moneyAfter)
}
