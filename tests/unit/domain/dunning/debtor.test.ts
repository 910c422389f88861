import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { civilDate } from '@/domain/dates/civilDate'
import { debtorInstallments } from '@/domain/dunning/installments'
import { limitationOn } from '@/domain/dunning/limitation'
import { reliabilityOf } from '@/domain/dunning/reliability'
import { clientKinds } from '@/domain/parties/snapshots'

describe('the installments of a debtor', () => {
  test('are a month apart, the odd cents first, on the last day of a shorter month', () => {
    expect(debtorInstallments({ balanceCents: 100_001, parts: 3, firstOn: civilDate('2026-12-31') })).toEqual([
      { on: '2026-12-31', amountCents: 33_334 },
      { on: '2027-01-31', amountCents: 33_334 },
      { on: '2027-02-28', amountCents: 33_333 },
    ])
  })

  test('are refused when a part would be nothing', () => {
    const plan = { balanceCents: 2, parts: 3, firstOn: civilDate('2026-12-31') } as const
    expect(() => debtorInstallments(plan)).toThrow(
      expect.objectContaining({ code: 'dunning.planTooSmall', data: { balanceCents: 2, parts: 3 } }),
    )
  })

  test('add up to the balance, within a cent of each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 1_000_000_000 }), fc.constantFrom(2, 3), (balanceCents, parts) => {
        const amounts = debtorInstallments({ balanceCents, parts, firstOn: civilDate('2026-12-01') }).map(
          ({ amountCents }) => amountCents,
        )
        expect(amounts).toHaveLength(parts)
        expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(balanceCents)
        expect(Math.max(...amounts) - Math.min(...amounts)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

test('R36: an invoice lapses after five years, a consumer’s after two', () => {
  const dueOn = civilDate('2028-02-29')
  const byKind = clientKinds.map((clientKind) => [clientKind, limitationOn({ clientKind, dueOn })])
  expect(Object.fromEntries(byKind)).toEqual({
    'pro-fr': '2033-02-28',
    'pro-eu': '2033-02-28',
    'pro-non-eu': '2033-02-28',
    public: '2033-02-28',
    consumer: '2030-02-28',
  })
})

describe('the reliability of a client', () => {
  const record = { promisesKept: 0, promisesBroken: 0, daysLate: [] }

  test('is unknown without a history', () => {
    expect(reliabilityOf(record)).toEqual({ score: null, reasons: [] })
  })

  test('falls with broken promises and late days, each with its points', () => {
    expect(reliabilityOf({ promisesKept: 3, promisesBroken: 1, daysLate: [-10, 0, 11] })).toEqual({
      score: 83,
      reasons: [
        { kind: 'promises', kept: 3, broken: 1, pointsLost: 10 },
        { kind: 'lateness', invoices: 3, meanDaysLate: 4, pointsLost: 7 },
      ],
    })
  })

  test('is 100 for one who pays as agreed and 0 for one who never does', () => {
    expect(reliabilityOf({ promisesKept: 2, promisesBroken: 0, daysLate: [-3] }).score).toBe(100)
    expect(reliabilityOf({ promisesKept: 0, promisesBroken: 2, daysLate: [400] }).score).toBe(0)
  })

  test('stays within 0 … 100 and never rises with a broken promise or a later day', () => {
    const count = fc.integer({ min: 0, max: 20 })
    const late = fc.array(fc.integer({ min: -30, max: 200 }), { minLength: 1, maxLength: 10 })
    fc.assert(
      fc.property(count, count, late, (promisesKept, promisesBroken, daysLate) => {
        const scoreOf = (facts: object) =>
          reliabilityOf({ promisesKept, promisesBroken, daysLate, ...facts }).score ?? -1
        const score = scoreOf({})
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(100)
        expect(scoreOf({ promisesBroken: promisesBroken + 1 })).toBeLessThanOrEqual(score)
        expect(scoreOf({ daysLate: daysLate.map((days) => days + 1) })).toBeLessThanOrEqual(score)
      }),
    )
  })
})
