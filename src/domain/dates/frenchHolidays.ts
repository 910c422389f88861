import { addDays, civilDate, yearOf, type CivilDate } from './civilDate'

/** The eleven legal holidays of metropolitan France (C. trav. L3133-1). */
export const frenchHolidayNames = [
  'new-year',
  'easter-monday',
  'labour-day',
  'victory-1945',
  'ascension',
  'whit-monday',
  'national-day',
  'assumption',
  'all-saints',
  'armistice-1918',
  'christmas',
] as const
export type FrenchHoliday = { name: (typeof frenchHolidayNames)[number]; date: CivilDate }

/** The holidays of a year in the Gregorian calendar, in order of name; two may fall on one day (2008: 1 May). */
export function frenchHolidays(year: number): FrenchHoliday[] {
  const easter = easterSunday(year)
  const on = (monthAndDay: string): CivilDate => civilDate(`${yearText(year)}-${monthAndDay}`)
  return [
    { name: 'new-year', date: on('01-01') },
    { name: 'easter-monday', date: addDays(easter, 1) },
    { name: 'labour-day', date: on('05-01') },
    { name: 'victory-1945', date: on('05-08') },
    { name: 'ascension', date: addDays(easter, 39) },
    { name: 'whit-monday', date: addDays(easter, 50) },
    { name: 'national-day', date: on('07-14') },
    { name: 'assumption', date: on('08-15') },
    { name: 'all-saints', date: on('11-01') },
    { name: 'armistice-1918', date: on('11-11') },
    { name: 'christmas', date: on('12-25') },
  ]
}

/** The holiday that falls on the date, if any. */
export function frenchHolidayOn(date: CivilDate): FrenchHoliday | null {
  return frenchHolidays(yearOf(date)).find((holiday) => holiday.date === date) ?? null
}

/** Easter Sunday by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8); the letters are his. */
export function easterSunday(year: number): CivilDate {
  const a = year % 19
  const [b, c] = [Math.floor(year / 100), year % 100]
  const [d, e] = [Math.floor(b / 4), b % 4]
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return civilDate(`${yearText(year)}-${twoDigits(Math.floor(n / 31))}-${twoDigits((n % 31) + 1)}`)
}

function yearText(year: number): string {
  return String(year).padStart(4, '0')
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
