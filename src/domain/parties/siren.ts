import { isLuhn, luhnKey } from './luhn'

export type SirenProblem = 'siren.characters' | 'siren.length' | 'siren.luhn'
export type SiretProblem = 'siret.characters' | 'siret.length' | 'siret.luhn' | 'siret.otherSiren'

/** What a person typed, without the spaces that people put between groups. */
export function compactIdentifier(text: string): string {
  return text.replace(/\s/g, '')
}

/** What is wrong with a SIREN (9 digits, Luhn), most basic fault first, or null (R3). Spaces are not accepted. */
export function sirenProblem(siren: string): SirenProblem | null {
  if (!/^\d*$/.test(siren)) return 'siren.characters'
  if (siren.length !== 9) return 'siren.length'
  return isLuhn(siren) ? null : 'siren.luhn'
}

/** Whether the text is a SIREN (R3). */
export function isValidSiren(siren: string): boolean {
  return sirenProblem(siren) === null
}

/** What is wrong with a SIRET (14 digits, Luhn, the company's SIREN first when one is given), or null (R3). */
export function siretProblem(siret: string, siren?: string): SiretProblem | null {
  if (!/^\d*$/.test(siret)) return 'siret.characters'
  if (siret.length !== 14) return 'siret.length'
  if (siren !== undefined && !siret.startsWith(siren)) return 'siret.otherSiren'
  return isLuhn(siret) || isLaPosteSiret(siret) ? null : 'siret.luhn'
}

/** Whether the text is a SIRET, and one of that SIREN's when given (R3). */
export function isValidSiret(siret: string, siren?: string): boolean {
  return siretProblem(siret, siren) === null
}

/** INSEE ran out of Luhn numbers for the post offices: their digits add up to a multiple of five instead. */
function isLaPosteSiret(siret: string): boolean {
  return siret.startsWith('356000000') && Array.from(siret).reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0
}

/** Completes 8 digits to a valid SIREN; for seeds and tests. */
export function makeSiren(seedDigits: string): string {
  if (!/^\d{8}$/.test(seedDigits)) throw new RangeError(`Eight digits make a SIREN: ${seedDigits}`)
  return `${seedDigits}${luhnKey(seedDigits)}`
}

/** Completes a SIREN and a 4-digit establishment number to a valid SIRET; for seeds and tests. */
export function makeSiret(siren: string, establishment = '0001'): string {
  const digits = `${siren}${establishment}`
  if (!/^\d{13}$/.test(digits)) throw new RangeError(`A SIREN and four digits make a SIRET: ${digits}`)
  return `${digits}${luhnKey(digits)}`
}
