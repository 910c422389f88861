import type { Payload, PayloadRequest } from 'payload'

import type { WithdrawRequest } from '../../contracts/sign'
import { idOf } from '../../database/ids'
import { inTransaction } from '../../database/transaction'
import { civilDateInParis } from '../../domain/dates/civilDate'
import { DomainError } from '../../domain/errors'
import type { QuoteContent, QuoteSigner } from '../../domain/quotes/content'
import { decideQuote, type QuoteState } from '../../domain/quotes/lifecycle'
import {
  mayKeepPart,
  refundDueOn,
  withdrawalRight,
  type WithdrawalRecord,
  type WithdrawalWork,
} from '../../domain/quotes/withdrawal'
import type { Quote } from '../../payload-types'
import { requestOf } from '../guest'
import { cancelUnsent } from '../messages/cancelUnsent'
import { oweMessage } from '../messages/owe'
import { oweToStaff } from '../messages/oweToStaff'
import { cancelProjectOf, lockProjectOf } from '../projects/cancel'
import type { Circumstances } from './accept'
import { frozenContent } from './frozenContent'
import { lockQuoteOfLink } from './lockedLink'
import { consumerAmong, statementOf, workOf } from './withdrawalView'

/**
 * A consumer withdraws from the contract behind a link (R44): the quote, its project, the awaited deposit, the declaration
 * in the ledger, the receipt and the news for staff change together or not at all. What was paid is then to be given back.
 *
 * Declaring it again changes nothing and answers the same, so that a cut connection can be retried.
 *
 * @throws {DomainError} `quote.unknown` · `quote.notAllowed` · `quote.noWithdrawal` for who did not sign as a consumer ·
 *   `quote.withdrawalOver` { withdrawalEndsOn } · `quote.withdrawalLost` once early work is wholly done (L221-28, 1°)
 */
export async function withdrawFromQuote(
  payload: Payload,
  input: WithdrawRequest,
  { now }: Pick<Circumstances, 'now'>,
): Promise<{ withdrawnAt: string }> {
  const req = await requestOf(payload, { kind: 'guest', email: null })
  return inTransaction(req, async () => {
    const { quote, version, email } = await lockQuoteOfLink(req, input.token)
    if (quote.state === 'withdrawn' && quote.withdrawnAt) return { withdrawnAt: quote.withdrawnAt }
    const content = frozenContent(version)
    const project = await lockProjectOf(req, quote.id)
    const work = project && workOf(project)
    const state = decideWithdrawal(content, { quote, work, now })
    const signer = consumerAmong(content, email)
    if (signer === null) throw new DomainError('quote.noWithdrawal')
    const record = recordOf(content, { quote, work, signer, name: input.name, now })
    req.context.actor = { kind: 'guest', email: record.email }
    await closeQuote(req, { quote, state, record })
    await cancelProjectOf(req, quote.id)
    await cancelUnsent(req, quote.id)
    await tellEverybody(req, { quote, versionId: version.id, content, record })
    return { withdrawnAt: record.declaredAt }
  })
}

type Judged = { quote: Quote; work: WithdrawalWork | null; now: Date }

function decideWithdrawal({ client }: QuoteContent, { quote, work, now }: Judged): QuoteState {
  const right = withdrawalRight({ clientKind: client.kind, signedAt: quote.acceptedAt ?? null, work })
  if (quote.state === 'accepted' && right === null) throw new DomainError('quote.noWithdrawal')
  const state = decideQuote(quote.state, 'withdraw', {
    now: now.toISOString(),
    validUntil: null,
    withdrawalEndsOn: right?.endsOn ?? null,
  })
  if (right?.isLost) throw new DomainError('quote.withdrawalLost')
  return state
}

type Declared = Judged & { signer: QuoteSigner; name: string }

function recordOf(content: QuoteContent, { quote, work, signer, name, now }: Declared): WithdrawalRecord {
  const declaredAt = now.toISOString()
  if (!quote.acceptedAt) throw new Error(`Quote ${quote.id} was accepted without a date`)
  const paidCents = quote.depositPaidCents ?? 0
  return {
    schema: 'trait-d-union/withdrawal/1',
    declaredAt,
    name,
    email: signer.email,
    statement: statementOf(content, { acceptedAt: quote.acceptedAt, grossCents: quote.grossCents ?? 0 }),
    paidCents,
    refundDueOn: paidCents > 0 ? refundDueOn(civilDateInParis(declaredAt)) : null,
    mayKeepPart: mayKeepPart(work),
  }
}

type Closing = { quote: Quote; state: QuoteState; record: WithdrawalRecord }

/** The declaration stands in the ledger, in the very line that says that the quote was withdrawn from. */
async function closeQuote(req: PayloadRequest, { quote, state, record }: Closing): Promise<void> {
  req.context.ledgerDetail = record
  await req.payload.update({
    collection: 'quotes',
    id: quote.id,
    data: {
      state,
      withdrawnAt: record.declaredAt,
      closedAt: record.declaredAt,
      depositState: quote.depositState === 'awaited' ? 'none' : quote.depositState,
      refundState: record.refundDueOn === null ? 'none' : 'due',
      refundDueOn: record.refundDueOn,
    },
    depth: 0,
    req,
  })
  delete req.context.ledgerDetail
}

type News = { quote: Quote; versionId: string; content: QuoteContent; record: WithdrawalRecord }

async function tellEverybody(req: PayloadRequest, { quote, versionId, content, record }: News): Promise<void> {
  const about = { clientId: idOf(quote.client), quoteId: quote.id, quoteVersionId: versionId, data: { ...record } }
  await oweMessage(req, {
    ...about,
    template: 'withdrawal-receipt',
    language: content.language,
    to: { name: record.name, address: record.email },
    purpose: `withdrawal-receipt:${quote.id}`,
  })
  await oweToStaff(
    req,
    { ...about, template: 'quote-withdrawn-staff', purpose: `quote-withdrawn-staff:${quote.id}` },
    quote,
  )
}
