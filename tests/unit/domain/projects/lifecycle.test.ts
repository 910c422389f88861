import { describe, expect, test } from 'vitest'
import { civilDate } from '@/domain/dates/civilDate'
import { canStart, decideProject, projectCommands, projectPhases, projectStates } from '@/domain/projects/lifecycle'
import { defaultMilestones, progressOf } from '@/domain/projects/milestones'
import { lifeOf, reachableStates } from '../lifeOf'

const endsOn = civilDate('2026-12-08')
const free = { depositReceived: true, withdrawalEndsOn: null, waived: false, today: civilDate('2026-11-24') }
const life = {
  states: projectStates,
  commands: projectCommands,
  decide: (state: (typeof projectStates)[number], command: (typeof projectCommands)[number]) =>
    decideProject(state, command, free),
}

describe('C4: the life of a project', () => {
  test('every state × every command', () => {
    expect(lifeOf(life)).toEqual([
      'waiting start → framing',
      'waiting cancel → cancelled',
      'framing advance → design',
      'framing cancel → cancelled',
      'design advance → development',
      'design stepBack → framing',
      'design cancel → cancelled',
      'development advance → acceptance',
      'development stepBack → design',
      'development cancel → cancelled',
      'acceptance advance → delivered',
      'acceptance stepBack → development',
      'acceptance cancel → cancelled',
      'delivered stepBack → acceptance',
    ])
  })

  test('every state is reachable from waiting', () => {
    expect(reachableStates(life, 'waiting')).toEqual([...projectStates].toSorted())
  })
})

describe('C4, R45: the start', () => {
  test.each([
    ['the deposit is missing', { depositReceived: false }, false],
    ['no right of withdrawal', {}, true],
    ['the last day of withdrawal', { withdrawalEndsOn: endsOn, today: endsOn }, false],
    ['the day after', { withdrawalEndsOn: endsOn, today: civilDate('2026-12-09') }, true],
    ['an express request to start early', { withdrawalEndsOn: endsOn, waived: true }, true],
    ['an express request, but no deposit', { withdrawalEndsOn: endsOn, waived: true, depositReceived: false }, false],
  ])('%s: %o → %s', (_what, facts, expected) => {
    expect(canStart({ ...free, ...facts })).toBe(expected)
  })

  test('is refused with what is missing', () => {
    const start = (facts: Partial<typeof free>) => () => decideProject('waiting', 'start', { ...free, ...facts })
    expect(start({ depositReceived: false })).toThrow(expect.objectContaining({ code: 'project.depositMissing' }))
    expect(() => decideProject('waiting', 'start', { ...free, withdrawalEndsOn: endsOn })).toThrow(
      expect.objectContaining({ code: 'project.withdrawalOpen', data: { withdrawalEndsOn: '2026-12-08' } }),
    )
  })
})

describe('C4: progress = Σ done weights / Σ weights', () => {
  test.each([
    [[], 0],
    [[{ weight: 0, done: true }], 0],
    [
      [
        { weight: 1, done: true },
        { weight: 2, done: false },
      ],
      33,
    ],
    [
      [
        { weight: 199, done: true },
        { weight: 1, done: false },
      ],
      99,
    ],
    [[{ weight: 3, done: true }], 100],
  ])('%j → %s %%', (milestones, expected) => expect(progressOf(milestones)).toBe(expected))

  test('the default milestones weigh 100 and cover every phase once', () => {
    expect(defaultMilestones.reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
    expect(defaultMilestones.map(({ phase }) => phase)).toEqual([...projectPhases])
  })
})
