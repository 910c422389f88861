import { describe, expect, test } from 'vitest'
import { civilDate } from '@/domain/dates/civilDate'
import { decideQuote, isExpired, quoteCommands, quoteStates, type QuoteCommand } from '@/domain/quotes/lifecycle'
import { withdrawalEndsOn } from '@/domain/quotes/withdrawal'
import { lifeOf, reachableStates } from '../lifeOf'

const validUntil = civilDate('2026-11-30')
const inTime = { now: '2026-11-24T10:00:00Z', validUntil, withdrawalEndsOn: civilDate('2026-12-08') }
/** 23:59:59.999 in Paris is still the last day; 00:00 is the day after. */
const lastMinute = { ...inTime, now: '2026-11-30T22:59:59.999Z' }
const tooLate = { ...inTime, now: '2026-11-30T23:00:00.000Z' }

const life = {
  states: quoteStates,
  commands: quoteCommands,
  decide: (state: (typeof quoteStates)[number], command: QuoteCommand) =>
    decideQuote(state, command, command === 'expire' ? tooLate : inTime),
}

describe('the life of a quote (Q)', () => {
  test('every state × every command', () => {
    expect(lifeOf(life)).toEqual([
      'draft send → sent',
      'draft cancel → cancelled',
      'sent revise → draft',
      'sent sign → partially-signed',
      'sent accept → accepted',
      'sent decline → declined',
      'sent expire → expired',
      'sent cancel → cancelled',
      'partially-signed revise → draft',
      'partially-signed sign → partially-signed',
      'partially-signed accept → accepted',
      'partially-signed decline → declined',
      'partially-signed expire → expired',
      'partially-signed cancel → cancelled',
      'accepted cancel → cancelled',
      'accepted withdraw → withdrawn',
      'declined revise → draft',
      'expired revise → draft',
    ])
  })

  test('every state is reachable from draft', () => {
    expect(reachableStates(life, 'draft')).toEqual([...quoteStates].toSorted())
  })
})

describe('Q3: validity ends with the day in Paris, whether or not the nightly job has run', () => {
  test.each(['sign', 'accept', 'decline'] as const)('%s in the last minute, not after midnight', (command) => {
    expect(() => decideQuote('sent', command, lastMinute)).not.toThrow()
    expect(() => decideQuote('sent', command, tooLate)).toThrow(expect.objectContaining({ code: 'quote.expired' }))
  })

  test('an outdated draft is not sent', () => {
    expect(() => decideQuote('draft', 'send', tooLate)).toThrow(expect.objectContaining({ code: 'quote.expired' }))
  })

  test('the job expires nothing too early', () => {
    expect(() => decideQuote('sent', 'expire', lastMinute)).toThrow(
      expect.objectContaining({ code: 'quote.notExpired' }),
    )
  })

  test.each([
    ['2026-07-31T21:59:59.999Z', '2026-07-31', false],
    ['2026-07-31T22:00:00.000Z', '2026-07-31', true],
    ['2026-10-25T22:59:59.999Z', '2026-10-25', false],
    ['2026-10-25T23:00:00.000Z', '2026-10-25', true],
  ])('at %s a quote valid until %s is expired: %s', (now, day, expected) => {
    expect(isExpired(civilDate(day), now)).toBe(expected)
  })

  test('a quote without an end does not expire', () => {
    expect(isExpired(null, '2099-01-01T00:00:00Z')).toBe(false)
  })
})

describe('R44: withdrawal', () => {
  test('is open to the end of its last day, to those who have the right', () => {
    const lastDay = { ...inTime, now: '2026-12-08T22:00:00Z' }
    expect(decideQuote('accepted', 'withdraw', lastDay)).toBe('withdrawn')
    for (const facts of [
      { ...inTime, now: '2026-12-08T23:00:00Z' },
      { ...inTime, withdrawalEndsOn: null },
      { now: inTime.now, validUntil },
    ])
      expect(() => decideQuote('accepted', 'withdraw', facts)).toThrow(
        expect.objectContaining({ code: 'quote.withdrawalOver' }),
      )
  })

  test.each([
    ['2026-11-24', '2026-12-08'],
    ['2026-11-28', '2026-12-14'], // the 14th day is Saturday 12 December
    ['2026-12-11', '2026-12-28'], // Christmas, then a weekend
  ])('signed on %s, it ends on %s', (signedOn, lastDay) => {
    expect(withdrawalEndsOn(civilDate(signedOn))).toBe(lastDay)
  })
})
