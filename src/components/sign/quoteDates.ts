/** Dates as sentences want them, `signers` in their order; made on the server, so that the browser needs no calendar. */
export type QuoteDates = { issuedOn: string; validUntil: string; signedAt: string | null; signers: (string | null)[] }
