import type { QuoteContent } from '../../domain/quotes/content'
import type { QuoteVersion } from '../../payload-types'

/** `quote-versions.content` is written by `sendQuote` alone and frozen by a trigger: it is a QuoteContent. */
export function frozenContent(version: Pick<QuoteVersion, 'content'>): QuoteContent {
  return version.content as QuoteContent
}
