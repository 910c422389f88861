import { DomainError } from '../errors'
import type { Cents } from '../money/cents'
import type { ClientKind } from '../parties/snapshots'

/** Code monétaire et financier, art. D112-3, in force since 1 September 2015: who lives in France or buys for a business. */
const limitCents: Cents = 100_000
/** The same article: a consumer whose tax home is abroad. */
const limitOfForeignConsumersCents: Cents = 1_500_000

/** As far as the limit depends on who pays. */
export type CashPayer = { kind: ClientKind; country: string }

/** How much of one debt may be paid in cash (CMF L112-6, D112-3). */
export function cashLimitOf({ kind, country }: CashPayer): Cents {
  return kind === 'consumer' && country !== 'FR' ? limitOfForeignConsumersCents : limitCents
}

/**
 * Refuses cash beyond what the law allows for one invoice, in one or several times: the payee is liable to a fine for it
 * (CMF L112-7).
 *
 * @param cash.beforeCents cash that came for the invoice before
 * @throws {DomainError} `payment.cashAboveLimit` { limitCents }
 */
export function assertCashAllowed(
  payer: CashPayer,
  { beforeCents, amountCents }: { beforeCents: Cents; amountCents: Cents },
): void {
  const most = cashLimitOf(payer)
  if (beforeCents + amountCents > most) throw new DomainError('payment.cashAboveLimit', { limitCents: most })
}
