import { describe, expect, test } from 'vitest'
import { reportLines, type Row } from '../../../scripts/bench/measure/report'

const times = { n: 100, p50Ms: 41.2, p95Ms: 149.99, p99Ms: 180, perSecond: 20 }
const signing: Row = { kind: 'target', name: 'Sign request', product: times, targetMs: 150 }

function lastLine(row: Row): string {
  const facts = { at: '2026-11-24T11:00:00.000Z', node: '24.21.0', cpus: 2, loadBefore: 0.1, invoices: 1, seconds: 8 }
  return reportLines({ ...facts, rows: [row] }).at(-1) ?? ''
}

describe('a row with a target', () => {
  test('is judged by its 95th percentile', () => {
    expect(lastLine(signing)).toBe(
      'Sign request: p50 41.20, p95 149.99, p99 180.00 ms (n 100); within the target of 150 ms',
    )
  })

  test('is over the target when it takes as long', () => {
    expect(lastLine({ ...signing, product: { ...times, p95Ms: 150 } })).toContain('; over the target of 150 ms')
  })
})
