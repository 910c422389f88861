import type { Timing } from './timing'

/** The product beside its floor: the least that the same thing can cost on this stack. */
export type TimingRow = { kind: 'timing'; name: string; product: Timing; floor: Timing }
/** Something that is weighed, beside what it may weigh. */
export type SizeRow = {
  kind: 'size'
  name: string
  bytes: number
  files: number
  floorBytes: number
  budgetBytes: number
}
/** Something that has to be done within a time, whatever else could do it. */
export type TargetRow = { kind: 'target'; name: string; product: Timing; targetMs: number }
export type FailedRow = { kind: 'failed'; name: string; reason: string }
export type Row = TimingRow | SizeRow | TargetRow | FailedRow

export type Report = {
  /** ISO instant of the start. */
  at: string
  node: string
  cpus: number
  /** Load average over the last minute, before the command did anything. */
  loadBefore: number
  invoices: number
  seconds: number
  rows: readonly Row[]
}

const quietLoad = 0.5
const headings = ['', 'n', 'p50', 'p95', 'p99', '/s', 'floor p50', 'p95', 'p99', 'ratio p50']

/** The report for a terminal: one line per row, times in milliseconds. */
export function reportLines(report: Report): string[] {
  const { rows, at, node, cpus, invoices, loadBefore } = report
  const timings = rows.filter((row) => row.kind === 'timing')
  return [
    `${at.slice(0, 10)} · Node ${node} · ${cpus} cores · ${invoices} invoices · load before ${loadBefore.toFixed(2)}`,
    ...(loadBefore > quietLoad ? [busyWarning(loadBefore)] : []),
    '',
    ...(timings.length > 0 ? aligned([headings, ...timings.map(timingCells)]) : []),
    ...rows.filter((row) => row.kind === 'target').map(targetLine),
    ...rows.filter((row) => row.kind === 'size').map(sizeLine),
    ...rows.filter((row) => row.kind === 'failed').map(({ name, reason }) => `✗ ${name}: not measured: ${reason}`),
  ]
}

/** Whether every row was measured; how fast it was is for the reader to judge. */
export function isComplete(rows: readonly Row[]): boolean {
  return rows.length > 0 && rows.every((row) => row.kind !== 'failed')
}

function busyWarning(loadBefore: number): string {
  return `⚠ The machine was not idle (load ${loadBefore.toFixed(2)} before the start, more than ${quietLoad}): do not compare these times.`
}

function timingCells({ name, product, floor }: TimingRow): string[] {
  return [
    name,
    String(product.n),
    ...percentiles(product),
    product.perSecond.toFixed(1),
    ...percentiles(floor),
    `${(product.p50Ms / floor.p50Ms).toFixed(1)} ×`,
  ]
}

function percentiles({ p50Ms, p95Ms, p99Ms }: Timing): string[] {
  return [p50Ms, p95Ms, p99Ms].map((ms) => ms.toFixed(2))
}

function sizeLine({ name, bytes, files, floorBytes, budgetBytes }: SizeRow): string {
  const verdict = bytes <= budgetBytes ? 'within' : 'over'
  const facts = `${kilobytes(bytes)} in ${files} files, floor ${kilobytes(floorBytes)}`
  return `${name}: ${facts}; ${verdict} the budget of ${kilobytes(budgetBytes)}`
}

/** The 95th percentile is what the target is for. */
function targetLine({ name, product, targetMs }: TargetRow): string {
  const [p50, p95, p99] = percentiles(product)
  const verdict = product.p95Ms < targetMs ? 'within' : 'over'
  return `${name}: p50 ${p50}, p95 ${p95}, p99 ${p99} ms (n ${product.n}); ${verdict} the target of ${targetMs} ms`
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} kB`
}

/** The first column to the left, numbers to the right. */
function aligned(table: readonly string[][]): string[] {
  const widths = headings.map((_, column) => Math.max(...table.map((cells) => cells[column]?.length ?? 0)))
  return table.map((cells) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  )
}
