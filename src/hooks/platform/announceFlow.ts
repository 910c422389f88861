import type { CollectionAfterChangeHook } from 'payload'

import { react } from '../../jobs/reactions'
import type { PlatformFlow } from '../../payload-types'

/** A flow that is owed to the platform gets the job that sends it (R54). */
export const announceFlow: CollectionAfterChangeHook<PlatformFlow> = async ({ doc, operation, req }) => {
  if (operation === 'create' && doc.state === 'queued') await react(req, { type: 'platformFlow.owed', flowId: doc.id })
  return doc
}
