import type { CollectionBeforeChangeHook } from 'payload'

import { quoteTransitions, type QuoteState } from '../../domain/quotes/lifecycle'
import type { Quote } from '../../payload-types'
import { refuse } from '../refuse'

/** Lets a quote move only along its table of states (domain.md §3). */
export const guardLifecycle: CollectionBeforeChangeHook<Quote> = ({ data, originalDoc, operation, req }) => {
  if (operation === 'create' || !originalDoc) return data
  const from = originalDoc.state
  const to = data.state ?? from
  if (from === to || isReachable(from, to)) return data
  throw refuse(req, { code: 'quote.notAllowed', data: { state: from, command: to } })
}

function isReachable(from: QuoteState, to: QuoteState): boolean {
  return Object.values(quoteTransitions[from]).includes(to)
}
