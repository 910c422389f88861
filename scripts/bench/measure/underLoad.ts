import autocannon from 'autocannon'
import { timingOf, type Timing } from './timing'

export type Load = {
  url: string
  headers?: Readonly<Record<string, string>>
  /** How many requests are under way at any moment. */
  connections: number
  seconds: number
  /** Stands in the answer; else it is another page than the one to be measured. */
  expected: string
}

/**
 * Asks an address as often as it answers, after a quarter of the time as warm-up. Times are taken from each response,
 * because autocannon's own percentiles are whole milliseconds.
 *
 * @throws when one answer is not a 2xx, does not come, or is not what was expected
 */
export async function underLoad(load: Load): Promise<Timing> {
  await requireExpected(load)
  await hammer({ ...load, seconds: Math.max(1, load.seconds / 4) })
  return hammer(load)
}

/** Browsers take what is compressed, and compressing is work of the server's. */
const asBrowsers = { 'Accept-Encoding': 'gzip', Accept: 'text/html,application/json' }

async function hammer({ url, headers, connections, seconds }: Load): Promise<Timing> {
  const samplesMs: number[] = []
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    headers: { ...asBrowsers, ...headers },
    setupClient: (client) => void client.on('response', (_status, _bytes, ms) => samplesMs.push(ms)),
  })
  const failures = result.errors + result.non2xx
  if (failures > 0) throw new Error(`${failures} of ${samplesMs.length + result.errors} requests to ${url} failed`)
  return timingOf({ samplesMs, elapsedMs: result.duration * 1_000 })
}

async function requireExpected({ url, headers, expected }: Load): Promise<void> {
  const answer = await fetch(url, { headers: { ...headers } })
  const body = await answer.text()
  if (answer.ok && body.includes(expected)) return
  throw new Error(`${url} answers ${answer.status} without "${expected}": ${body.slice(0, 200)}`)
}
