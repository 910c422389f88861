import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, civilDate } from '@/domain/dates/civilDate'
import { nextPeriod, periodsDue, rhythms, type Retainer } from '@/domain/invoices/recurrence'

const retainer = (facts: Partial<Retainer> = {}): Retainer => ({
  startsOn: civilDate('2026-10-15'),
  endsOn: null,
  every: 'month',
  lastKey: null,
  today: civilDate('2026-12-15'),
  ...facts,
})
const keys = (facts: Partial<Retainer> = {}): string[] => periodsDue(retainer(facts)).map(({ key }) => key)

describe('a retainer’s periods', () => {
  test('R9: stay anchored on the first day: 31 January, 28 February, 31 March', () => {
    const periods = [0, 1, 2].map((rank) => nextPeriod({ startsOn: civilDate('2026-01-31'), every: 'month', rank }))
    expect(periods).toEqual([
      { from: '2026-01-31', to: '2026-02-27', key: '2026-01' },
      { from: '2026-02-28', to: '2026-03-30', key: '2026-02' },
      { from: '2026-03-31', to: '2026-04-29', key: '2026-03' },
    ])
  })

  test('of three months are named by the quarter in which they begin', () => {
    expect(nextPeriod({ startsOn: civilDate('2026-11-01'), every: 'quarter', rank: 1 })).toEqual({
      from: '2027-02-01',
      to: '2027-04-30',
      key: '2027-Q1',
    })
  })

  test('follow each other without a gap, each with a key of its own, later keys sorting after', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(civilDate('2000-01-01'), days))
    fc.assert(
      fc.property(day, fc.constantFrom(...rhythms), fc.nat({ max: 60 }), (startsOn, every, rank) => {
        const period = nextPeriod({ startsOn, every, rank })
        const following = nextPeriod({ startsOn, every, rank: rank + 1 })
        expect(following.from).toBe(addDays(period.to, 1))
        expect(following.key > period.key).toBe(true)
      }),
    )
  })

  test('are due from their first day', () => {
    expect(keys({ today: civilDate('2026-10-14') })).toEqual([])
    expect(keys()).toEqual(['2026-10', '2026-11', '2026-12'])
    expect(keys({ today: civilDate('2026-12-14') })).toEqual(['2026-10', '2026-11'])
  })

  test('are invoiced once', () => {
    expect(keys({ lastKey: '2026-11' })).toEqual(['2026-12'])
    expect(keys({ lastKey: '2026-12' })).toEqual([])
  })

  test('end with the contract, which cuts the last one', () => {
    const due = periodsDue(retainer({ endsOn: civilDate('2026-11-20') }))
    expect(due.map(({ from, to }) => [from, to])).toEqual([
      ['2026-10-15', '2026-11-14'],
      ['2026-11-15', '2026-11-20'],
    ])
  })

  test('cannot be told when the rhythm was changed after an invoice', () => {
    expect(() => periodsDue(retainer({ every: 'quarter', lastKey: '2026-11' }))).toThrow(
      expect.objectContaining({ code: 'retainer.rhythmChanged', data: { lastKey: '2026-11' } }),
    )
  })
})
