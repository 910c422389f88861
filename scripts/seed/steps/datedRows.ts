import type { Payload } from 'payload'

import type { StoryClock } from '../clock'

type Row = { data: Record<string, unknown> }

/**
 * Payload dates rows by the machine's clock; here they are dated by the story's, so that lists show when things happened.
 * Only this process sees it.
 */
export function dateRowsByStory(payload: Payload, clock: StoryClock): void {
  const { db } = payload
  const create = db.create.bind(db)
  const updateOne = db.updateOne.bind(db)
  db.create = (args) =>
    create({ ...args, data: { ...stamps(clock, ['createdAt', 'updatedAt']), ...withoutStamps(args) } })
  db.updateOne = (args) => updateOne({ ...args, data: { ...withoutStamps(args), ...stamps(clock, ['updatedAt']) } })
}

function stamps(clock: StoryClock, names: readonly string[]): Record<string, string> {
  const now = clock.now().toISOString()
  return Object.fromEntries(names.map((name) => [name, now]))
}

function withoutStamps({ data }: Row): Record<string, unknown> {
  const { createdAt: _createdAt, updatedAt: _updatedAt, ...rest } = data
  return rest
}
