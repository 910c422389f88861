import type { CollectionAfterChangeHook } from 'payload'

import { idOf } from '../../database/ids'
import { react } from '../../jobs/reactions'
import type { Acceptance } from '../../payload-types'

/** An acceptance wants its seal (S5). */
export const announceAcceptance: CollectionAfterChangeHook<Acceptance> = async ({ doc, operation, req }) => {
  if (operation === 'create')
    await react(req, { type: 'quote.accepted', quoteId: idOf(doc.quote), acceptanceId: doc.id })
  return doc
}
