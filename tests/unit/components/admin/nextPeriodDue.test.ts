import { describe, expect, test } from 'vitest'

import { nextPeriodDue } from '@/components/admin/invoices/nextPeriodDue'

const monthly = { startsOn: '2026-10-01', endsOn: null, every: 'month', isActive: true, lastPeriod: null }

describe('the next period of a retainer', () => {
  test.each([
    [monthly, { from: '2026-10-01', to: '2026-10-31', key: '2026-10' }],
    [
      { ...monthly, lastPeriod: '2026-11' },
      { from: '2026-12-01', to: '2026-12-31', key: '2026-12' },
    ],
    [
      { ...monthly, lastPeriod: '2026-10', endsOn: '2026-11-15' },
      { from: '2026-11-01', to: '2026-11-15', key: '2026-11' },
    ],
    [
      { ...monthly, every: 'quarter', lastPeriod: '2026-Q4' },
      { from: '2027-01-01', to: '2027-03-31', key: '2027-Q1' },
    ],
  ])('%o', (retainer, period) => {
    expect(nextPeriodDue(retainer)).toEqual({ kind: 'due', period })
  })

  test('is none when it has ended, is paused, or has no first day yet', () => {
    expect(nextPeriodDue({ ...monthly, lastPeriod: '2026-11', endsOn: '2026-11-30' })).toEqual({ kind: 'over' })
    expect(nextPeriodDue({ ...monthly, isActive: false })).toEqual({ kind: 'paused' })
    expect(nextPeriodDue({})).toEqual({ kind: 'unknown' })
  })

  test('cannot be told after the rhythm was changed', () => {
    expect(nextPeriodDue({ ...monthly, lastPeriod: '2026-Q4' })).toEqual({ kind: 'unsure' })
  })
})
