import type { QuoteContent } from '../../domain/quotes/content'
import type { QuoteTotals } from '../../domain/quotes/totals'
import type { Acceptance, QuoteVersion } from '../../payload-types'

/** `quote-versions.content` is written by `sendQuote` alone and frozen by a trigger: it is a QuoteContent. */
export function frozenContent(version: Pick<QuoteVersion, 'content'>): QuoteContent {
  return version.content as QuoteContent
}

/** `acceptances.totals` is what `applySelection` computed, written by `acceptQuote` alone and frozen by a trigger. */
export function signedTotals({ totals }: Pick<Acceptance, 'totals'>): QuoteTotals {
  return totals as unknown as QuoteTotals
}
