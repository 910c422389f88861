import type { PayloadRequest } from 'payload'

import { idOf } from '../../database/ids'
import type { Invoice, Reminder } from '../../payload-types'
import { sha256 } from '../digest'

export type LinkedReminder = { reminder: Reminder; invoice: Invoice }

/** The reminder that a link opens, by the hash of its token, with its invoice; null for a wrong token. */
export async function reminderByToken(req: PayloadRequest, token: string): Promise<LinkedReminder | null> {
  const { docs } = await req.payload.find({
    collection: 'reminders',
    where: { tokenHash: { equals: sha256(token) } },
    depth: 0,
    limit: 1,
    pagination: false,
    req,
  })
  const [reminder] = docs
  if (!reminder) return null
  const id = idOf(reminder.invoice)
  return { reminder, invoice: await req.payload.findByID({ collection: 'invoices', id, depth: 0, joins: false, req }) }
}

/** Whether something is still owed, so that an answer means something. */
export function isOwed({ state, balanceCents }: Invoice): boolean {
  return (state === 'issued' || state === 'partially-paid') && (balanceCents ?? 0) > 0
}
