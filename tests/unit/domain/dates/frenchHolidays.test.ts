import { describe, expect, test } from 'vitest'
import { isBusinessDay, nextBusinessDay } from '@/domain/dates/businessDays'
import { civilDate } from '@/domain/dates/civilDate'
import { easterSunday, frenchHolidayNames, frenchHolidayOn, frenchHolidays } from '@/domain/dates/frenchHolidays'

/** Easter Monday, Ascension and Whit Monday, as the calendars of those years print them. */
const movableFeasts = [
  [2024, '04-01', '05-09', '05-20'],
  [2025, '04-21', '05-29', '06-09'],
  [2026, '04-06', '05-14', '05-25'],
  [2027, '03-29', '05-06', '05-17'],
  [2028, '04-17', '05-25', '06-05'],
  [2029, '04-02', '05-10', '05-21'],
  [2030, '04-22', '05-30', '06-10'],
  [2031, '04-14', '05-22', '06-02'],
  [2032, '03-29', '05-06', '05-17'],
  [2033, '04-18', '05-26', '06-06'],
  [2034, '04-10', '05-18', '05-29'],
  [2035, '03-26', '05-03', '05-14'],
] as const

describe('French public holidays', () => {
  test.each(movableFeasts)('of %s: eleven, three of them movable', (year, easterMonday, ascension, whitMonday) => {
    const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']
    const expected = [...fixed, easterMonday, ascension, whitMonday].map((day) => `${year}-${day}`)
    expect(
      frenchHolidays(year)
        .map(({ date }) => date)
        .toSorted(),
    ).toEqual(expected.toSorted())
    expect(frenchHolidays(year).map(({ name }) => name)).toEqual(frenchHolidayNames)
  })

  test.each([
    [1818, '1818-03-22'],
    [1943, '1943-04-25'],
    [1954, '1954-04-18'],
    [1981, '1981-04-19'],
    [2049, '2049-04-18'],
    [2076, '2076-04-19'],
    [2285, '2285-03-22'],
  ])('Easter at its earliest and latest, and where the computus corrects itself: %s', (year, expected) =>
    expect(easterSunday(year)).toBe(expected),
  )

  test('has a name', () => {
    expect(frenchHolidayOn(civilDate('2026-05-14'))?.name).toBe('ascension')
    expect(frenchHolidayOn(civilDate('2026-05-15'))).toBeNull()
  })
})

describe('D2: business days', () => {
  test.each([
    ['2026-11-24', true],
    ['2026-11-28', false],
    ['2026-11-29', false],
    ['2026-05-14', false],
    ['2026-12-25', false],
    ['2026-12-24', true],
  ])('%s: %s', (date, expected) => expect(isBusinessDay(civilDate(date))).toBe(expected))

  test.each([
    ['2026-11-24', '2026-11-24'],
    ['2026-11-28', '2026-11-30'],
    ['2026-12-25', '2026-12-28'],
    ['2027-12-31', '2027-12-31'],
    ['2028-01-01', '2028-01-03'],
    ['2026-04-04', '2026-04-07'],
  ])('from %s on: %s', (date, expected) => expect(nextBusinessDay(civilDate(date))).toBe(expected))
})
