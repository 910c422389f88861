import type { CivilDate } from '../dates/civilDate'
import type { InvoiceKind } from '../invoices/content'
import { addCents, type Cents } from '../money/cents'
import type { ClientSnapshot, Language, SellerSnapshot } from '../parties/snapshots'

/** What a line of a statement is: a document by its kind, or money. */
export type StatementKind = InvoiceKind | 'payment' | 'refund'

/** A document or a movement of money of a client. Positive: the client owes more; negative: less. */
export type StatementMovement = {
  on: CivilDate
  kind: StatementKind
  /** The document's number, or the payment's reference. */
  reference: string
  cents: Cents
  /** The invoice that it is about, itself for an invoice; null for money that belongs to none yet. */
  invoice: string | null
}

export type StatementRow = StatementMovement & { balanceCents: Cents }

/** An invoice that is not settled at the end of the period; negative: the client has paid too much. */
export type OpenItem = { invoice: string; issuedOn: CivilDate; dueOn: CivilDate; cents: Cents }

/** All that a client's account statement says; amounts in cents. */
export type AccountStatement = {
  seller: SellerSnapshot
  client: ClientSnapshot
  language: Language
  currency: string
  /** Both included. */
  from: CivilDate
  to: CivilDate
  openingCents: Cents
  rows: StatementRow[]
  closingCents: Cents
  openItems: OpenItem[]
}

type Facts = Pick<AccountStatement, 'seller' | 'client' | 'language' | 'currency' | 'from' | 'to'> & {
  /** All of the client up to the end of the period, in order. */
  movements: readonly StatementMovement[]
  dueDates: ReadonlyMap<string, { issuedOn: CivilDate; dueOn: CivilDate }>
}

/**
 * A client's account over a period: what was owed before it, each document and payment with the balance after it, what is owed at its
 * end, and the invoices that make it up.
 */
export function accountStatement({ movements, dueDates, ...facts }: Facts): AccountStatement {
  const { from, to } = facts
  const openingCents = addCents(...movements.filter(({ on }) => on < from).map(({ cents }) => cents))
  let balanceCents = openingCents
  const rows = movements
    .filter(({ on }) => on >= from && on <= to)
    .map((movement) => {
      balanceCents = addCents(balanceCents, movement.cents)
      return { ...movement, balanceCents }
    })
  const openItems = openItemsOf(
    movements.filter(({ on }) => on <= to),
    dueDates,
  )
  return { ...facts, openingCents, rows, closingCents: balanceCents, openItems }
}

function openItemsOf(movements: readonly StatementMovement[], dueDates: Facts['dueDates']): OpenItem[] {
  const balances = new Map<string, Cents>()
  for (const { invoice, cents } of movements)
    if (invoice !== null) balances.set(invoice, addCents(balances.get(invoice) ?? 0, cents))
  return [...balances].flatMap(([invoice, cents]) => {
    const dates = dueDates.get(invoice)
    return cents === 0 || dates === undefined ? [] : [{ invoice, ...dates, cents }]
  })
}
