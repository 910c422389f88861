import { randomBytes } from 'node:crypto'
import type { Payload } from 'payload'

import type { User } from '../../../src/payload-types'
import { billing, company, dunning, site } from '../data/settings'
import { staff, type StaffKey } from '../data/staff'

/** The agency's identity, commercial settings, ladder of reminders and site. */
export async function writeSettings(payload: Payload): Promise<void> {
  await payload.updateGlobal({ slug: 'company', data: { ...company, address: { ...company.address } } })
  await payload.updateGlobal({ slug: 'billing', data: billing })
  await payload.updateGlobal({ slug: 'dunning', data: dunning })
  await payload.updateGlobal({ slug: 'site', data: site })
}

/** The agency's people; those without a demo login get a password that is forgotten at once. */
export async function enterStaff(payload: Payload): Promise<ReadonlyMap<StaffKey, User>> {
  const people = new Map<StaffKey, User>()
  for (const { key, name, role, email, password } of staff) {
    const data = { name, role, email, password: password ?? randomBytes(24).toString('base64url') }
    people.set(key, await payload.create({ collection: 'users', data, depth: 0 }))
  }
  return people
}
