/** How long something took, over many times: percentiles of the single times, and how many were done per second. */
export type Timing = { n: number; p50Ms: number; p95Ms: number; p99Ms: number; perSecond: number }

/** Every single time, and the wall clock over all of them. */
export type Samples = { samplesMs: readonly number[]; elapsedMs: number }

/**
 * Sums samples up. Percentiles are by nearest rank: each is a time that was really measured.
 *
 * @throws when nothing was measured
 */
export function timingOf({ samplesMs, elapsedMs }: Samples): Timing {
  const sorted = samplesMs.toSorted((a, b) => a - b)
  const percentile = (share: number): number => {
    const sample = sorted[Math.ceil(share * sorted.length) - 1]
    if (sample === undefined) throw new Error('Nothing was measured')
    return sample
  }
  return {
    n: sorted.length,
    p50Ms: percentile(0.5),
    p95Ms: percentile(0.95),
    p99Ms: percentile(0.99),
    perSecond: sorted.length / (elapsedMs / 1_000),
  }
}

/** Does something one at a time, first `warmUp` times for nothing, then `times` times by the clock. */
export async function oneAfterTheOther(
  { warmUp, times }: { warmUp: number; times: number },
  work: () => Promise<unknown>,
): Promise<Timing> {
  for (let done = 0; done < warmUp; done += 1) await work()
  const samplesMs: number[] = []
  const started = performance.now()
  for (let done = 0; done < times; done += 1) {
    const before = performance.now()
    await work()
    samplesMs.push(performance.now() - before)
  }
  return timingOf({ samplesMs, elapsedMs: performance.now() - started })
}
