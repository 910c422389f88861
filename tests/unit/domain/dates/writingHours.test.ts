import fc from 'fast-check'
import { expect, test } from 'vitest'

import { isWritingTime, nextWritingTime } from '@/domain/dates/writingHours'

test.each([
  ['2026-11-24T06:59:59.999Z', false, '2026-11-24T07:00:00.000Z'],
  ['2026-11-24T07:00:00.000Z', true, '2026-11-24T07:00:00.000Z'],
  ['2026-11-24T16:59:59.999Z', true, '2026-11-24T16:59:59.999Z'],
  ['2026-11-24T17:00:00.000Z', false, '2026-11-25T07:00:00.000Z'],
  // Friday evening, then summer time on a Monday
  ['2026-11-27T20:00:00.000Z', false, '2026-11-30T07:00:00.000Z'],
  ['2026-03-28T10:00:00.000Z', false, '2026-03-30T06:00:00.000Z'],
  // The day before a public holiday
  ['2026-12-24T18:00:00.000Z', false, '2026-12-28T07:00:00.000Z'],
])('D2: at %s people may be written to: %s, next from %s', (now, may, next) => {
  expect(isWritingTime(now)).toBe(may)
  expect(nextWritingTime(now)).toBe(next)
})

test('D2: the next time is one, and never in the past', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }), (date) => {
      const next = nextWritingTime(date.toISOString())
      expect(isWritingTime(next)).toBe(true)
      expect(next >= date.toISOString()).toBe(true)
    }),
  )
})
