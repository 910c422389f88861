import { mod97 } from './mod97'

export type IbanProblem = 'iban.characters' | 'iban.country' | 'iban.length' | 'iban.key'

/** Lengths in the SEPA area (SWIFT IBAN registry). */
const lengths: Readonly<Record<string, number>> = {
  AD: 24,
  AT: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GI: 23,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IS: 26,
  IT: 27,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  VA: 22,
}

/** The IBAN in its stored form: upper case, no spaces. */
export function normaliseIban(text: string): string {
  return text.replace(/\s/g, '').toUpperCase()
}

/** What is wrong with an IBAN, spaces allowed, or null: country of the SEPA area, its length, key modulo 97. */
export function ibanProblem(text: string): IbanProblem | null {
  const iban = normaliseIban(text)
  if (!/^[A-Z0-9]*$/.test(iban)) return 'iban.characters'
  const length = lengths[iban.slice(0, 2)]
  if (length === undefined) return 'iban.country'
  if (iban.length !== length) return 'iban.length'
  return /^..\d\d/.test(iban) && mod97(`${iban.slice(4)}${iban.slice(0, 4)}`) === 1 ? null : 'iban.key'
}

/** Whether the text is an IBAN of the SEPA area. */
export function isValidIban(text: string): boolean {
  return ibanProblem(text) === null
}

/** In groups of four, as it is printed: "FR76 3000 6000 0112 3456 7890 189" (spaces are U+00A0). */
export function formatIban(iban: string): string {
  return normaliseIban(iban).replace(/(.{4})(?=.)/g, '$1\u00a0')
}

/** Whether the text has the form of a BIC (ISO 9362): 8 or 11 characters. */
export function isBic(text: string): boolean {
  return /^[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(text)
}
