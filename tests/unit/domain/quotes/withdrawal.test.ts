import { describe, expect, test } from 'vitest'

import { civilDate } from '@/domain/dates/civilDate'
import { clientKinds } from '@/domain/parties/snapshots'
import { projectStates } from '@/domain/projects/lifecycle'
import {
  canWithdraw,
  mayKeepPart,
  refundDueOn,
  withdrawalRight,
  type WithdrawalFacts,
  type WithdrawalWork,
} from '@/domain/quotes/withdrawal'

const waiting: WithdrawalWork = { state: 'waiting', hasStarted: false, isEarlyStartAsked: false }
const signed: WithdrawalFacts = { clientKind: 'consumer', signedAt: '2026-11-24T11:00:00.000Z', work: waiting }

describe('R44: who may withdraw, and until when', () => {
  test('a consumer, until the end of the 14th day in Paris after signing', () => {
    const right = withdrawalRight(signed)
    expect(right).toEqual({ endsOn: '2026-12-08', isLost: false })
    expect(canWithdraw(right, '2026-12-08T22:59:59.999Z')).toBe(true)
    expect(canWithdraw(right, '2026-12-08T23:00:00.000Z')).toBe(false)
  })

  test('the day of signing is the one in Paris', () => {
    expect(withdrawalRight({ ...signed, signedAt: '2026-11-24T23:30:00.000Z' })?.endsOn).toBe('2026-12-09')
  })

  test.each([
    ['a Saturday', '2026-11-28T10:00:00Z', '2026-12-14'],
    ['Christmas, a Friday', '2026-12-11T10:00:00Z', '2026-12-28'],
  ])('L221-19: a last day on %s is put off to the next working day', (_what, signedAt, endsOn) => {
    expect(withdrawalRight({ ...signed, signedAt })?.endsOn).toBe(endsOn)
  })

  test.each(clientKinds.filter((kind) => kind !== 'consumer'))('not %s', (clientKind) => {
    expect(withdrawalRight({ ...signed, clientKind })).toBeNull()
  })

  test('nobody before signing', () => {
    expect(withdrawalRight({ ...signed, signedAt: null })).toBeNull()
    expect(canWithdraw(null, '2026-11-24T11:00:00Z')).toBe(false)
  })
})

describe('L221-28, 1°: early work that is wholly done ends the right', () => {
  test.each(projectStates)('%s', (state) => {
    const work = { state, hasStarted: true, isEarlyStartAsked: true }
    expect(withdrawalRight({ ...signed, work })?.isLost).toBe(state === 'delivered')
    expect(withdrawalRight({ ...signed, work: { ...work, isEarlyStartAsked: false } })?.isLost).toBe(false)
  })

  test('a lost right cannot be used, however early', () => {
    expect(canWithdraw({ endsOn: civilDate('2026-12-08'), isLost: true }, '2026-11-25T00:00:00Z')).toBe(false)
  })
})

test.each([
  [null, false],
  [waiting, false],
  [{ ...waiting, isEarlyStartAsked: true }, false],
  [{ ...waiting, hasStarted: true }, false],
  [{ ...waiting, hasStarted: true, isEarlyStartAsked: true }, true],
])('L221-25: a part is kept only of work that was asked for early and begun: %j → %s', (work, expected) => {
  expect(mayKeepPart(work)).toBe(expected)
})

test('L221-24: the money goes back within 14 days, weekends or not', () => {
  expect(refundDueOn(civilDate('2026-11-28'))).toBe('2026-12-12')
})
