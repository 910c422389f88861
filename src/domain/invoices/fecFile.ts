import type { CivilDate } from '../dates/civilDate'
import type { Cents } from '../money/cents'
import type { JournalEntry } from './salesJournal'

/** The 18 columns of article A47 A-1 of the tax procedures book, in their order (R27). */
const columns = [
  'JournalCode',
  'JournalLib',
  'EcritureNum',
  'EcritureDate',
  'CompteNum',
  'CompteLib',
  'CompAuxNum',
  'CompAuxLib',
  'PieceRef',
  'PieceDate',
  'EcritureLib',
  'Debit',
  'Credit',
  'EcritureLet',
  'DateLet',
  'ValidDate',
  'Montantdevise',
  'Idevise',
] as const
type Row = Readonly<Record<(typeof columns)[number], string>>

/** Code and name of the sales journal in the seller's books. */
export type Journal = { code: string; name: string }

/**
 * The journal as FEC-shaped text: headings, then one row per line, tabs between 18 columns, dates AAAAMMJJ, decimal commas (R27).
 * It is the sales journal only, not the year's whole FEC.
 */
export function fecFile(entries: readonly JournalEntry[], journal: Journal = { code: 'VE', name: 'Ventes' }): string {
  const rows = entries.map((entry) => rowOf(entry, journal))
  return [columns, ...rows.map((row) => columns.map((column) => cell(row[column])))]
    .map((cells) => `${cells.join('\t')}\r\n`)
    .join('')
}

/** "123456789FEC20261231.txt": the seller's SIREN and the last day of what the file covers (R27). */
export function fecFilename(siren: string, on: CivilDate): string {
  return `${siren}FEC${compact(on)}.txt`
}

function rowOf(entry: JournalEntry, { code, name }: Journal): Row {
  return {
    JournalCode: code,
    JournalLib: name,
    EcritureNum: entry.entryNumber,
    EcritureDate: compact(entry.entryDate),
    CompteNum: entry.account,
    CompteLib: entry.accountLabel,
    CompAuxNum: entry.auxiliary?.number ?? '',
    CompAuxLib: entry.auxiliary?.label ?? '',
    PieceRef: entry.pieceRef,
    PieceDate: compact(entry.pieceDate),
    EcritureLib: entry.label,
    Debit: decimal(entry.debitCents),
    Credit: decimal(entry.creditCents),
    EcritureLet: '',
    DateLet: '',
    ValidDate: compact(entry.validatedOn),
    Montantdevise: '',
    Idevise: '',
  }
}

/** A name with a tab or a line break would shift the columns; the file's alphabet, ISO 8859-15, has the straight apostrophe only. */
function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('’', "'").trim()
}

function compact(date: CivilDate): string {
  return date.replaceAll('-', '')
}

/** "1234,56", no thousands mark. */
function decimal(cents: Cents): string {
  const digits = String(cents).padStart(3, '0')
  return `${digits.slice(0, -2)},${digits.slice(-2)}`
}
