import { describe, expect, test } from 'vitest'
import { civilDate } from '@/domain/dates/civilDate'
import { promiseProblems, settlePromise, type PromiseFacts } from '@/domain/dunning/promise'

const today = civilDate('2026-11-24')

describe('D4: a date that a debtor promises', () => {
  test.each([
    ['2026-11-23', ['inPast']],
    ['2026-11-24', []],
    ['2026-12-24', []],
    ['2026-12-25', ['tooFar']],
  ])('%s', (on, codes) => {
    const problems = promiseProblems({ on: civilDate(on), today })
    expect(problems.map(({ code }) => code)).toEqual(codes)
  })
})

describe('D5: a promise made on 24 November for 10 December', () => {
  const paid = (on: string, amountCents: number) => ({ on: civilDate(on), amountCents })
  const promised: PromiseFacts = {
    madeOn: today,
    on: civilDate('2026-12-10'),
    amountCents: null,
    payments: [],
    balanceCents: 100_000,
    today: civilDate('2026-12-10'),
  }

  test.each<[string, Partial<PromiseFacts>, string]>([
    ['is open to the end of its day', {}, 'open'],
    ['is broken the day after', { today: civilDate('2026-12-11') }, 'broken'],
    ['is kept by money on its day', { payments: [paid('2026-12-10', 100_000)], balanceCents: 0 }, 'kept'],
    [
      'is broken by money that came later',
      { payments: [paid('2026-12-11', 100_000)], balanceCents: 0, today: civilDate('2026-12-11') },
      'broken',
    ],
    ['stays open with a part of it', { payments: [paid('2026-12-01', 99_999)], balanceCents: 1 }, 'open'],
    [
      'of an amount is kept by that amount',
      { amountCents: 40_000, payments: [paid('2026-12-01', 40_000)], balanceCents: 60_000 },
      'kept',
    ],
    [
      'counts no money from before it was made',
      { amountCents: 40_000, payments: [paid('2026-11-23', 40_000)], balanceCents: 60_000 },
      'open',
    ],
    [
      'counts no money that went back',
      { payments: [paid('2026-12-01', 100_000), paid('2026-12-02', -1)], balanceCents: 1 },
      'open',
    ],
    ['is kept when a credit note left nothing to pay', { balanceCents: 0 }, 'kept'],
    [
      'of an amount is kept by all that a credit note left',
      { amountCents: 40_000, payments: [paid('2026-12-01', 30_000)], balanceCents: 0 },
      'kept',
    ],
  ])('%s', (_, facts, state) => {
    expect(settlePromise({ ...promised, ...facts })).toBe(state)
  })
})
