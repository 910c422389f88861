import type { CollectionAfterChangeHook } from 'payload'

import { react } from '../../jobs/reactions'
import type { Message } from '../../payload-types'

/** Whatever is owed and no longer waits for its document gets a job that delivers it, the first time and again. */
export const announceMessage: CollectionAfterChangeHook<Message> = async ({ doc, previousDoc, operation, req }) => {
  const isOwed = isDeliverable(doc)
  if (isOwed && (operation === 'create' || !isDeliverable(previousDoc)))
    await react(req, { type: 'message.owed', messageId: doc.id, notBefore: doc.nextAttemptAt ?? null })
  return doc
}

function isDeliverable(message: Message): boolean {
  return message.state === 'queued' && !message.isHeld
}
