import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import {
  afterEvent,
  isPersonsView,
  neededVisibleMs,
  startView,
  stillNeededMs,
  type HumanView,
  type ViewEvent,
} from '@/components/sign/humanView'

const click = (atMs: number): ViewEvent => ({ kind: 'interaction', atMs, isTrusted: true })
const scripted = (atMs: number): ViewEvent => ({ kind: 'interaction', atMs, isTrusted: false })
const at = (kind: 'shown' | 'hidden' | 'passed', atMs: number): ViewEvent => ({ kind, atMs })

function viewAfter(events: readonly ViewEvent[], isVisible = true): HumanView {
  return events.reduce(afterEvent, startView(isVisible, 0))
}

describe('S4: a page counts as seen', () => {
  test('after two seconds in view and something that a person did, in either order', () => {
    expect(isPersonsView(viewAfter([click(500), at('passed', 2_000)]))).toBe(true)
    expect(isPersonsView(viewAfter([at('passed', 2_000), click(2_500)]))).toBe(true)
  })

  test('never by time alone', () => {
    expect(isPersonsView(viewAfter([at('passed', 60_000)]))).toBe(false)
  })

  test('never before two seconds, whatever was done', () => {
    expect(isPersonsView(viewAfter([click(1), click(1_999)]))).toBe(false)
  })

  test('never by what a script did', () => {
    expect(isPersonsView(viewAfter([scripted(100), scripted(5_000)]))).toBe(false)
  })

  test('time in the background does not count; time before and after does', () => {
    const away = [click(100), at('hidden', 1_000), at('passed', 30_000), at('shown', 31_000)]
    expect(isPersonsView(viewAfter(away))).toBe(false)
    expect(stillNeededMs(viewAfter(away))).toBe(1_000)
    expect(isPersonsView(viewAfter([...away, at('passed', 32_000)]))).toBe(true)
  })

  test('a tab opened in the background starts when it is shown', () => {
    expect(stillNeededMs(viewAfter([at('passed', 9_000)], false))).toBeNull()
    expect(isPersonsView(viewAfter([click(10), at('shown', 9_000), at('passed', 11_000)], false))).toBe(false)
    expect(isPersonsView(viewAfter([at('shown', 9_000), click(9_100), at('passed', 11_000)], false))).toBe(true)
  })
})

const anyEvent = fc.oneof(
  fc.record({ kind: fc.constantFrom('shown' as const, 'hidden' as const, 'passed' as const), stepMs: fc.nat(3_000) }),
  fc.record({ kind: fc.constant('interaction' as const), stepMs: fc.nat(3_000), isTrusted: fc.boolean() }),
)

/** The same events, each at its own instant. */
const anyLife = fc.array(anyEvent, { maxLength: 40 }).map((steps) => {
  let atMs = 0
  return steps.map(({ stepMs, ...event }): ViewEvent => {
    atMs += stepMs
    return { ...event, atMs }
  })
})

/** Told another way than the reducer does it: the pieces between two events, and whether the page was in view then. */
function signalsOf(events: readonly ViewEvent[], isVisible: boolean): { visibleMs: number; isTouched: boolean } {
  let [visibleMs, isTouched, isInView, beforeMs] = [0, false, isVisible, 0]
  for (const event of events) {
    if (isInView) visibleMs += event.atMs - beforeMs
    if (isInView && event.kind === 'interaction' && event.isTrusted) isTouched = true
    if (event.kind === 'shown') isInView = true
    if (event.kind === 'hidden') isInView = false
    beforeMs = event.atMs
  }
  return { visibleMs, isTouched }
}

test('S4: whatever happens in whatever order, seen means both signals, and both signals mean seen', () => {
  fc.assert(
    fc.property(anyLife, fc.boolean(), (events, isVisible) => {
      const { visibleMs, isTouched } = signalsOf(events, isVisible)
      expect(isPersonsView(viewAfter(events, isVisible))).toBe(visibleMs >= neededVisibleMs && isTouched)
    }),
    { numRuns: 1_000 },
  )
})

test('S4: once seen, nothing makes it unseen', () => {
  fc.assert(
    fc.property(anyLife, anyLife, (before, after) => {
      const seen = viewAfter([click(0), at('passed', 2_000)])
      expect(isPersonsView([...before, ...after].reduce(afterEvent, seen))).toBe(true)
    }),
  )
})
