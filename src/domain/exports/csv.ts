import type { Cents } from '../money/cents'

/** Spreadsheets read UTF-8 only when it begins with this. */
export const byteOrderMark = '\uFEFF'

/**
 * One row of a CSV that French spreadsheets open: semicolons, every cell quoted when it has to be, CRLF. A text that a spreadsheet
 * would take for a formula gets an apostrophe before it; numbers are written by us (`csvCents`) and stay numbers.
 */
export function csvRow(cells: readonly (string | CsvNumber)[]): string {
  return `${cells.map((cell) => (typeof cell === 'string' ? quoted(harmless(cell)) : cell.text)).join(';')}\r\n`
}

/** A number as it stands in the file: never taken for a formula, as it comes from no person. */
export type CsvNumber = { text: string }

/** "-1234,56": no thousands mark, decimal comma. */
export function csvCents(cents: Cents): CsvNumber {
  return csvScaled(cents, 2)
}

/** An integer of 10^-places: 1500 with 3 places is "1,5". */
export function csvScaled(scaled: number, places: number): CsvNumber {
  const digits = String(Math.abs(scaled)).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const fraction = places === 2 ? digits.slice(-2) : digits.slice(digits.length - places).replace(/0+$/, '')
  return { text: `${scaled < 0 ? '-' : ''}${whole}${fraction === '' || places === 0 ? '' : `,${fraction}`}` }
}

/** What spreadsheets run as a formula begins with one of these (OWASP: CSV injection), blanks before it or not. */
function harmless(text: string): string {
  return /^\s*[=+\-@\t\r]/.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text
}

function quoted(text: string): string {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
