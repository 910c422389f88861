import { createHash, randomUUID } from 'node:crypto'
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'

import type { ContactRight, StaffRole } from '@/access/people'
import { portalCookie } from '@/access/portalSession'
import type { Client, Contact, User } from '@/payload-types'

import type { BootedPayload } from '../support/payload'
import { clientFixture } from './quoteContent'

type Person = NonNullable<PayloadRequest['user']>

/** The password of every member of staff of the tests. */
export const staffPassword = 'une phrase de passe assez longue'

/** A French company with an address and a valid SIREN, unless said otherwise. */
export function createClient(payload: Payload, facts: Partial<Client> = {}): Promise<Client> {
  const { kind, name, siren, vatNumber, address } = clientFixture
  return payload.create({
    collection: 'clients',
    data: { kind, name, siren, vatNumber, address, language: 'fr', ...facts },
    depth: 0,
  })
}

/** Somebody at a client, who may only read unless said otherwise. */
export function createContact(
  payload: Payload,
  facts: Partial<Contact> & { client: string; rights?: ContactRight[] },
): Promise<Contact> {
  return payload.create({
    collection: 'contacts',
    data: {
      name: 'Éloïse Verrier',
      email: `${randomUUID()}@maison-verrier.example`,
      position: 'Directrice générale',
      rights: ['read'],
      language: 'fr',
      ...facts,
    },
    depth: 0,
  })
}

export function createStaff(payload: Payload, facts: Partial<User> & { role: StaffRole }): Promise<User> {
  return payload.create({
    collection: 'users',
    data: {
      name: `Camille (${facts.role})`,
      email: `${randomUUID()}@agence.example`,
      password: staffPassword,
      ...facts,
    },
    depth: 0,
  })
}

/** The person as `req.user` holds them once they are logged in. */
export function asLoggedIn(person: User): Person
export function asLoggedIn(person: Contact): Person
export function asLoggedIn(person: User | Contact): Person {
  return 'role' in person ? { ...person, collection: 'users' } : { ...person, collection: 'contacts' }
}

/** A request of a person, or of nobody in particular. */
export function requestAs(payload: Payload, person: Person | null = null): Promise<PayloadRequest> {
  return createLocalReq(person ? { user: person } : {}, payload)
}

/** What a browser sends once a member of staff has logged in: the cookie, and the origin that makes it count. */
export async function staffHeaders({ payload, send }: BootedPayload, { email }: User): Promise<Record<string, string>> {
  const answer = await send('/api/users/login', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password: staffPassword }),
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (!cookie) throw new Error(`No session for ${email}: ${answer.status}`)
  return { Cookie: cookie, Origin: payload.config.serverURL }
}

/** Headers that log a contact in, by a portal session. */
export async function contactHeaders(payload: Payload, contact: Contact): Promise<Record<string, string>> {
  const token = randomUUID()
  await payload.create({
    collection: 'portal-sessions',
    data: {
      tokenHash: createHash('sha256').update(token).digest('hex'),
      contact: contact.id,
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    },
    depth: 0,
  })
  return { Cookie: `${portalCookie}=${token}` }
}
