import type { PayloadRequest } from 'payload'

import { idOf } from '../../database/ids'
import { DomainError } from '../../domain/errors'
import { isSameEmail, sideOf, signingOrder, type SignerStanding } from '../../domain/signatures/signingOrder'
import type { SigningLink } from '../../payload-types'
import { signaturesOf } from '../signatures/signaturesOf'
import { frozenContent } from './frozenContent'
import { quoteUrl } from './link'
import { linksOf } from './signingLinks'

/** One signer's address of a quote. */
export type SignerLink = {
  name: string
  side: 'client' | 'agency'
  state: SignerStanding['state']
  url: string
}

/**
 * Each signer's own address of a quote that is out, in the order of signing, for staff to copy; `url` is that of the signer
 * whose turn it is, of the first one once all have signed.
 *
 * @throws {DomainError} `quote.unknown` · `quote.notSent`
 */
export async function linksForStaff(
  req: PayloadRequest,
  quoteId: string,
): Promise<{ url: string; signers: SignerLink[] }> {
  const signers = await signerLinks(req, quoteId)
  const link = signers.find(({ state }) => state === 'turn') ?? signers[0]
  if (!link) throw new DomainError('quote.notSent')
  return { url: link.url, signers }
}

async function signerLinks(req: PayloadRequest, quoteId: string): Promise<SignerLink[]> {
  const quote = await req.payload.findByID({
    collection: 'quotes',
    id: quoteId,
    depth: 0,
    joins: false,
    disableErrors: true,
    req,
  })
  if (!quote) throw new DomainError('quote.unknown')
  if (!quote.currentVersion) throw new DomainError('quote.notSent')
  const id = idOf(quote.currentVersion)
  const version = await req.payload.findByID({ collection: 'quote-versions', id, depth: 0, req })
  const order = signingOrder(frozenContent(version).signers, await signaturesOf(req, id))
  const links = await linksOf(req, quoteId)
  return order.flatMap(({ signer, state }) => {
    const link = links.find(({ email }) => isSameEmail(email, signer.email))
    return link ? [{ name: signer.name, side: sideOf(signer), state, url: urlOf(req, quoteId, link) }] : []
  })
}

function urlOf({ payload }: PayloadRequest, quoteId: string, { nonce }: SigningLink): string {
  return quoteUrl(payload, { quoteId, linkNonce: nonce })
}
