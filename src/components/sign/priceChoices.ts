import type { SelectionRequest } from '@/contracts/sign'
import { DomainError } from '@/domain/errors'
import type { QuoteContent } from '@/domain/quotes/content'
import { applySelection } from '@/domain/quotes/selection'
import type { QuoteTotals } from '@/domain/quotes/totals'

import { toSelection, type Choices } from './choices'

export type PricedChoices = { selection: SelectionRequest; totals: QuoteTotals }

/** The choices with their totals, by the very function that the server uses (M8); null while a choice is missing. */
export function priceChoices(content: QuoteContent, choices: Choices): PricedChoices | null {
  const selection = toSelection(content, choices)
  try {
    return { selection, totals: applySelection(content, selection).totals }
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}
