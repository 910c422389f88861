/** How a quote's page was reached: by a machine or an unproven reader, by staff, or by a person who showed it (S4). */
export const quoteVisitKinds = ['fetched', 'staff', 'viewed'] as const
export type QuoteVisitKind = (typeof quoteVisitKinds)[number]

/** How many characters are kept of what a browser or scanner calls itself. */
export const longestUserAgent = 200
