import type { PayloadRequest } from 'payload'

import { idOf } from '../../database/ids'
import type { QuoteContent, QuoteSigner } from '../../domain/quotes/content'
import { sideOf } from '../../domain/signatures/signingOrder'
import type { Quote } from '../../payload-types'
import { oweMessage } from '../messages/owe'

type Turn = { quote: Pick<Quote, 'id' | 'client'>; content: QuoteContent; versionId: string; signer: QuoteSigner }

/** Owes the first signer the mail that brings the quote; it leaves once the version's PDF is there (Q1). */
export async function oweToFirstSigner(req: PayloadRequest, turn: Turn): Promise<void> {
  await owe(req, turn, { purpose: `quote-sent:${turn.versionId}`, isHeld: true })
}

/** Owes a later signer the mail that says that it is their turn (Q5). */
export async function oweToNextSigner(req: PayloadRequest, turn: Turn): Promise<void> {
  await owe(req, turn, { purpose: `quote-sent:${turn.versionId}:${turn.signer.email}`, isHeld: false })
}

async function owe(
  req: PayloadRequest,
  { quote, content, versionId, signer }: Turn,
  how: { purpose: string; isHeld: boolean },
): Promise<void> {
  await oweMessage(req, {
    ...how,
    ...(sideOf(signer) === 'agency'
      ? { template: 'quote-to-countersign', language: 'fr' }
      : { template: 'quote-sent', language: content.language }),
    to: { name: signer.name, address: signer.email },
    // Whose link the mail brings.
    data: { signer: signer.email },
    clientId: idOf(quote.client),
    quoteId: quote.id,
    quoteVersionId: versionId,
  })
}
