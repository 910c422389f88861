import { Temporal } from 'temporal-polyfill'
import { DomainError } from '../errors'
import type { Language } from '../parties/snapshots'

declare const brand: unique symbol

/** A calendar day 'YYYY-MM-DD' without time or zone; in law, a day in Paris. Made by `civilDate` only. */
export type CivilDate = string & { readonly [brand]: 'CivilDate' }

const paris = 'Europe/Paris'

/**
 * Reads 'YYYY-MM-DD'.
 *
 * @throws {DomainError} `date.invalid` for another form or a day that does not exist
 */
export function civilDate(text: string): CivilDate {
  if (isCivilDate(text)) return text
  throw new DomainError('date.invalid', { value: text })
}

/** Whether the text is an existing day, written 'YYYY-MM-DD'. */
export function isCivilDate(text: string): text is CivilDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    Temporal.PlainDate.from(text)
    return true
  } catch {
    return false
  }
}

/**
 * The day that it is in Paris at an instant, given as ISO 8601 with offset or as epoch milliseconds.
 *
 * @throws {DomainError} `date.invalid`
 */
export function civilDateInParis(instant: string | number): CivilDate {
  return ofPlain(inParis(instant).toPlainDate())
}

/** The first instant of the day in Paris, as ISO 8601 UTC with milliseconds. */
export function startOfDayInParis(date: CivilDate): string {
  return isoOf(startOfDay(date))
}

/** The last millisecond of the day in Paris, as ISO 8601 UTC; the day has 23 or 25 hours when the clock changes. */
export function endOfDayInParis(date: CivilDate): string {
  return isoOf(startOfDay(addDays(date, 1)).subtract({ milliseconds: 1 }))
}

/** The full hour of the clock in Paris at an instant, 0 … 23. */
export function hourInParis(instant: string | number): number {
  return inParis(instant).hour
}

/** The instant at which the clock in Paris shows a full hour of a day, as ISO 8601 UTC with milliseconds. */
export function atHourInParis(date: CivilDate, hour: number): string {
  const clock = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: paris, plainTime: { hour } })
  return isoOf(clock.toInstant())
}

/** The date so many days later, or earlier when negative. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return ofPlain(plain(date).add({ days }))
}

/** The same day so many months later; the month's last day when that day does not exist. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  return ofPlain(plain(date).add({ months }))
}

/** Days from the first date to the second; negative when the second is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return plain(from).until(plain(to), { largestUnit: 'days' }).days
}

/** Whether the first date lies strictly before the second. */
export function isBefore(date: CivilDate, other: CivilDate): boolean {
  return date < other
}

/** Whether the first date lies strictly after the second. */
export function isAfter(date: CivilDate, other: CivilDate): boolean {
  return date > other
}

/** The later of two dates. */
export function laterOf(date: CivilDate, other: CivilDate): CivilDate {
  return isBefore(date, other) ? other : date
}

/** The year, e.g. 2026. */
export function yearOf(date: CivilDate): number {
  return plain(date).year
}

/** ISO weekday: 1 = Monday … 7 = Sunday. */
export function weekday(date: CivilDate): number {
  return plain(date).dayOfWeek
}

const locales: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' }

/** "24 novembre 2026", "1er mai 2026" / "24 November 2026". */
export function formatCivilDate(date: CivilDate, language: Language): string {
  const text = plain(date).toLocaleString(locales[language], { day: 'numeric', month: 'long', year: 'numeric' })
  return language === 'fr' ? text.replace(/^1 /, '1er ') : text
}

/** Between date and time; written out because engines differ on it and a page must hydrate to the same text. */
const beforeTime: Record<Language, string> = { fr: ' à ', en: ' at ' }

/**
 * Day and minute in Paris: "24 novembre 2026 à 14:05" / "24 November 2026 at 14:05".
 *
 * @throws {DomainError} `date.invalid`
 */
export function formatInstant(iso: string, language: Language): string {
  const moment = inParis(iso)
  const date = formatCivilDate(ofPlain(moment.toPlainDate()), language)
  return `${date}${beforeTime[language]}${moment.toPlainTime().toString({ smallestUnit: 'minute' })}`
}

function plain(date: CivilDate): Temporal.PlainDate {
  return Temporal.PlainDate.from(date)
}

/** Years outside 0000–9999 are written in another form, and refused by `civilDate`. */
function ofPlain(date: Temporal.PlainDate): CivilDate {
  return civilDate(date.toString())
}

function startOfDay(date: CivilDate): Temporal.Instant {
  return plain(date).toZonedDateTime(paris).toInstant()
}

function isoOf(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'millisecond' })
}

function inParis(instant: string | number): Temporal.ZonedDateTime {
  try {
    const moment =
      typeof instant === 'number' ? Temporal.Instant.fromEpochMilliseconds(instant) : Temporal.Instant.from(instant)
    return moment.toZonedDateTimeISO(paris)
  } catch {
    throw new DomainError('date.invalid', { value: instant })
  }
}
