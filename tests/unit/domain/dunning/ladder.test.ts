import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isBusinessDay } from '@/domain/dates/businessDays'
import { addDays, daysBetween, isAfter, isBefore } from '@/domain/dates/civilDate'
import { nextReminder, type DunnableInvoice, type PlannedReminder } from '@/domain/dunning/nextReminder'
import type { DunningPolicy, ReminderLevel } from '@/domain/dunning/policy'
import { remindersToCome } from '@/domain/dunning/upcoming'
import { anInvoice } from './exampleInvoice'
import { anyHistory, anyPolicy, isWithin, livedThrough, promiseOn, withOutagesOnly, type Fired } from './randomHistory'

/** 40 in the suite; `TU_RUNS=1000` for the proof of issue 5. */
const numRuns = Number(process.env['TU_RUNS'] ?? 40)
const timeout = Math.max(20_000, numRuns * 500)

const levelsOf = (fired: readonly Fired[]) => fired.map(({ level }) => level)
const laddered = ({ levels }: DunningPolicy) => levels.map((_, index) => index + 1)

/** First and last day of a level, counted from the due date. */
function daysOfLevel(level: ReminderLevel, { levels, beforeDueDays }: DunningPolicy): [first: number, last: number] {
  if (level === 0) return [0 - (beforeDueDays ?? -1), 0]
  return [levels[level - 1]?.afterDays ?? Infinity, Infinity]
}

describe('whatever happens to an invoice', () => {
  test(
    'D1, D3, R33: each level once, rising, none before its day, the minimum gap between them, none but business days',
    () => {
      fc.assert(
        fc.property(anyHistory, (history) => {
          const { dueOn, policy } = history
          const { fired } = livedThrough(history)
          fired.forEach(({ level, on }, index) => {
            expect(isBusinessDay(on)).toBe(true)
            const days = daysBetween(dueOn, on)
            const [first, last] = daysOfLevel(level, policy)
            expect(days >= first && days <= last).toBe(true)
            const before = fired[index - 1] ?? { level: -1, on: addDays(on, 0 - policy.minimumGapDays) }
            expect(level).toBeGreaterThan(before.level)
            expect(daysBetween(before.on, on)).toBeGreaterThanOrEqual(policy.minimumGapDays)
          })
        }),
        { numRuns },
      )
    },
    timeout,
  )

  test(
    'D2, D5, R33: none once paid, none in a pause, a promise or a dispute, tasks alone while mails come back',
    () => {
      fc.assert(
        fc.property(anyHistory, (history) => {
          for (const { kind, on } of livedThrough(history).fired) {
            const day = daysBetween(history.start, on)
            expect(day).toBeLessThan(history.paidAt ?? Infinity)
            expect(isWithin(history.pauses, day)).toBe(false)
            expect(isWithin(history.disputes, day)).toBe(false)
            const promise = promiseOn(history, day)
            expect(promise !== null && day <= promise.at + promise.days).toBe(false)
            expect(kind).toBe(isWithin(history.bounces, day) ? 'task' : 'send')
          }
        }),
        { numRuns },
      )
    },
    timeout,
  )

  test(
    'D1, D6: no level is lost: each one below a level that left had left or was skipped, and an unpaid invoice hears them all',
    () => {
      fc.assert(
        fc.property(anyHistory, (history) => {
          const { fired, skipped } = livedThrough(history)
          for (const { level, on } of fired) {
            const done = [...fired, ...skipped].filter((past) => !isAfter(past.on, on)).map((past) => past.level)
            for (let below = 1; below < level; below += 1) expect(done).toContain(below)
          }
          const all = [...fired, ...skipped].map(({ level }) => level).filter((level) => level > 0)
          const isWhole = all.toSorted((a, b) => a - b).join() === laddered(history.policy).join()
          expect(isWhole || history.paidAt !== null).toBe(true)
        }),
        { numRuns },
      )
    },
    timeout,
  )

  test(
    'D1: an outage of any length skips no level and fires no two at once',
    () => {
      fc.assert(
        fc.property(anyHistory.map(withOutagesOnly), (history) => {
          const { fired } = livedThrough(history)
          expect(levelsOf(fired).filter((level) => level > 0)).toEqual(laddered(history.policy))
          expect(new Set(fired.map(({ on }) => on)).size).toBe(fired.length)
        }),
        { numRuns },
      )
    },
    timeout,
  )
})

/** The preview by the long way: today's reminder of each day, as if it left. */
function steppedThrough(given: DunnableInvoice, policy: DunningPolicy, days: number): PlannedReminder[] {
  const planned: PlannedReminder[] = []
  let invoice = given
  for (let day = 0; day < days; day += 1) {
    const today = addDays(given.dueOn, day - 20)
    const next = nextReminder(invoice, policy, today)
    if (next === null) continue
    planned.push({ ...next, on: today })
    const outcome = next.kind === 'task' ? 'task' : 'sent'
    invoice = { ...invoice, sent: [...invoice.sent, { level: next.level, on: today, outcome }] }
  }
  return planned
}

test(
  'D6: the preview is what the job would do day by day',
  () => {
    const dayNear = fc.integer({ min: -20, max: 40 })
    const anyFacts = fc.record({
      due: fc.integer({ min: 0, max: 700 }),
      pause: fc.option(dayNear),
      promise: fc.option(dayNear),
      hasBounced: fc.boolean(),
      leftOn: fc.option(fc.integer({ min: -40, max: -20 })),
    })
    fc.assert(
      fc.property(anyFacts, anyPolicy, fc.integer({ min: 0, max: 90 }), (facts, policy, days) => {
        const dueOn = addDays(anInvoice().dueOn, facts.due)
        const near = (day: number) => addDays(dueOn, day)
        const invoice = anInvoice({
          issuedOn: near(-30),
          dueOn,
          hasBounced: facts.hasBounced,
          pausedUntil: facts.pause === null ? null : near(facts.pause),
          promise: facts.promise === null ? null : { on: near(facts.promise), state: 'open' },
          sent: facts.leftOn === null ? [] : [{ level: 1, on: near(facts.leftOn), outcome: 'sent' }],
        })
        const preview = remindersToCome([{ ...invoice, id: 1 }], () => policy, { from: near(-20), days })
        const expected = steppedThrough(invoice, policy, days).map((planned) => ({ ...planned, invoiceId: 1 }))
        expect(preview).toEqual(expected)
        expect(preview.every(({ on }) => isBefore(on, near(days - 20)))).toBe(true)
      }),
      { numRuns },
    )
  },
  timeout,
)
