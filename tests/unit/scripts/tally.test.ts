import { describe, expect, test } from 'vitest'
import {
  addTallies,
  closingLine,
  exitCodeOf,
  playwrightTally,
  vitestTally,
  withExitCode,
} from '../../../scripts/lib/tally'

const vitest = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 }
const file = (status: string, ...results: string[]) => ({
  status,
  assertionResults: results.map((result) => ({ status: result })),
})

describe('Vitest', () => {
  test('tests are counted, to-dos as skipped', () => {
    expect(vitestTally({ ...vitest, testResults: [file('failed', 'passed', 'failed')] })).toEqual({
      passed: 5,
      failed: 1,
      skipped: 3,
    })
  })

  test('a file that did not load is a failure', () => {
    const testResults = [file('failed'), file('passed', 'passed')]
    expect(vitestTally({ ...vitest, numFailedTests: 0, testResults }).failed).toBe(1)
  })

  test('a report of another shape is an error, not zero', () => {
    expect(() => vitestTally({})).toThrow('numPassedTests')
  })
})

test('Playwright: a flaky test passed, an error outside of tests is a failure', () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 }
  expect(playwrightTally({ stats, errors: [{}] })).toEqual({ passed: 4, failed: 2, skipped: 2 })
})

describe('the verdict', () => {
  const green = { passed: 3, failed: 0, skipped: 0 }

  test.each([
    ['a runner that dies without a failure has failed once', green, 1, 1],
    ['a runner that ran nothing has failed once', { ...green, passed: 0 }, 0, 1],
    ['a failure is not counted twice', { ...green, failed: 2 }, 1, 2],
    ['a good run stays as it is', green, 0, 0],
  ])('%s', (_, tally, exitCode, failed) => {
    expect(withExitCode(tally, exitCode).failed).toBe(failed)
  })

  test('the closing line is plain, and says what was skipped only when something was', () => {
    const sum = addTallies([green, { passed: 1, failed: 1, skipped: 0 }])
    expect(closingLine(sum)).toBe('4 passed, 1 failed')
    expect(closingLine({ ...sum, skipped: 2 })).toBe('4 passed, 1 failed, 2 skipped')
  })

  test('green needs at least one test and no failure', () => {
    expect([green, { ...green, passed: 0 }, { ...green, failed: 1 }].map(exitCodeOf)).toEqual([0, 1, 1])
  })
})
