import type { Payload } from 'payload'

import type { SignRequest } from '@/contracts/sign'
import type { QuoteSigner } from '@/domain/quotes/content'
import type { Client, Quote } from '@/payload-types'
import { acceptQuote, type Circumstances } from '@/services/quotes/accept'

import { signerToken } from '../../scripts/lib/signerToken'
import { createContact, createStaff } from './people'
import {
  circumstances,
  consentFor,
  createQuote,
  send,
  signRequestFor,
  storePdfOf,
  type Draft,
  type Sent,
} from './quotes'

export type SignerOfQuote = QuoteSigner & { token: string }

/** A quote that is out for several people; `signers` in the order in which they sign. */
export type SentToSeveral = Sent & { signers: SignerOfQuote[] }

type Facts = Partial<Omit<Quote, 'client'>> & {
  /** How many of the client's people sign. */
  clients: number
  hasCounterSigner?: boolean
  kind?: Client['kind']
}

/** A draft that several people are to sign. */
export async function createDraftForSeveral(payload: Payload, facts: Facts): Promise<Draft> {
  const { clients, hasCounterSigner, ...rest } = facts
  const draft = await createQuote(payload, rest)
  const contacts = [draft.signer]
  for (let rank = 2; rank <= clients; rank += 1) {
    const name = `Signataire ${rank}`
    contacts.push(await createContact(payload, { client: draft.client, rights: ['sign', 'read'], name }))
  }
  const counterSigner = hasCounterSigner
    ? (await createStaff(payload, { role: 'owner', name: 'Ada Gérante' })).id
    : null
  const quote = await payload.update({
    collection: 'quotes',
    id: draft.quote.id,
    data: { signers: contacts.map(({ id }) => ({ contact: id })), counterSigner },
    depth: 0,
  })
  return { ...draft, quote }
}

/** Sends a draft, its PDF in place, and finds everybody's link. */
export async function sendToSeveral(payload: Payload, draft: Draft): Promise<SentToSeveral> {
  const sent = await send(payload, draft)
  await storePdfOf(payload, sent.version.id)
  return withSigners(payload, sent)
}

/** A quote that is out as it stands now, with everybody's link. */
export async function withSigners(payload: Payload, sent: Sent): Promise<SentToSeveral> {
  const version = await payload.findByID({ collection: 'quote-versions', id: sent.version.id, depth: 0 })
  const signers: SignerOfQuote[] = []
  for (const signer of sent.content.signers)
    signers.push({ ...signer, token: await signerToken(payload, { quoteId: sent.quote.id, email: signer.email }) })
  return { ...sent, version, signers }
}

export async function createQuoteForSeveral(payload: Payload, facts: Facts): Promise<SentToSeveral> {
  return sendToSeveral(payload, await createDraftForSeveral(payload, facts))
}

/** What the page of one signer sends, from rank 0 on. */
export function requestOfSigner(sent: SentToSeveral, rank: number, facts: Partial<SignRequest> = {}): SignRequest {
  const signer = sent.signers[rank]
  if (!signer) throw new Error(`There is no signer ${rank}`)
  return signRequestFor(
    { ...sent, token: signer.token },
    { signerName: signer.name, consentText: consentFor(sent.content, facts.selection, signer), ...facts },
  )
}

/** One signer signs, from rank 0 on. */
export function signAs(
  payload: Payload,
  sent: SentToSeveral,
  { rank, seen = {}, ...facts }: { rank: number; seen?: Partial<Circumstances> } & Partial<SignRequest>,
): ReturnType<typeof acceptQuote> {
  return acceptQuote(payload, requestOfSigner(sent, rank, facts), { ...circumstances, ...seen })
}
