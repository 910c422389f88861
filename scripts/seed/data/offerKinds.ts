import type { ClientStory } from './clients'

/** Which clients an offer is made for. */
export type OfferKind = 'business' | 'association' | 'public' | 'consumer' | 'abroad'

export function offerKindOf(client: Pick<ClientStory, 'kind' | 'isAssociation'>): OfferKind {
  switch (client.kind) {
    case 'pro-fr':
      return client.isAssociation ? 'association' : 'business'
    case 'pro-eu':
    case 'pro-non-eu':
      return 'abroad'
    case 'public':
    case 'consumer':
      return client.kind
  }
}
