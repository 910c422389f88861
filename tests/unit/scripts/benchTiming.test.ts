import { describe, expect, test } from 'vitest'
import { oneAfterTheOther, timingOf } from '../../../scripts/bench/measure/timing'

describe('a hundred samples of 1 to 100 ms, in any order, in two seconds', () => {
  const samplesMs = Array.from({ length: 100 }, (_, index) => ((index * 37) % 100) + 1)

  test('percentiles are by nearest rank', () => {
    expect(timingOf({ samplesMs, elapsedMs: 2_000 })).toEqual({
      n: 100,
      p50Ms: 50,
      p95Ms: 95,
      p99Ms: 99,
      perSecond: 50,
    })
  })
})

test('parts of a millisecond are kept', () => {
  expect(timingOf({ samplesMs: [0.25, 0.75, 1.5], elapsedMs: 10 }).p50Ms).toBe(0.75)
})

test('one sample is every percentile', () => {
  expect(timingOf({ samplesMs: [3], elapsedMs: 3 })).toMatchObject({ p50Ms: 3, p95Ms: 3, p99Ms: 3 })
})

test('nothing measured is no result', () => {
  expect(() => timingOf({ samplesMs: [], elapsedMs: 1_000 })).toThrow('Nothing was measured')
})

test('the warm-up is done and not counted', async () => {
  let done = 0
  const timing = await oneAfterTheOther({ warmUp: 3, times: 4 }, () => Promise.resolve((done += 1)))
  expect(done).toBe(7)
  expect(timing.n).toBe(4)
})

test('a failure in between ends the measurement', async () => {
  const broken = () => Promise.reject(new Error('503'))
  await expect(oneAfterTheOther({ warmUp: 0, times: 2 }, broken)).rejects.toThrow('503')
})
