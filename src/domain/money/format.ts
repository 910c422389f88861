import { DomainError } from '../errors'
import type { Language } from '../parties/snapshots'
import type { BasisPoints, Cents, Milli } from './cents'

/**
 * Written without Intl on purpose: engines disagree on the narrow no-break space, and the same text must come out of
 * the server, the browser and the printed page.
 */
const noBreakSpace = '\u00a0'
const style = {
  fr: { group: noBreakSpace, point: ',' },
  en: { group: ',', point: '.' },
} satisfies Record<Language, unknown>

const currencySigns: Readonly<Record<string, string>> = { EUR: '€', GBP: '£', USD: '$' }

/**
 * "3 456,00 €" (spaces are U+00A0) / "€3,456.00". A currency without a sign of its own is named by its code.
 *
 * @param options.currency ISO 4217, EUR unless said otherwise (M9)
 */
export function formatCents(cents: Cents, options: { language: Language; currency?: string }): string {
  const { language, currency = 'EUR' } = options
  const sign = currencySigns[currency]
  const minus = cents < 0 ? '-' : ''
  const amount = decimalText(Math.abs(cents), { places: 2, minPlaces: 2, language })
  if (language === 'fr') return `${minus}${amount}${noBreakSpace}${sign ?? currency}`
  return `${minus}${sign ?? `${currency}${noBreakSpace}`}${amount}`
}

/** "20 %", "5,5 %" / "20%", "5.5%". */
export function formatRate(bp: BasisPoints, language: Language): string {
  const number = signedDecimalText(bp, { places: 2, minPlaces: 0, language })
  return language === 'fr' ? `${number}${noBreakSpace}%` : `${number}%`
}

/** "1,5" / "1.5"; at most three decimals, none that say nothing. */
export function formatQuantity(milli: Milli, language: Language): string {
  return signedDecimalText(milli, { places: 3, minPlaces: 0, language })
}

type DecimalStyle = { places: number; minPlaces: number; language: Language }

function signedDecimalText(scaled: number, decimal: DecimalStyle): string {
  return `${scaled < 0 ? '-' : ''}${decimalText(Math.abs(scaled), decimal)}`
}

function decimalText(scaled: number, { places, minPlaces, language }: DecimalStyle): string {
  const digits = String(scaled).padStart(places + 1, '0')
  const whole = digits.slice(0, -places).replace(/\B(?=(?:\d{3})+$)/g, style[language].group)
  const fraction = digits.slice(-places).replace(/0+$/, '').padEnd(minPlaces, '0')
  return fraction === '' ? whole : `${whole}${style[language].point}${fraction}`
}

/**
 * Reads what a person typed, "1 234,56", "1234.56" or "1,234.56", as an integer of 10^-places: with 2 places,
 * "1 234,56" is 123 456 cents (M1, M2). A single comma or point is always the decimal one, so that "1,234" is never
 * taken for a thousand by mistake: it has too many decimals for money.
 *
 * @throws {DomainError} `money.notANumber`, `money.tooManyDecimals`, `money.tooLarge`
 */
export function parseDecimal(text: string, places: number): number {
  const { minus, whole, fraction } = decimalParts(text)
  if (fraction.length > places) throw new DomainError('money.tooManyDecimals', { text, places })
  const magnitude = Number(`${whole}${fraction.padEnd(places, '0')}`)
  if (!Number.isSafeInteger(magnitude)) throw new DomainError('money.tooLarge', { text })
  return minus ? 0 - magnitude : magnitude
}

/** A sign, digits (plain or in threes), a decimal mark, digits; the mark of the threes is never the decimal one. */
const plainNumber = /^(?<minus>[-\u2212]?)\+?(?<whole>\d*|\d{1,3}(?: \d{3})+)(?:[.,](?<fraction>\d*))?$/
const commaGrouped = /^(?<minus>[-\u2212]?)\+?(?<whole>\d{1,3}(?:,\d{3})+)\.(?<fraction>\d*)$/
const pointGrouped = /^(?<minus>[-\u2212]?)\+?(?<whole>\d{1,3}(?:\.\d{3})+),(?<fraction>\d*)$/

function decimalParts(text: string): { minus: boolean; whole: string; fraction: string } {
  const typed = text.trim().replace(/[\u00a0\u202f\u2009]/g, ' ')
  const match = plainNumber.exec(typed) ?? commaGrouped.exec(typed) ?? pointGrouped.exec(typed)
  const whole = match?.groups?.['whole']?.replace(/\D/g, '') ?? ''
  const fraction = match?.groups?.['fraction'] ?? ''
  if (`${whole}${fraction}` === '') throw new DomainError('money.notANumber', { text })
  return { minus: match?.groups?.['minus'] !== '', whole, fraction }
}
