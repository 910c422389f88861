import { createLocalReq, type Payload, type PayloadRequest } from 'payload'

import type { CivilDate } from '../../src/domain/dates/civilDate'
import type { User } from '../../src/payload-types'
import type { StoryClock } from './clock'
import type { ClientStory } from './data/clients'
import type { StaffKey } from './data/staff'
import type { PrintRoom } from './steps/printRoom'

/** One thing that happens in the story. */
export type StoryEvent = { at: number; play: () => Promise<void> }

/** A client as it is in the database; the first contact signs. */
export type KnownClient = { id: string; signer: { id: string; name: string; email: string; position: string } }

/** What every step of the story works with. */
export type Tale = {
  payload: Payload
  clock: StoryClock
  today: CivilDate
  staff: ReadonlyMap<StaffKey, User>
  /** Enters a client and its people at their first mention. */
  clientOf: (story: ClientStory) => Promise<KnownClient>
  printRoom: PrintRoom
}

/** A request of a person of the agency, for one verb. */
export async function requestAs(
  { payload, staff }: Pick<Tale, 'payload' | 'staff'>,
  key: StaffKey,
): Promise<PayloadRequest> {
  const user = staff.get(key)
  if (!user) throw new Error(`Nobody of the agency is called ${key}`)
  return createLocalReq({ user: { ...user, collection: 'users' } }, payload)
}
