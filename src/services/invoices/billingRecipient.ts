import type { PayloadRequest } from 'payload'

import { idOf, idOrNull } from '../../database/ids'
import type { Contact, Invoice } from '../../payload-types'
import { frozenContent } from '../quotes/frozenContent'

/**
 * Who gets an invoice of a client: a contact with the right to see invoices (C2), else who signed the quote, else the client's first
 * contact; null when there is nobody.
 */
export async function billingRecipient(
  req: PayloadRequest,
  { client, quote }: Pick<Invoice, 'client' | 'quote'>,
): Promise<{ name: string | null; address: string } | null> {
  const { docs: contacts } = await req.payload.find({
    collection: 'contacts',
    where: { client: { equals: idOf(client) } },
    sort: 'createdAt',
    depth: 0,
    pagination: false,
    req,
  })
  const billing = contacts.find(({ rights }) => rights?.includes('billing'))
  if (billing) return addressOf(billing)
  const quoteId = idOrNull(quote)
  const signer = quoteId ? await signerOf(req, quoteId) : null
  if (signer) return signer
  const [first] = contacts
  return first ? addressOf(first) : null
}

function addressOf({ name, email }: Contact): { name: string | null; address: string } {
  return { name: name ?? null, address: email }
}

async function signerOf(req: PayloadRequest, quoteId: string): Promise<{ name: string; address: string } | null> {
  const found = await req.payload.find({
    collection: 'quote-versions',
    where: { quote: { equals: quoteId }, state: { equals: 'current' } },
    depth: 0,
    limit: 1,
    pagination: false,
    req,
  })
  const signer = found.docs[0] ? frozenContent(found.docs[0]).signers[0] : undefined
  return signer ? { name: signer.name, address: signer.email } : null
}
