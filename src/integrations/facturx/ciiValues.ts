import type { CivilDate } from '../../domain/dates/civilDate'
import type { BasisPoints, Cents, Milli } from '../../domain/money/cents'
import { element, type XmlElement } from './xmlText'

/** A whole number of units of 10^-digits as decimal text: 123 with 2 digits is "1.23". */
function decimal(units: number, digits: number): string {
  const text = String(Math.abs(units)).padStart(digits + 1, '0')
  const magnitude = `${text.slice(0, -digits)}.${text.slice(-digits)}`
  return units < 0 ? `-${magnitude}` : magnitude
}

export function amountText(cents: Cents): string {
  return decimal(cents, 2)
}

export function percentText(rate: BasisPoints): string {
  return decimal(rate, 2)
}

export function quantityText(quantity: Milli): string {
  return decimal(quantity, 3)
}

/** YYYYMMDD, format 102 of UNTDID 2379. */
export function dateTime(name: string, date: CivilDate): XmlElement {
  return element(name, [element('udt:DateTimeString', compact(date), { format: '102' })])
}

/** The same in the namespace that references to other documents use. */
export function formattedDateTime(name: string, date: CivilDate): XmlElement {
  return element(name, [element('qdt:DateTimeString', compact(date), { format: '102' })])
}

function compact(date: CivilDate): string {
  return date.replaceAll('-', '')
}
