import { isCivilDate, type CivilDate } from '../../dates/civilDate'
import { DomainError } from '../../errors'
import type { Cents } from '../../money/cents'
import { parseDecimal } from '../../money/format'
import { statementLines, type StatementLine, type StatementMovement } from '../bankStatement'

/** Which column holds what; −1: the file has none. */
type Columns = Readonly<Record<ColumnName, number>>
type ColumnName = keyof typeof headings

/** French banks' words for each column, without accents; the first that the file has is taken. */
const headings = {
  bookedOn: [
    'date',
    'date operation',
    'date de l operation',
    'date d operation',
    'date comptable',
    'date de comptabilisation',
    'date valeur',
    'date de valeur',
  ],
  text: ['libelle', 'libelle operation', 'libelle de l operation', 'libelle simplifie', 'intitule', 'description'],
  debit: ['debit', 'debit euros', 'debit eur', 'montant debit'],
  credit: ['credit', 'credit euros', 'credit eur', 'montant credit'],
  amount: ['montant', 'montant euros', 'montant eur', 'montant en euros', 'amount'],
  currency: ['devise', 'currency'],
  reference: ['reference', 'reference operation', 'reference de l operation', 'reference client'],
  counterparty: ['contrepartie', 'tiers', 'nom du tiers', 'emetteur', 'donneur d ordre'],
} satisfies Record<string, readonly string[]>

const delimiters = [';', '\t', ','] as const

/** A row of the file; the number counts from 1. */
type Row = { lineNumber: number; cells: string[] }

/**
 * Reads a bank's CSV: a row of French headings, wherever it stands, with a date, a text, and a debit and a credit or an amount;
 * semicolon, tab or comma between cells, dates dd/mm/yyyy or ISO, decimal comma or point. All or nothing.
 *
 * @param account IBAN of the account, which such a file does not tell
 * @throws {DomainError} `statement.noHeadings` · `statement.badCell` { lineNumber, column: 'date' | 'amount', text } ·
 *   `statement.openQuote` { lineNumber }
 */
export function parseCsvStatement(text: string, account: string): StatementLine[] {
  const table = headedTable(text.replace(/^\ufeff/, ''))
  if (table === null) throw new DomainError('statement.noHeadings')
  const { columns, rows } = table
  return statementLines(
    account,
    rows.map((row) => movementOf(row, columns)),
  )
}

function headedTable(text: string): { columns: Columns; rows: Row[] } | null {
  for (const delimiter of delimiters) {
    if (!looksHeaded(text, delimiter)) continue
    const rows = rowsOf(text, delimiter).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    const index = rows.findIndex(({ cells }) => isComplete(columnsOf(cells)))
    const header = rows[index]
    if (header !== undefined) return { columns: columnsOf(header.cells), rows: rows.slice(index + 1) }
  }
  return null
}

/** A cheap look, so that a quote mark in a file of another delimiter is not read as an open one. */
function looksHeaded(text: string, delimiter: string): boolean {
  return text.split(/\r?\n/).some((line) => isComplete(columnsOf(line.split(delimiter))))
}

function columnsOf(cells: readonly string[]): Columns {
  const names = cells.map(plainHeading)
  const indexOf = (column: ColumnName): number =>
    headings[column].map((heading) => names.indexOf(heading)).find((index) => index >= 0) ?? -1
  return {
    bookedOn: indexOf('bookedOn'),
    text: indexOf('text'),
    debit: indexOf('debit'),
    credit: indexOf('credit'),
    amount: indexOf('amount'),
    currency: indexOf('currency'),
    reference: indexOf('reference'),
    counterparty: indexOf('counterparty'),
  }
}

function isComplete({ bookedOn, text, debit, credit, amount }: Columns): boolean {
  return bookedOn >= 0 && text >= 0 && (amount >= 0 || (debit >= 0 && credit >= 0))
}

/** "Date de l'opération" → "date de l operation" */
function plainHeading(text: string): string {
  const plain = text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
  return plain.replace(/[^a-z]+/g, ' ').trim()
}

function movementOf(row: Row, columns: Columns): StatementMovement {
  const cellAt = (column: ColumnName): string => (row.cells[columns[column]] ?? '').replace(/\s+/g, ' ').trim()
  return {
    bookedOn: dateOf(row, cellAt('bookedOn')),
    amountCents:
      columns.amount >= 0 ? centsOf(row, cellAt('amount')) : signedOf(row, cellAt('debit'), cellAt('credit')),
    currency: cellAt('currency').toUpperCase() || 'EUR',
    text: cellAt('text'),
    reference: cellAt('reference') || null,
    counterparty: cellAt('counterparty') || null,
  }
}

function dateOf({ lineNumber }: Row, text: string): CivilDate {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  const iso = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (isCivilDate(iso)) return iso
  throw new DomainError('statement.badCell', { lineNumber, column: 'date', text })
}

/** Exactly one of the two is filled, or the other is zero; banks write debits with or without a minus. */
function signedOf(row: Row, debit: string, credit: string): Cents {
  const debitCents = debit === '' ? 0 : Math.abs(centsOf(row, debit))
  const creditCents = credit === '' ? 0 : centsOf(row, credit)
  const isClear = debit !== credit && (debitCents === 0 || creditCents === 0)
  if (!isClear) throw new DomainError('statement.badCell', { ...amountCell(row), text: `${debit} | ${credit}` })
  return creditCents - debitCents
}

function centsOf(row: Row, text: string): Cents {
  try {
    return parseDecimal(text.replace(/(?:€|EUR)/i, '').trim(), 2)
  } catch (error) {
    if (error instanceof DomainError) throw new DomainError('statement.badCell', { ...amountCell(row), text })
    throw error
  }
}

function amountCell({ lineNumber }: Row): { lineNumber: number; column: 'amount' } {
  return { lineNumber, column: 'amount' }
}

/** Cells per RFC 4180: a quoted cell may hold delimiters, line breaks and doubled quotes. */
function rowsOf(text: string, delimiter: string): Row[] {
  const cellPattern = new RegExp(
    `(?:"([^"]*(?:""[^"]*)*)"|([^"${delimiter}\\r\\n][^${delimiter}\\r\\n]*)?)(${delimiter}|\\r?\\n|$)`,
    'y',
  )
  const rows: Row[] = []
  let lineNumber = 1
  let row: Row = { lineNumber, cells: [] }
  while (cellPattern.lastIndex < text.length) {
    const match = cellPattern.exec(text)
    if (match === null) throw new DomainError('statement.openQuote', { lineNumber })
    const [whole, quoted, plain = '', end] = match
    row.cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    lineNumber += whole.split('\n').length - 1
    if (end === delimiter) continue
    rows.push(row)
    row = { lineNumber, cells: [] }
  }
  return row.cells.length === 0 ? rows : [...rows, row]
}
