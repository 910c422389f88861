import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  civilDate,
  civilDateInParis,
  daysBetween,
  endOfDayInParis,
  formatCivilDate,
  formatInstant,
  isAfter,
  isBefore,
  isCivilDate,
  laterOf,
  startOfDayInParis,
  weekday,
  yearOf,
} from '@/domain/dates/civilDate'

const anyDate = fc.integer({ min: -20_000, max: 40_000 }).map((days) => addDays(civilDate('1990-01-01'), days))

describe('reading a date', () => {
  test.each(['2026-11-24', '2024-02-29', '2000-02-29', '0001-01-01'])('%s', (text) => {
    expect(civilDate(text)).toBe(text)
  })

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-11-31',
    '2026-1-1',
    '24/11/2026',
    '2026-11-24T00:00:00Z',
    '2026-11-24 ',
    '+002026-11-24',
    '',
  ])('"%s" is refused', (text) => {
    expect(isCivilDate(text)).toBe(false)
    expect(() => civilDate(text)).toThrow(expect.objectContaining({ code: 'date.invalid', data: { value: text } }))
  })
})

describe('the day in Paris', () => {
  test.each([
    ['2026-10-26T22:59:59Z', '2026-10-26'],
    ['2026-10-26T23:00:00Z', '2026-10-27'],
    ['2026-07-01T21:59:59Z', '2026-07-01'],
    ['2026-07-01T22:00:00Z', '2026-07-02'],
    ['2026-12-31T23:30:00Z', '2027-01-01'],
    ['2026-11-24T00:30:00+02:00', '2026-11-23'],
  ])('at %s it is %s', (instant, day) => {
    expect(civilDateInParis(instant)).toBe(day)
    expect(civilDateInParis(new Date(instant).getTime())).toBe(day)
  })

  test.each([
    ['a winter day', '2026-11-24', '2026-11-23T23:00:00.000Z', '2026-11-24T22:59:59.999Z'],
    ['a summer day', '2026-07-14', '2026-07-13T22:00:00.000Z', '2026-07-14T21:59:59.999Z'],
    ['the 23-hour day', '2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T21:59:59.999Z'],
    ['the 25-hour day', '2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T22:59:59.999Z'],
  ])('%s runs from its first to its last millisecond', (_what, day, start, end) => {
    expect(startOfDayInParis(civilDate(day))).toBe(start)
    expect(endOfDayInParis(civilDate(day))).toBe(end)
  })

  test('every day begins right after the one before it, and both ends lie in it', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const end = new Date(endOfDayInParis(date)).getTime()
        expect(civilDateInParis(end)).toBe(date)
        expect(civilDateInParis(startOfDayInParis(date))).toBe(date)
        expect(new Date(startOfDayInParis(addDays(date, 1))).getTime()).toBe(end + 1)
      }),
    )
  })

  test.each(['yesterday', '2026-11-24', '2026-11-24T10:00:00', Number.NaN, 1e300])('%s is no instant', (instant) => {
    expect(() => civilDateInParis(instant)).toThrow(expect.objectContaining({ code: 'date.invalid' }))
  })
})

describe('reckoning with days', () => {
  test.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-03-29', 1, '2026-03-30'],
    ['2026-03-01', -1, '2026-02-28'],
  ])('%s + %s days = %s', (date, days, expected) => {
    expect(addDays(civilDate(date), days)).toBe(expected)
  })

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-11-24', 3, '2027-02-24'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s + %s months = %s', (date, months, expected) => {
    expect(addMonths(civilDate(date), months)).toBe(expected)
  })

  test('adding the days between two dates leads from one to the other', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (from, to) => {
        expect(addDays(from, daysBetween(from, to))).toBe(to)
        expect(isBefore(from, to)).toBe(daysBetween(from, to) > 0)
        expect(isAfter(from, to)).toBe(daysBetween(from, to) < 0)
        expect(daysBetween(from, laterOf(from, to))).toBe(Math.max(0, daysBetween(from, to)))
      }),
    )
  })

  test('year and weekday', () => {
    expect(yearOf(civilDate('2026-11-24'))).toBe(2026)
    expect(weekday(civilDate('2026-11-23'))).toBe(1)
    expect(weekday(civilDate('2026-11-29'))).toBe(7)
  })

  test('a year that has no four digits is refused', () => {
    expect(() => addDays(civilDate('9999-12-31'), 1)).toThrow(expect.objectContaining({ code: 'date.invalid' }))
  })
})

describe('dates as people read them', () => {
  test.each([
    ['2026-11-24', '24 novembre 2026', '24 November 2026'],
    ['2026-08-01', '1er août 2026', '1 August 2026'],
    ['2026-02-11', '11 février 2026', '11 February 2026'],
  ])('%s', (date, french, english) => {
    expect(formatCivilDate(civilDate(date), 'fr')).toBe(french)
    expect(formatCivilDate(civilDate(date), 'en')).toBe(english)
  })

  test('a moment is told in Paris time', () => {
    expect(formatInstant('2026-11-24T23:05:00Z', 'fr')).toBe('25 novembre 2026 à 00:05')
    expect(formatInstant('2026-07-14T12:30:59Z', 'en')).toBe('14 July 2026 at 14:30')
  })
})
