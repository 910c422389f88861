import { describe, expect, test } from 'vitest'
import { addDays, civilDate, type CivilDate } from '@/domain/dates/civilDate'
import { nextReminder, plannedReminder, type DunnableInvoice } from '@/domain/dunning/nextReminder'
import { defaultPolicy, type DunningPolicy } from '@/domain/dunning/policy'
import { anInvoice, past } from './exampleInvoice'

const withNote = { ...defaultPolicy, beforeDueDays: 3 }

function levelOn(today: string, facts: Partial<DunnableInvoice> = {}, policy: DunningPolicy = defaultPolicy) {
  const next = nextReminder(anInvoice(facts), policy, civilDate(today))
  return next && `${next.kind} ${next.level}`
}

/** What leaves when the job runs on each of the days. */
function sentOver(days: readonly CivilDate[], facts: Partial<DunnableInvoice> = {}, policy = defaultPolicy): string[] {
  let invoice = anInvoice(facts)
  for (const today of days) {
    const next = nextReminder(invoice, policy, today)
    if (next) invoice = { ...invoice, sent: [...invoice.sent, { level: next.level, on: today, outcome: 'sent' }] }
  }
  return invoice.sent.map(({ level, on }) => `${on} ${level}`)
}

function daysFrom(first: string, count: number): CivilDate[] {
  return Array.from({ length: count }, (_, index) => addDays(civilDate(first), index))
}

describe('D1: the ladder', () => {
  test('goes D+3, D+10, D+21, D+30, and no further', () => {
    expect(sentOver(daysFrom('2026-09-20', 100))).toEqual([
      '2026-10-08 1',
      '2026-10-15 2',
      '2026-10-26 3',
      '2026-11-04 4',
    ])
  })

  test('D2: is put off over a weekend and over a holiday', () => {
    // due on Wednesday: D+3 is a Saturday; D+21 is Wednesday 11 November, the armistice
    expect(sentOver(daysFrom('2026-10-21', 40), { dueOn: civilDate('2026-10-21') })).toEqual([
      '2026-10-26 1',
      '2026-11-02 2',
      '2026-11-12 3',
      '2026-11-20 4',
    ])
  })

  test('after an outage goes on at the level that was next, one at a time, the gap between them', () => {
    const runs = [...daysFrom('2026-10-08', 1), ...daysFrom('2026-11-09', 40)]
    expect(sentOver(runs)).toEqual(['2026-10-08 1', '2026-11-09 2', '2026-11-16 3', '2026-11-23 4'])
  })

  test('two runs on one day send once', () => {
    expect(sentOver([...daysFrom('2026-11-09', 1), ...daysFrom('2026-11-09', 1)])).toEqual(['2026-11-09 1'])
  })

  test('a gap of none, which no policy has, still means one level a day (R33)', () => {
    expect(levelOn('2026-11-09', { sent: [past(1, '2026-11-09')] }, { ...defaultPolicy, minimumGapDays: 0 })).toBeNull()
  })

  test('a clock that went back sends nothing again', () => {
    expect(levelOn('2026-10-20', { sent: [past(1, '2026-10-08'), past(2, '2026-10-22')] })).toBeNull()
  })

  test('a policy of two levels ends there', () => {
    const policy = { ...defaultPolicy, levels: [{ afterDays: 3 }, { afterDays: 10 }] }
    expect(sentOver(daysFrom('2026-10-05', 90), {}, policy)).toEqual(['2026-10-08 1', '2026-10-15 2'])
  })

  test('D3: an unknown one counts as sent', () => {
    const sent = [past(1, '2026-10-08', 'unknown')]
    expect(levelOn('2026-10-12', { sent })).toBeNull()
    expect(levelOn('2026-10-15', { sent })).toBe('send 2')
  })
})

describe('D2: nothing leaves', () => {
  test.each<[string, Partial<DunnableInvoice>]>([
    ['for a draft', { state: 'draft' }],
    ['for a paid invoice', { state: 'paid' }],
    ['for a cancelled invoice', { state: 'cancelled' }],
    ['for an uncollectible invoice', { state: 'uncollectible' }],
    ['for a credit note', { kind: 'credit-note' }],
    ['for a balance of nothing', { balanceCents: 0 }],
    ['for a credit of the client', { balanceCents: -1 }],
    ['for a disputed invoice', { isDisputed: true }],
    ['on the last day of a pause', { pausedUntil: civilDate('2026-10-08') }],
    ['on the day of a promise', { promise: { on: civilDate('2026-10-08'), state: 'open' } }],
  ])('%s', (_, facts) => {
    expect(levelOn('2026-10-08')).toBe('send 1')
    expect(levelOn('2026-10-08', facts)).toBeNull()
  })

  test('while the policy is off', () => {
    expect(levelOn('2026-10-08', {}, { ...defaultPolicy, isActive: false })).toBeNull()
  })

  test.each<[string, Partial<DunnableInvoice>]>([
    ['the day after a pause', { pausedUntil: civilDate('2026-10-08') }],
    [
      'the day after a promise that nobody has settled yet',
      { promise: { on: civilDate('2026-10-08'), state: 'open' } },
    ],
    ['for what a kept promise left', { promise: { on: civilDate('2026-10-20'), state: 'kept' } }],
    ['for the rest of a partly paid invoice', { state: 'partially-paid', balanceCents: 1 }],
    ['for a deposit and a final invoice alike', { kind: 'final' }],
  ])('but the ladder goes on %s', (_, facts) => {
    expect(levelOn('2026-10-09', facts)).toBe('send 1')
  })
})

test('D5: a broken promise resumes at the next level, and keeps the gap', () => {
  const promise = { on: civilDate('2026-10-14'), state: 'broken' } as const
  expect(levelOn('2026-10-15', { promise, sent: [past(1, '2026-10-08')] })).toBe('send 2')
  expect(levelOn('2026-10-15', { promise, sent: [past(1, '2026-10-12')] })).toBeNull()
  expect(levelOn('2026-10-19', { promise, sent: [past(1, '2026-10-12')] })).toBe('send 2')
})

describe('D6: what staff skipped', () => {
  test('is passed over, without a gap, but not on the same day (R33)', () => {
    const sent = [past(1, '2026-10-08'), past(2, '2026-10-26', 'skipped')]
    expect(levelOn('2026-10-26', { sent })).toBeNull()
    expect(levelOn('2026-10-27', { sent })).toBe('send 3')
  })

  test('ahead of its day costs no level below it', () => {
    const sent = [past(3, '2026-10-15', 'skipped')]
    expect(sentOver(daysFrom('2026-10-05', 60), { sent })).toEqual([
      '2026-10-15 3',
      '2026-10-08 1',
      '2026-10-15 2',
      '2026-11-04 4',
    ])
  })
})

describe('R33: after a bounce', () => {
  test('the next level is a task for a person, not a mail', () => {
    expect(levelOn('2026-10-15', { sent: [past(1, '2026-10-08')], hasBounced: true })).toBe('task 2')
  })

  test('a task counts as that level, with its gap', () => {
    const facts = { sent: [past(1, '2026-10-08'), past(2, '2026-10-23', 'task')], hasBounced: true }
    expect(levelOn('2026-10-26', facts)).toBeNull()
    expect(levelOn('2026-10-28', { ...facts, hasBounced: false })).toBe('send 3')
  })
})

describe('the friendly note before the due date', () => {
  test('leaves so many days before, and the ladder follows', () => {
    expect(sentOver(daysFrom('2026-09-20', 25), {}, withNote)).toEqual(['2026-10-02 0', '2026-10-08 1'])
  })

  test('is put off to the due day at most, and then lapses', () => {
    const onSunday = { ...withNote, beforeDueDays: 1 }
    expect(levelOn('2026-10-05', {}, onSunday)).toBe('send 0')
    expect(levelOn('2026-10-06', {}, onSunday)).toBeNull()
    expect(levelOn('2026-10-08', {}, onSunday)).toBe('send 1')
    // Christmas 2026 is a Friday: the next business day is the 28th, too late
    expect(levelOn('2026-12-25', { dueOn: civilDate('2026-12-26') }, onSunday)).toBeNull()
    expect(levelOn('2026-12-28', { dueOn: civilDate('2026-12-26') }, onSunday)).toBeNull()
  })

  test('keeps its gap before level 1', () => {
    const sent = [past(0, '2026-10-05')]
    expect(levelOn('2026-10-08', { sent }, withNote)).toBeNull()
    expect(levelOn('2026-10-12', { sent }, withNote)).toBe('send 1')
  })

  test('never leaves on the day of issue, nor once a level has left', () => {
    expect(levelOn('2026-10-02', { issuedOn: civilDate('2026-10-02') }, withNote)).toBeNull()
    expect(levelOn('2026-10-05', { issuedOn: civilDate('2026-10-02') }, withNote)).toBe('send 0')
    expect(levelOn('2026-10-05', { sent: [past(1, '2026-09-10')] }, withNote)).toBeNull()
  })

  test('can be skipped', () => {
    expect(levelOn('2026-10-02', { sent: [past(0, '2026-10-01', 'skipped')] }, withNote)).toBeNull()
  })
})

describe('the planned reminder', () => {
  const today = civilDate('2026-10-06')

  test('says the business day on which the next one leaves', () => {
    expect(plannedReminder(anInvoice(), defaultPolicy, today)).toEqual({ kind: 'send', level: 1, on: '2026-10-08' })
  })

  test('waits for the end of a pause and of a promise, over the weekend', () => {
    const facts = {
      pausedUntil: civilDate('2026-10-12'),
      promise: { on: civilDate('2026-10-16'), state: 'open' },
    } as const
    expect(plannedReminder(anInvoice(facts), defaultPolicy, today)?.on).toBe('2026-10-19')
  })

  test('is none after the last level, in a dispute, or once paid', () => {
    const last = anInvoice({ sent: [past(4, '2026-10-01')] })
    for (const invoice of [last, anInvoice({ isDisputed: true }), anInvoice({ state: 'paid', balanceCents: 0 })])
      expect(plannedReminder(invoice, defaultPolicy, today)).toBeNull()
  })
})
