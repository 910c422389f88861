import type { Payload } from 'payload'

const key = 'demo-story'

/** `inhabited`: somebody's own data, which the story must not touch; `begun`: a story that was interrupted. */
export type Found = 'empty' | 'told' | 'begun' | 'inhabited'

/** What is in the database before the story begins. */
export async function lookAround(payload: Payload): Promise<Found> {
  const marker = await payload.kv.get(key)
  if (marker !== null) return isTold(marker) ? 'told' : 'begun'
  const { totalDocs: users } = await payload.count({ collection: 'users' })
  const { totalDocs: clients } = await payload.count({ collection: 'clients' })
  const { legalName } = await payload.findGlobal({ slug: 'company', depth: 0 })
  return users + clients > 0 || legalName ? 'inhabited' : 'empty'
}

/** Written first, so that an interrupted story is known for what it is. */
export async function markBegun(payload: Payload): Promise<void> {
  await payload.kv.set(key, { isTold: false })
}

/** Written last. */
export async function markTold(payload: Payload, today: string): Promise<void> {
  await payload.kv.set(key, { isTold: true, today })
}

function isTold(marker: unknown): boolean {
  return typeof marker === 'object' && marker !== null && 'isTold' in marker && marker.isTold === true
}
