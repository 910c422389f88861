import { describe, expect, test } from 'vitest'
import { defaultPolicy, effectivePolicy, isReminderLevel, policyProblems } from '@/domain/dunning/policy'

describe('D7: the policy of an invoice', () => {
  const general = { ...defaultPolicy, beforeDueDays: 3 }

  test('is the general one when neither client nor invoice says anything', () => {
    expect(effectivePolicy({ general, client: null, invoice: {} })).toEqual(general)
  })

  test('takes each field from the nearest that says something', () => {
    const client = { minimumGapDays: 7, isGrouped: true, levels: [{ afterDays: 15 }] }
    const invoice = { minimumGapDays: 2, isActive: false, levels: [] }
    expect(effectivePolicy({ general, client, invoice })).toEqual({
      isActive: false,
      levels: [{ afterDays: 15 }],
      minimumGapDays: 2,
      beforeDueDays: 3,
      isGrouped: true,
    })
  })

  test('false and "no note" are something said; undefined is not', () => {
    const client = { isGrouped: true, beforeDueDays: 5 }
    const invoice = { isGrouped: false, beforeDueDays: null, isActive: undefined }
    const policy = effectivePolicy({ general, client, invoice })
    expect(policy).toMatchObject({ isGrouped: false, beforeDueDays: null, isActive: true })
    expect(effectivePolicy({ general, client, invoice: { beforeDueDays: undefined } }).beforeDueDays).toBe(5)
  })
})

describe('the faults of a policy', () => {
  const levels = (...days: number[]) => ({ levels: days.map((afterDays) => ({ afterDays })) })

  test.each([
    ['the default has none', {}, []],
    ['no level', levels(), ['levels missing']],
    ['five levels', levels(1, 2, 3, 4, 5), ['levels tooMany']],
    ['a level that does not rise', levels(3, 3), ['levels.1.afterDays notRising']],
    [
      'days that are none',
      levels(0, 1.5, 366),
      ['levels.0.afterDays outOfRange', 'levels.1.afterDays outOfRange', 'levels.2.afterDays outOfRange'],
    ],
    ['the widest that is allowed', { ...levels(365), minimumGapDays: 30, beforeDueDays: 30 }, []],
    ['a gap of none', { minimumGapDays: 0 }, ['minimumGapDays outOfRange']],
    ['a gap too long', { minimumGapDays: 31 }, ['minimumGapDays outOfRange']],
    [
      'all at once',
      { ...levels(10, 3), minimumGapDays: 0.5, beforeDueDays: 0 },
      ['levels.1.afterDays notRising', 'minimumGapDays outOfRange', 'beforeDueDays outOfRange'],
    ],
  ])('%s', (_, facts, expected) => {
    const problems = policyProblems({ ...defaultPolicy, ...facts })
    expect(problems.map(({ field, code }) => `${field} ${code}`)).toEqual(expected)
  })
})

test('D1: the levels are 0 to 4', () => {
  expect([-1, 0, 1, 4, 5, 1.5].map(isReminderLevel)).toEqual([false, true, true, true, false, false])
})
