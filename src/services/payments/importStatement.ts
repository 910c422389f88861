import { sql } from '@payloadcms/db-postgres'
import { setImmediate } from 'node:timers/promises'
import type { PayloadRequest } from 'payload'

import { sqlIn } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { DomainError } from '../../domain/errors'
import type { StatementLine } from '../../domain/payments/bankStatement'
import { isSure, matcherOf } from '../../domain/payments/lineMatches'
import { matchOptions, type MatchOption, type OpenPaper } from '../../domain/payments/matchOptions'
import type { ProposedMatch } from '../../domain/payments/proposeMatches'
import { parseCamt053 } from '../../domain/payments/statementFiles/camt053'
import { parseCsvStatement } from '../../domain/payments/statementFiles/csv'
import { sha256 } from '../digest'
import { readSettings } from '../settings'
import { acceptMatch } from './acceptMatch'
import { readOpenPapers } from './openPapers'
import { statementText } from './statementText'

export type Statement = {
  bytes: Uint8Array
  /** Whether a line that names what it pays by reference, to the cent, is recorded at once. */
  recordsSure: boolean
}

/** What an import did; a line is counted once, in `added`, `known` or `skipped`. */
export type ImportedStatement = {
  added: number
  /** Lines of an earlier import. */
  known: number
  /** Money that went out. */
  skipped: number
  /** Added lines that were recorded as payments at once. */
  recorded: number
}

/**
 * Reads a bank's file, CAMT.053 or CSV, into lines to match; importing it again adds nothing (P5). A file with one wrong row is
 * refused whole, and says which. Lines that are sure are recorded one by one afterwards: what cannot be stays to be matched.
 *
 * @throws {DomainError} `statement.noAccount` for a CSV without our IBAN in the settings · those of `statementText`, `parseCamt053`
 *   and `parseCsvStatement`
 */
export async function importStatement(req: PayloadRequest, statement: Statement): Promise<ImportedStatement> {
  const lines = await readLines(req, statementText(statement.bytes))
  const incoming = lines.filter(({ amountCents }) => amountCents > 0)
  const open = await readOpenPapers(req)
  const proposed = await proposeAll(incoming, open)
  const ids = await inTransaction(req, () => insertNew(req, proposed))
  const added = proposed.flatMap(({ key, ...rest }) => {
    const id = ids.get(key)
    return id === undefined ? [] : [{ ...rest, id }]
  })
  return {
    added: added.length,
    known: incoming.length - added.length,
    skipped: lines.length - incoming.length,
    recorded: statement.recordsSure ? await recordSure(req, { added, open }) : 0,
  }
}

async function readLines(req: PayloadRequest, text: string): Promise<StatementLine[]> {
  if (/^\ufeff?\s*</.test(text)) return parseCamt053(text)
  const { company } = await readSettings(req)
  const account = (company.iban ?? '').replaceAll(' ', '')
  if (account === '') throw new DomainError('statement.noAccount')
  return parseCsvStatement(text, account)
}

type ProposedLine = { line: StatementLine; proposals: ProposedMatch[]; key: string }

/** How many lines are matched before other requests of this server get their turn. */
const linesAtOnce = 200

async function proposeAll(lines: readonly StatementLine[], open: readonly OpenPaper[]): Promise<ProposedLine[]> {
  const matches = matcherOf(open)
  const proposed: ProposedLine[] = []
  for (const line of lines) {
    proposed.push({ line, proposals: matches(line), key: sha256(line.key) })
    if (proposed.length % linesAtOnce === 0) await setImmediate()
  }
  return proposed
}

/** Whoever imports the same lines at the same moment meets us in the same order: nobody waits for each other in a circle. */
async function insertNew(req: PayloadRequest, proposed: readonly ProposedLine[]): Promise<Map<string, string>> {
  const rows = proposed.map(({ line, proposals, key }) => ({
    booked_on: line.bookedOn,
    amount_cents: line.amountCents,
    currency: line.currency,
    label: line.text || line.counterparty || line.reference || '–',
    counterparty: line.counterparty,
    reference: line.reference,
    account: line.account,
    proposals,
    fingerprint: key,
  }))
  const executor = await sqlIn(req)
  const inserted = await executor.execute(sql`
    INSERT INTO bank_lines (id, state, booked_on, amount_cents, currency, label, counterparty, reference, account, proposals,
                            fingerprint)
    SELECT gen_random_uuid(), 'unmatched', booked_on, amount_cents, currency, label, counterparty, reference, account, proposals,
           fingerprint
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS line(
           booked_on text, amount_cents numeric, currency text, label text, counterparty text, reference text, account text,
           proposals jsonb, fingerprint text)
     ORDER BY fingerprint
        ON CONFLICT (fingerprint) DO NOTHING
    RETURNING id, fingerprint`)
  return new Map(inserted.rows.map(({ id, fingerprint }) => [String(fingerprint), String(id)]))
}

type AddedLine = { id: string; line: StatementLine; proposals: ProposedMatch[] }

async function recordSure(
  req: PayloadRequest,
  { added, open }: { added: readonly AddedLine[]; open: readonly OpenPaper[] },
): Promise<number> {
  let recorded = 0
  for (const { id, line, proposals } of added) {
    if (!isSure(proposals)) continue
    const [option] = matchOptions(line, proposals, open)
    if (option && isWhole(option) && (await isRecorded(req, { lineId: id, option }))) recorded += 1
  }
  return recorded
}

/** Several clients' invoices in one transfer have no option that takes all of it. */
function isWhole({ leftCents, creditCents }: MatchOption): boolean {
  return leftCents === 0 && creditCents === 0
}

async function isRecorded(
  req: PayloadRequest,
  { lineId, option }: { lineId: string; option: MatchOption },
): Promise<boolean> {
  const matches = option.parts.map(({ kind, id, amountCents }) => ({ kind, id, amountCents }))
  try {
    await acceptMatch(req, { lineId, matches, allowsCredit: false })
    return true
  } catch (error) {
    // paid meanwhile, by another line of this file for instance: a person looks at this one
    if (error instanceof DomainError) return false
    throw error
  }
}
