import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { isBusinessDay } from '@/domain/dates/businessDays'
import { addDays, civilDate, isAfter, type CivilDate } from '@/domain/dates/civilDate'
import { nextQuoteReminder, quoteReminderSteps, type QuoteReminderStep } from '@/domain/quotes/reminders'

type Sent = { on: CivilDate; step: QuoteReminderStep }
type Quote = { sentOn: CivilDate; validUntil: CivilDate }

/** What leaves when the job runs on the given days after sending. */
function sentOver({ sentOn, validUntil }: Quote, runDays: readonly number[]): Sent[] {
  const sent: Sent[] = []
  for (const day of runDays) {
    const today = addDays(sentOn, day)
    const step = nextQuoteReminder({ sentOn, validUntil, sentSteps: sent.map((each) => each.step), today })
    if (step) sent.push({ on: today, step })
  }
  return sent
}

const quote = (sentOn: string, validUntil: string): Quote => ({
  sentOn: civilDate(sentOn),
  validUntil: civilDate(validUntil),
})
const everyDay = Array.from({ length: 60 }, (_, day) => day)
const anyQuote = fc
  .record({ start: fc.integer({ min: 0, max: 4_000 }), validity: fc.integer({ min: 0, max: 50 }) })
  .map(({ start, validity }) => {
    const sentOn = addDays(civilDate('2024-01-01'), start)
    return { sentOn, validUntil: addDays(sentOn, validity) }
  })
/** Days on which the job ran, some of them twice, with outages between. */
const anyRuns = fc
  .array(fc.integer({ min: 0, max: 60 }), { maxLength: 60 })
  .map((days) => days.toSorted((day, other) => day - other))

describe('reminders of an unsigned quote', () => {
  test.each([
    [
      'day 3, day 7, two days before the last day',
      quote('2026-11-24', '2026-12-24'),
      ['2026-11-27 third-day', '2026-12-01 seventh-day', '2026-12-22 before-expiry'],
    ],
    [
      'D2: from the weekend to Monday, over Christmas to the next business day',
      quote('2026-12-18', '2027-01-17'),
      ['2026-12-21 third-day', '2026-12-28 seventh-day', '2027-01-15 before-expiry'],
    ],
    [
      'nothing follows the warning of expiry',
      quote('2026-11-23', '2026-11-30'),
      ['2026-11-26 third-day', '2026-11-30 before-expiry'],
    ],
    ['none is put off past the last day', quote('2026-05-11', '2026-05-15'), ['2026-05-13 before-expiry']],
    ['a quote of two days is not reminded of', quote('2026-11-24', '2026-11-26'), []],
  ])('%s', (_, given, expected) => {
    expect(sentOver(given, everyDay).map(({ on, step }) => `${on} ${step}`)).toEqual(expected)
  })

  test('an outage over day 3 and day 7 sends the second one alone, and the first never', () => {
    const sent = sentOver(quote('2026-11-24', '2026-12-24'), [9, 10, 13])
    expect(sent).toEqual([{ on: '2026-12-03', step: 'seventh-day' }])
  })

  test('whatever the runs: business days only, from sending to expiry, one a day, each step once and in order', () => {
    fc.assert(
      fc.property(anyQuote, anyRuns, (given, runs) => {
        const sent = sentOver(given, runs)
        for (const { on } of sent) {
          expect(isBusinessDay(on)).toBe(true)
          expect(isAfter(on, given.sentOn)).toBe(true)
          expect(isAfter(on, given.validUntil)).toBe(false)
        }
        expect(new Set(sent.map(({ on }) => on)).size).toBe(sent.length)
        const ranks = sent.map(({ step }) => quoteReminderSteps.indexOf(step))
        expect(ranks).toEqual([...new Set(ranks)].toSorted((rank, other) => rank - other))
      }),
    )
  })
})
