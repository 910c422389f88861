import { DomainError } from '../errors'
import type { QuoteContent, QuoteSigner } from '../quotes/content'
import type { QuoteSelection } from '../quotes/selection'

/** One signature of a version, as far as the order of signing needs it. */
export type SignedBy = { email: string; name: string; signedAt: string }

/** How far one signer is: `turn` is the only one who can sign now. */
export type SignerStanding = {
  signer: QuoteSigner
  state: 'signed' | 'turn' | 'waiting'
  /** ISO 8601 UTC; null until signed */
  signedAt: string | null
}

/**
 * Where each signer of a version stands, in the order in which they sign: derived from the version's signatures, never
 * stored (Q5).
 */
export function signingOrder(signers: readonly QuoteSigner[], signatures: readonly SignedBy[]): SignerStanding[] {
  const signedAt = (signer: QuoteSigner): string | null =>
    signatures.find(({ email }) => isSameEmail(email, signer.email))?.signedAt ?? null
  const next = signers.findIndex((signer) => signedAt(signer) === null)
  return signers.map((signer, rank) => {
    const at = signedAt(signer)
    if (at !== null) return { signer, state: 'signed', signedAt: at }
    return { signer, state: rank === next ? 'turn' : 'waiting', signedAt: null }
  })
}

/** The signer whose turn it is; null when all have signed. */
export function signerInTurn(order: readonly SignerStanding[]): QuoteSigner | null {
  return order.find(({ state }) => state === 'turn')?.signer ?? null
}

/** Where the person with this address stands; null for somebody who does not sign. */
export function standingOf(order: readonly SignerStanding[], email: string): SignerStanding | null {
  return order.find(({ signer }) => isSameEmail(signer.email, email)) ?? null
}

/**
 * The signer behind an address, when it is their turn (Q5).
 *
 * @throws {DomainError} `quote.unknown` for somebody who does not sign · `quote.alreadySignedByYou` · `quote.notYourTurn`
 *   { name } of who signs now
 */
export function assertTurn(order: readonly SignerStanding[], email: string): QuoteSigner {
  const standing = standingOf(order, email)
  switch (standing?.state) {
    case undefined:
      throw new DomainError('quote.unknown')
    case 'signed':
      throw new DomainError('quote.alreadySignedByYou')
    case 'waiting':
      throw new DomainError('quote.notYourTurn', { name: signerInTurn(order)?.name ?? '' })
    case 'turn':
      return standing.signer
  }
}

/** Whom a signer signs for; content frozen before there were two sides knows clients only. */
export function sideOf({ side }: Pick<QuoteSigner, 'side'>): 'client' | 'agency' {
  return side ?? 'client'
}

/** Whom a signer's signature commits: the client, or the agency under its legal name. */
export function partyOf(
  { client, seller }: Pick<QuoteContent, 'client' | 'seller'>,
  signer: Pick<QuoteSigner, 'side'>,
): { side: 'client' | 'agency'; name: string } {
  const side = sideOf(signer)
  return { side, name: side === 'agency' ? seller.legalName : client.name }
}

/** Two addresses of one mailbox, as far as anybody can tell: case does not matter. */
export function isSameEmail(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}

/** Two choices of the same lines in the same quantities, in whatever order (Q4). */
export function isSameSelection(one: QuoteSelection, other: QuoteSelection): boolean {
  const quantities = new Map(other.map(({ lineId, quantityMilli }) => [lineId, quantityMilli]))
  return one.length === other.length && one.every((line) => quantities.get(line.lineId) === line.quantityMilli)
}
