import type { PayloadRequest } from 'payload'

import type { Message } from '../../payload-types'
import { followMessage } from '../dunning/settle'

/** Changes a message's row, and with it the reminders that it brings, in the caller's transaction (D3): the one way to its state. */
export async function moveMessage(req: PayloadRequest, from: Message, data: Partial<Message>): Promise<Message> {
  const message = await req.payload.update({ collection: 'messages', id: from.id, data, depth: 0, req })
  const hasMoved = message.template === 'reminder' && message.state !== from.state
  if (hasMoved) await followMessage(req, { message, from: from.state })
  return message
}
