import type { CivilDate } from '../dates/civilDate'
import type { Cents } from '../money/cents'

/** One movement of a bank account, as any file format tells it. */
export type StatementMovement = {
  bookedOn: CivilDate
  /** Positive: money came in. */
  amountCents: Cents
  /** ISO 4217 */
  currency: string
  /** All that the bank says about it. */
  text: string
  /** The payer's own reference, if the bank has a field for it. */
  reference: string | null
  /** Who paid, if the bank has a field for it. */
  counterparty: string | null
}

/** A movement with what makes it the same one in every file that holds it. */
export type StatementLine = StatementMovement & {
  /** IBAN, or whatever the bank calls the account. */
  account: string
  /** Material of a unique key: account, date, amount, reference, text, rank among movements that are alike in all that. */
  key: string
}

/**
 * Gives each movement of an account its key, so that a statement that is imported twice, or overlaps another one by whole days, adds
 * nothing: two equal movements of one day are told apart by their rank.
 */
export function statementLines(account: string, movements: readonly StatementMovement[]): StatementLine[] {
  const seen = new Map<string, number>()
  return movements.map((movement) => {
    const { bookedOn, amountCents, currency, reference, text } = movement
    const facts = [account, bookedOn, amountCents, currency, reference, text]
    const alike = JSON.stringify(facts)
    const rank = (seen.get(alike) ?? 0) + 1
    seen.set(alike, rank)
    return { ...movement, account, key: JSON.stringify([...facts, rank]) }
  })
}
