import { isValidSiren } from './siren'

export type VatNumberProblem =
  'vatNumber.countryWithoutVat' | 'vatNumber.otherCountry' | 'vatNumber.format' | 'vatNumber.key'

/** What follows the country prefix, per member state (and XI, Northern Ireland), as the Commission's VIES lists it. */
const bodies: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^(?:[A-Z]\d{7}[A-Z0-9]|\d{8}[A-Z])$/,
  FI: /^\d{8}$/,
  FR: /^\d{11}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(?:\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/,
  IT: /^\d{11}$/,
  LT: /^(?:\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(?:\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
}

/** The intra-community VAT number of a French company: FR, key (12 + 3 × (SIREN mod 97)) mod 97, SIREN (R3). */
export function frenchVatNumber(siren: string): string {
  if (!isValidSiren(siren)) throw new RangeError(`Not a SIREN: ${siren}`)
  const key = (12 + 3 * (Number(siren) % 97)) % 97
  return `FR${String(key).padStart(2, '0')}${siren}`
}

/**
 * What is wrong with a VAT number of a country, or null. The key is checked for France; elsewhere the form only.
 *
 * @param country ISO 3166-1 alpha-2; Greece (GR) writes EL
 */
export function vatNumberProblem(vatNumber: string, country: string): VatNumberProblem | null {
  const prefix = country === 'GR' ? 'EL' : country
  const body = bodies[prefix]
  if (body === undefined) return 'vatNumber.countryWithoutVat'
  if (!vatNumber.startsWith(prefix)) return 'vatNumber.otherCountry'
  if (!body.test(vatNumber.slice(prefix.length))) return 'vatNumber.format'
  return prefix === 'FR' && !isFrenchKeyRight(vatNumber) ? 'vatNumber.key' : null
}

function isFrenchKeyRight(vatNumber: string): boolean {
  const siren = vatNumber.slice(4)
  return isValidSiren(siren) && frenchVatNumber(siren) === vatNumber
}
