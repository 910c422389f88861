import type { PayloadRequest } from 'payload'
import { z } from 'zod'

import type { Message, Reminder } from '../../payload-types'

const aboutReminders = z.object({ reminders: z.array(z.string()).min(1) })

/** What a message of template `reminder` keeps in `data`. */
export function reminderData(ids: readonly string[]): { reminders: string[] } {
  return { reminders: [...ids] }
}

/**
 * The reminders that a message brings, one or those that were grouped (D7).
 *
 * @throws when the message names none
 */
export async function remindersOf(req: PayloadRequest, data: Message['data']): Promise<Reminder[]> {
  const { docs } = await req.payload.find({
    collection: 'reminders',
    where: { id: { in: aboutReminders.parse(data).reminders } },
    sort: 'id',
    depth: 0,
    pagination: false,
    req,
  })
  return docs
}
