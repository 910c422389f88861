/** Dates of a consumer's withdrawal as sentences want them; made on the server, so that the browser needs no calendar. */
export type WithdrawDates = { endsOn: string | null; withdrawnAt: string | null; refundDueOn: string | null }
