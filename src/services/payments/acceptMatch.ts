import type { PayloadRequest } from 'payload'

import { idOf } from '../../database/ids'
import { lockRow } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { DomainError } from '../../domain/errors'
import type { MatchPart } from '../../domain/payments/matchOptions'
import type { BankLine, Quote } from '../../payload-types'
import { readInvoice } from '../invoices/lockDraft'
import { decideLine, lockLine } from './bankLines'
import { bookDeposit } from './bookDeposit'
import { dayUntilToday, storeMovement } from './movements'
import { recordPayment } from './recordPayment'

/** What a person, or the line itself, says that it pays. */
export type AcceptedMatch = {
  lineId: string
  matches: readonly Omit<MatchPart, 'number'>[]
  /** Whether what is more than due becomes the client's credit (P4). */
  allowsCredit: boolean
}

/** The longest text of a bank that a payment keeps as its reference or note. */
const longestReference = 140
const longestNote = 1_000

/**
 * Records a line of a statement as the payment of invoices of one client, or as the deposit of one quote; the line is matched with
 * it (P5). All or nothing, once per line.
 *
 * @throws {DomainError} `bankLine.unknown` · `bankLine.notAllowed` { state, command } · `bankLine.notIncoming` ·
 *   `bankLine.mixedMatch` · what `recordPayment` and `bookDeposit` refuse
 */
export async function acceptMatch(req: PayloadRequest, accepted: AcceptedMatch): Promise<void> {
  await inTransaction(req, async () => {
    const line = await lockLine(req, accepted.lineId)
    await decideLine(req, { line, command: 'match' })
    if (line.amountCents <= 0) throw new DomainError('bankLine.notIncoming')
    const [first, ...others] = accepted.matches
    if (first === undefined) throw new DomainError('bankLine.mixedMatch')
    if (first.kind === 'quote' && others.length === 0) return keepDeposit(req, { line, quoteId: first.id })
    if (accepted.matches.some(({ kind }) => kind === 'quote')) throw new DomainError('bankLine.mixedMatch')
    await assertCurrency(req, { line, invoiceId: first.id })
    await recordPayment(req, {
      ...factsOf(line),
      invoiceId: first.id,
      amountCents: line.amountCents,
      receivedOn: line.bookedOn,
      method: 'transfer',
      allocations: accepted.matches.map(({ id, amountCents }) => ({ invoiceId: id, amountCents })),
      allowsCredit: accepted.allowsCredit,
      idempotencyKey: keyOf(line),
      bankLineId: line.id,
    })
  })
}

/** The line's; that all its invoices have the same is checked when they are paid. */
async function assertCurrency(
  req: PayloadRequest,
  { line, invoiceId }: { line: BankLine; invoiceId: string },
): Promise<void> {
  const invoice = await readInvoice(req, invoiceId)
  if (!invoice) throw new DomainError('invoice.unknown')
  if ((invoice.currency ?? 'EUR') !== line.currency) throw new DomainError('payment.otherCurrency')
}

function factsOf({ reference, label }: BankLine): { reference: string | null; note: string } {
  return { reference: reference?.slice(0, longestReference) || null, note: label.slice(0, longestNote) }
}

function keyOf({ id }: BankLine): string {
  return `bank-${id}`
}

/** A deposit takes all that came: it has its own paid invoice for just that amount (I5). */
async function keepDeposit(req: PayloadRequest, { line, quoteId }: { line: BankLine; quoteId: string }): Promise<void> {
  if (!(await lockRow(req, 'quotes', quoteId))) throw new DomainError('quote.unknown')
  const quote = await req.payload.findByID({ collection: 'quotes', id: quoteId, depth: 0, joins: false, req })
  if ((quote.currency ?? 'EUR') !== line.currency) throw new DomainError('payment.otherCurrency')
  await bookDeposit(req, {
    quote,
    amountCents: line.amountCents,
    receivedOn: dayUntilToday(req, line.bookedOn),
    keepPayment: (invoiceId) => storeDeposit(req, { line, quote, invoiceId }),
  })
}

async function storeDeposit(
  req: PayloadRequest,
  { line, quote, invoiceId }: { line: BankLine; quote: Quote; invoiceId: string },
): Promise<string> {
  const { reference, note } = factsOf(line)
  const row = await storeMovement(req, {
    kind: 'payment',
    amountCents: line.amountCents,
    currency: line.currency,
    method: 'transfer',
    receivedOn: dayUntilToday(req, line.bookedOn),
    reference: reference ?? quote.depositReference ?? null,
    note,
    clientId: idOf(quote.client),
    quoteId: quote.id,
    invoiceId,
    batch: `manual:${quote.id}:${keyOf(line)}`,
    rank: 1,
    bankLineId: line.id,
    refundOf: null,
  })
  return row.id
}
