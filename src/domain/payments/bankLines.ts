/** What became of a line of a bank statement: to look at, recorded as a payment, or none of our business. */
export const bankLineStates = ['unmatched', 'matched', 'ignored'] as const
export type BankLineState = (typeof bankLineStates)[number]
