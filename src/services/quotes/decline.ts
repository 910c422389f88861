import type { Payload } from 'payload'

import type { DeclineRequest } from '../../contracts/sign'
import { idOf } from '../../database/ids'
import { inTransaction } from '../../database/transaction'
import { civilDate } from '../../domain/dates/civilDate'
import { DomainError } from '../../domain/errors'
import { decideQuote } from '../../domain/quotes/lifecycle'
import { requestOf } from '../guest'
import { oweToStaff } from '../messages/oweToStaff'
import type { Circumstances } from './accept'
import { assertCurrent, assertUndecided, lockQuoteOfLink } from './lockedLink'

/**
 * Declines the version that a link shows, with a reason (Q8), for all who sign it, whoever's turn it is; staff are told.
 *
 * @throws {DomainError} `quote.unknown` · `quote.alreadySigned` · `quote.versionChanged` · `quote.expired` · `quote.notAllowed` ·
 *   `quote.alreadySignedByYou`: a signature is not taken back by a click
 */
export async function declineQuote(
  payload: Payload,
  input: DeclineRequest,
  { now }: Pick<Circumstances, 'now'>,
): Promise<void> {
  const req = await requestOf(payload, { kind: 'guest', email: null })
  await inTransaction(req, async () => {
    const { quote, version, email } = await lockQuoteOfLink(req, input.token)
    if (quote.state === 'accepted') throw new DomainError('quote.alreadySigned')
    await assertCurrent(req, { quote, version, versionHash: input.versionHash })
    const state = decideQuote(quote.state, 'decline', {
      now: now.toISOString(),
      validUntil: civilDate(version.validUntil),
    })
    const signer = await assertUndecided(req, { version, email })
    req.context.actor = { kind: 'guest', email: signer.email }
    await req.payload.update({
      collection: 'quotes',
      id: quote.id,
      data: { state, closedAt: now.toISOString(), declineReason: input.reason, declineComment: input.comment },
      depth: 0,
      req,
    })
    await oweToStaff(
      req,
      {
        template: 'quote-declined-staff',
        purpose: `quote-declined-staff:${version.id}`,
        data: { signer: signer.email },
        clientId: idOf(quote.client),
        quoteId: quote.id,
        quoteVersionId: version.id,
      },
      quote,
    )
  })
}
