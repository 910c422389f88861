import type { PayloadRequest } from 'payload'

import { lockRow } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { civilDate } from '../../domain/dates/civilDate'
import { DomainError } from '../../domain/errors'
import { decideBankLine, type BankLineCommand } from '../../domain/payments/bankLineLife'
import type { StatementMovement } from '../../domain/payments/bankStatement'
import { matcherOf } from '../../domain/payments/lineMatches'
import { matchOptions, type MatchOption } from '../../domain/payments/matchOptions'
import type { BankLine } from '../../payload-types'
import { readOpenPapers } from './openPapers'

/**
 * Puts a line of a statement aside as none of our business.
 *
 * @throws {DomainError} `bankLine.unknown` · `bankLine.notAllowed` { state, command }
 */
export async function ignoreLine(req: PayloadRequest, lineId: string): Promise<void> {
  await moveLine(req, { lineId, command: 'ignore' })
}

/**
 * Takes a line that was put aside back.
 *
 * @throws {DomainError} `bankLine.unknown` · `bankLine.notAllowed` { state, command }
 */
export async function reopenLine(req: PayloadRequest, lineId: string): Promise<void> {
  await moveLine(req, { lineId, command: 'reopen' })
}

async function moveLine(
  req: PayloadRequest,
  { lineId, command }: { lineId: string; command: BankLineCommand },
): Promise<void> {
  await inTransaction(req, async () => decideLine(req, { line: await lockLine(req, lineId), command }))
}

/**
 * A line under its lock.
 *
 * @throws {DomainError} `bankLine.unknown`
 */
export async function lockLine(req: PayloadRequest, lineId: string): Promise<BankLine> {
  if (!(await lockRow(req, 'bank_lines', lineId))) throw new DomainError('bankLine.unknown')
  return req.payload.findByID({ collection: 'bank-lines', id: lineId, depth: 0, joins: false, req })
}

/**
 * Moves a locked line along its table of states, by whoever asks.
 *
 * @throws {DomainError} `bankLine.notAllowed` { state, command }
 */
export async function decideLine(
  req: PayloadRequest,
  { line, command }: { line: BankLine; command: BankLineCommand },
): Promise<void> {
  const state = decideBankLine(line.state, command)
  const decidedBy = req.user?.collection === 'users' ? req.user.id : null
  await req.payload.update({ collection: 'bank-lines', id: line.id, data: { state, decidedBy }, depth: 0, req })
}

/**
 * What a line may pay, as things are now, the surest first (P5).
 *
 * @throws {DomainError} `bankLine.unknown`
 */
export async function readMatches(req: PayloadRequest, lineId: string): Promise<{ options: MatchOption[] }> {
  const line = await req.payload.findByID({
    collection: 'bank-lines',
    id: lineId,
    depth: 0,
    joins: false,
    disableErrors: true,
    req,
  })
  if (!line) throw new DomainError('bankLine.unknown')
  if (line.state !== 'unmatched') return { options: [] }
  const open = await readOpenPapers(req)
  const movement = movementOf(line)
  return { options: matchOptions(movement, matcherOf(open)(movement), open) }
}

function movementOf({ bookedOn, amountCents, currency, label, reference, counterparty }: BankLine): StatementMovement {
  return {
    bookedOn: civilDate(bookedOn),
    amountCents,
    currency,
    text: label,
    reference: reference ?? null,
    counterparty: counterparty ?? null,
  }
}
