import { createLocalReq, type Payload, type PayloadRequest } from 'payload'

import { makeSiren, makeSiret } from '../../../src/domain/parties/siren'
import { frenchVatNumber } from '../../../src/domain/parties/vatNumber'
import type { User } from '../../../src/payload-types'
import type { ClientStory, ContactStory } from '../data/clients'
import { slugOf } from '../plan/leads'
import type { KnownClient, Tale } from '../tale'

/** Enters each client with its contacts once, at its first mention, as the owner did. */
export function clientBook(payload: Payload, owner: User): Tale['clientOf'] {
  const known = new Map<string, KnownClient>()
  return async (story) => {
    const before = known.get(story.key)
    if (before) return before
    const req = await createLocalReq({ user: { ...owner, collection: 'users' } }, payload)
    const client = await enterClient(req, { story, owner })
    known.set(story.key, client)
    return client
  }
}

async function enterClient(
  req: PayloadRequest,
  { story, owner }: { story: ClientStory; owner: User },
): Promise<KnownClient> {
  const [line1, postalCode, city, country] = story.address
  const client = await req.payload.create({
    collection: 'clients',
    data: {
      name: story.name,
      kind: story.kind,
      language: story.language,
      ...identifiersOf(story),
      address: { line1, postalCode, city, country },
      phone: story.phone,
      website: story.kind === 'consumer' ? null : `https://www.${story.domain}`,
      paymentTermDays: story.paymentTermDays ?? null,
      purchaseOrderRequired: story.purchaseOrderRequired ?? false,
      owner: owner.id,
      notes: story.notes ?? null,
    },
    depth: 0,
    req,
  })
  const signers: KnownClient['signer'][] = []
  for (const contact of story.contacts) signers.push(await enterContact(req, { story, contact, clientId: client.id }))
  const [signer] = signers
  if (!signer) throw new Error(`${story.name} has no contact`)
  return { id: client.id, signer }
}

function identifiersOf({
  sirenDigits,
  vatNumber,
  kind,
}: ClientStory): Record<'siren' | 'siret' | 'vatNumber', string | null> {
  if (!sirenDigits) return { siren: null, siret: null, vatNumber: vatNumber ?? null }
  const siren = makeSiren(sirenDigits)
  return { siren, siret: makeSiret(siren), vatNumber: kind === 'public' ? null : frenchVatNumber(siren) }
}

type Entry = { story: ClientStory; contact: ContactStory; clientId: string }

async function enterContact(req: PayloadRequest, { story, contact, clientId }: Entry): Promise<KnownClient['signer']> {
  const [name, position, rights] = contact
  const email = emailOf(name, story.domain)
  const { id } = await req.payload.create({
    collection: 'contacts',
    data: {
      name,
      email,
      position,
      client: clientId,
      rights: [...rights],
      language: story.language,
      phone: story.phone,
    },
    depth: 0,
    req,
  })
  return { id, name, email, position }
}

/** "Claire Fontaine" → "claire.fontaine@…"; titles are left out. */
export function emailOf(name: string, domain: string): string {
  return `${slugOf(name.replace(/^Dr /, '')).replace('-', '.')}@${domain}`
}
