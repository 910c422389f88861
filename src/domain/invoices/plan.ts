import type { Cents } from '../money/cents'
import type { CreditScope } from './creditNote'

/** What a draft's content is made from at its issue; a draft without a plan is made from its own lines. */
export type InvoicePlan =
  | { from: 'lines' }
  /** A share of a signed quote, asked for before the end: a deposit that is still to be paid (R19). */
  | { from: 'request'; grossCents: Cents; lineLabel: string }
  /** All that was signed, less the deposits (I5). */
  | { from: 'signed' }
  /** What goes back of the invoice that is corrected (I6). */
  | { from: 'credit'; scope: CreditScope }
