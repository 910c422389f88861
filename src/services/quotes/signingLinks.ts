import type { PayloadRequest } from 'payload'

import type { QuoteSigner } from '../../domain/quotes/content'
import { isSameEmail } from '../../domain/signatures/signingOrder'
import type { SigningLink } from '../../payload-types'
import { newLinkNonce, quoteToken, tokenHash } from './link'

/**
 * Gives each signer of a quote a link of their own. Who had one keeps it, so that addresses in older mails go on working;
 * the links of people who no longer sign die. Under the quote's lock.
 */
export async function giveLinks(
  req: PayloadRequest,
  { quoteId, signers }: { quoteId: string; signers: readonly QuoteSigner[] },
): Promise<void> {
  const before = await linksOf(req, quoteId)
  for (const { id, email } of before) {
    const signsStill = signers.some((signer) => isSameEmail(signer.email, email))
    if (!signsStill) await req.payload.delete({ collection: 'signing-links', id, depth: 0, req })
  }
  for (const { email } of signers) {
    if (linkAmong(before, email) === null) await createLink(req, { quoteId, email })
  }
}

/** The link of one person to a quote; null when they have none. */
export async function linkOfSigner(
  req: PayloadRequest,
  { quoteId, email }: { quoteId: string; email: string },
): Promise<SigningLink | null> {
  return linkAmong(await linksOf(req, quoteId), email)
}

/** All the links of a quote, in no order. */
export async function linksOf(req: PayloadRequest, quoteId: string): Promise<SigningLink[]> {
  const { docs } = await req.payload.find({
    collection: 'signing-links',
    where: { quote: { equals: quoteId } },
    depth: 0,
    pagination: false,
    req,
  })
  return docs
}

/** The link that a token opens; null for a wrong token. */
export async function linkByToken(req: PayloadRequest, token: string): Promise<SigningLink | null> {
  const { docs } = await req.payload.find({
    collection: 'signing-links',
    where: { tokenHash: { equals: tokenHash(token) } },
    depth: 0,
    limit: 1,
    pagination: false,
    req,
  })
  return docs[0] ?? null
}

function linkAmong(links: readonly SigningLink[], email: string): SigningLink | null {
  return links.find((link) => isSameEmail(link.email, email)) ?? null
}

async function createLink(req: PayloadRequest, { quoteId, email }: { quoteId: string; email: string }): Promise<void> {
  const nonce = newLinkNonce()
  const token = quoteToken(req.payload.secret, quoteId, nonce)
  await req.payload.create({
    collection: 'signing-links',
    data: { quote: quoteId, email: email.trim().toLowerCase(), nonce, tokenHash: tokenHash(token) },
    depth: 0,
    req,
  })
}
