import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, civilDate, daysBetween, isAfter } from '@/domain/dates/civilDate'
import { lateInterest, recoveryFeeCents, type LateInterestFacts } from '@/domain/dunning/lateInterest'
import { roundedRatio } from '@/domain/money/cents'
import { clientKinds } from '@/domain/parties/snapshots'

/** legal.md §2; V1 is the published example at 15 %. */
const rates = [
  { from: civilDate('2026-07-01'), rateBp: 1_240 },
  { from: civilDate('2026-01-01'), rateBp: 1_215 },
]
const legalRates = [{ from: civilDate('2026-01-01'), rateBp: 262 }]

type Given = {
  due: string
  until: string
  euros: number
  paid?: [on: string, euros: number][]
  facts?: Partial<LateInterestFacts>
}

function factsOf({ due, until, euros, paid = [], facts = {} }: Given): LateInterestFacts {
  return {
    clientKind: 'pro-fr',
    principalCents: euros * 100,
    dueOn: civilDate(due),
    payments: paid.map(([on, amount]) => ({ on: civilDate(on), amountCents: amount * 100 })),
    until: civilDate(until),
    rates,
    legalRates,
    formalNoticeOn: null,
    ...facts,
  }
}

const interest = (given: Given) => lateInterest(factsOf(given))

describe('R29, R30: late interest between professionals', () => {
  const at15 = { rates: [{ from: civilDate('2026-01-01'), rateBp: 1_500 }] }

  test.each<[string, Given, number]>([
    ['V1', { due: '2026-01-31', until: '2026-03-02', euros: 15_000, facts: at15 }, 18_493],
    ['V2', { due: '2026-10-24', until: '2026-11-24', euros: 2_640 }, 2_780],
    ['V3', { due: '2026-05-31', until: '2026-09-03', euros: 10_000 }, 32_068],
    ['V4', { due: '2026-05-31', until: '2026-09-03', euros: 10_000, paid: [['2026-07-01', 4_000]] }, 23_372],
    ['V5', { due: '2026-10-24', until: '2026-10-25', euros: 2_640 }, 90],
    ['V6', { due: '2025-12-31', until: '2026-01-01', euros: 1_200 }, 40],
  ])('%s', (_, given, cents) => {
    expect(interest(given).interestCents).toBe(cents)
  })

  test('V3 and V4 are cut at the half-year and after the day of a payment, which still counts', () => {
    const given: Given = { due: '2026-05-31', until: '2026-09-03', euros: 10_000 }
    expect(interest(given).segments).toEqual([
      { from: '2026-06-01', to: '2026-06-30', days: 30, baseCents: 1_000_000, rateBp: 1_215 },
      { from: '2026-07-01', to: '2026-09-03', days: 65, baseCents: 1_000_000, rateBp: 1_240 },
    ])
    expect(interest({ ...given, paid: [['2026-07-01', 4_000]] }).segments).toEqual([
      { from: '2026-06-01', to: '2026-06-30', days: 30, baseCents: 1_000_000, rateBp: 1_215 },
      { from: '2026-07-01', to: '2026-07-01', days: 1, baseCents: 1_000_000, rateBp: 1_240 },
      { from: '2026-07-02', to: '2026-09-03', days: 64, baseCents: 600_000, rateBp: 1_240 },
    ])
  })

  test('none before the day after the due date', () => {
    const nothing = { segments: [], interestCents: 0, isLegalRateMissing: false }
    expect(interest({ due: '2026-10-24', until: '2026-10-24', euros: 2_640 })).toEqual(nothing)
    expect(interest({ due: '2026-10-24', until: '2026-09-01', euros: 2_640 })).toEqual(nothing)
  })

  test('what came before the due date bears none; an overpayment gives none back', () => {
    const given: Given = { due: '2026-10-24', until: '2026-11-24', euros: 2_640 }
    expect(interest({ ...given, euros: 3_640, paid: [['2026-10-01', 1_000]] }).interestCents).toBe(2_780)
    expect(interest({ ...given, paid: [['2026-10-24', 2_641]] }).interestCents).toBe(0)
  })

  test('a refund makes the base rise again', () => {
    const paid: Given['paid'] = [
      ['2026-10-24', 2_640],
      ['2026-10-31', -2_640],
    ]
    const { segments } = interest({ due: '2026-10-24', until: '2026-11-24', euros: 2_640, paid })
    expect(segments.map(({ from, days, baseCents }) => [from, days, baseCents])).toEqual([['2026-11-01', 24, 264_000]])
  })
})

describe('R30: the rate of a half-year', () => {
  const given: Given = { due: '2026-06-30', until: '2026-07-10', euros: 1_000 }
  const rateWith = (...entries: [string, number][]) =>
    interest({
      ...given,
      facts: { rates: entries.map(([from, rateBp]) => ({ from: civilDate(from), rateBp })) },
    }).segments.map(({ rateBp }) => rateBp)

  test('is the one in force on its first day, whatever follows', () => {
    expect(rateWith(['2026-01-01', 1_215], ['2026-06-17', 1_240], ['2026-07-02', 1_300])).toEqual([1_240])
  })

  test('R32: an older one is no rate, and the computation is refused', () => {
    const refusal = expect.objectContaining({ code: 'interest.noRate', data: { semesterFrom: '2026-07-01' } })
    expect(() => rateWith(['2026-01-01', 1_215])).toThrow(refusal)
    expect(() => rateWith(['2026-07-02', 1_240])).toThrow(refusal)
    expect(() => rateWith()).toThrow(refusal)
    expect(rateWith(['2026-01-02', 1_215])).toEqual([1_215])
  })

  test('is not asked for when nothing is owed in it', () => {
    const paid: Given['paid'] = [['2026-06-30', 1_000]]
    expect(interest({ ...given, paid, facts: { rates: [] } }).interestCents).toBe(0)
  })
})

describe('R31: a consumer', () => {
  const consumer = { clientKind: 'consumer', rates: [] } as const
  const given: Given = { due: '2026-01-31', until: '2026-04-30', euros: 10_000 }

  test('owes nothing before the formal notice', () => {
    const facts = { ...consumer, legalRates: [] }
    expect(interest({ ...given, facts })).toEqual({ segments: [], interestCents: 0, isLegalRateMissing: false })
  })

  test('owes the legal rate from the formal notice on', () => {
    const facts = { ...consumer, formalNoticeOn: civilDate('2026-03-31') }
    // 10 000 × 2.62 % × 30 / 365 = 21.534…
    expect(interest({ ...given, facts })).toEqual({
      segments: [{ from: '2026-04-01', to: '2026-04-30', days: 30, baseCents: 1_000_000, rateBp: 262 }],
      interestCents: 2_153,
      isLegalRateMissing: false,
    })
  })

  test('owes nothing before the due date, however early the notice', () => {
    const facts = { ...consumer, formalNoticeOn: civilDate('2026-01-15') }
    expect(interest({ ...given, facts }).segments.map(({ from }) => from)).toEqual(['2026-02-01'])
  })

  test('R32: without a legal rate the interest is zero, and says so', () => {
    const facts = { ...consumer, formalNoticeOn: civilDate('2026-06-01') }
    const nothing = { segments: [], interestCents: 0, isLegalRateMissing: true }
    expect(interest({ ...given, until: '2026-07-31', facts })).toEqual(nothing)
  })
})

describe('whatever the payments', () => {
  const anyDue = fc.integer({ min: 0, max: 364 }).map((days) => addDays(civilDate('2026-01-01'), days))
  const anyFacts = fc
    .record({
      dueOn: anyDue,
      days: fc.integer({ min: -5, max: 500 }),
      principalCents: fc.integer({ min: 0, max: 100_000_000 }),
      paid: fc.array(fc.tuple(fc.integer({ min: -20, max: 400 }), fc.integer({ min: -5_000, max: 30_000_000 })), {
        maxLength: 6,
      }),
      rateBps: fc.array(fc.integer({ min: 1, max: 2_000 }), { minLength: 6, maxLength: 6 }),
    })
    .map(({ dueOn, days, principalCents, paid, rateBps }) => {
      const payments = paid.map(([after, amountCents]) => ({ on: addDays(dueOn, after), amountCents }))
      const firsts = ['2026-01-01', '2026-07-01', '2027-01-01', '2027-07-01', '2028-01-01', '2028-07-01']
      const table = firsts.map((from, index) => ({ from: civilDate(from), rateBp: rateBps[index] ?? 1 }))
      const facts = factsOf({ due: dueOn, until: addDays(dueOn, days), euros: 0 })
      return { ...facts, principalCents, payments, rates: table }
    })

  /** The same law, counted a day at a time. */
  function countedByDay({ dueOn, until, principalCents, payments, rates: table }: LateInterestFacts): number {
    let bpDays = 0n
    for (let day = addDays(dueOn, 1); !isAfter(day, until); day = addDays(day, 1)) {
      const paid = payments.filter(({ on }) => on < day).reduce((sum, { amountCents }) => sum + amountCents, 0)
      const rate = table.findLast(({ from }) => from <= day)?.rateBp ?? 0
      bpDays += BigInt(Math.max(0, principalCents - paid)) * BigInt(rate)
    }
    return roundedRatio(bpDays, 3_650_000n)
  }

  test('the interest is that of each day added up, and the segments follow one another', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { segments, interestCents } = lateInterest(facts)
        expect(interestCents).toBe(countedByDay(facts))
        segments.forEach(({ from, to, days, baseCents }, index) => {
          expect(days).toBe(daysBetween(from, to) + 1)
          expect(days).toBeGreaterThan(0)
          expect(baseCents).toBeGreaterThan(0)
          expect(isAfter(from, segments[index - 1]?.to ?? facts.dueOn)).toBe(true)
        })
      }),
    )
  })
})

describe('R31: the recovery fee', () => {
  const fees = [
    { from: civilDate('2013-01-01'), amountCents: 4_000 },
    { from: civilDate('2027-01-01'), amountCents: 5_000 },
  ]
  const fee = (facts: Partial<Parameters<typeof recoveryFeeCents>[0]>) =>
    recoveryFeeCents({
      clientKind: 'pro-fr',
      dueOn: civilDate('2026-10-05'),
      until: civilDate('2026-10-06'),
      fees,
      ...facts,
    })

  test('is 40 € from the first day late for every client but a consumer', () => {
    const byKind = clientKinds.map((clientKind) => [clientKind, fee({ clientKind })])
    expect(Object.fromEntries(byKind)).toEqual({
      'pro-fr': 4_000,
      'pro-eu': 4_000,
      'pro-non-eu': 4_000,
      public: 4_000,
      consumer: 0,
    })
    expect(fee({ until: civilDate('2026-10-05') })).toBe(0)
  })

  test('is the amount in force on the first day late', () => {
    expect(fee({ dueOn: civilDate('2026-12-30'), until: civilDate('2027-03-01') })).toBe(4_000)
    expect(fee({ dueOn: civilDate('2026-12-31'), until: civilDate('2027-03-01') })).toBe(5_000)
  })

  test('R32: is refused when no amount is in force', () => {
    expect(() => fee({ fees: [] })).toThrow(
      expect.objectContaining({ code: 'interest.noFee', data: { on: '2026-10-06' } }),
    )
  })
})
