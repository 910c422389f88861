import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { sqlIn } from '../../database/lock'
import { byteOrderMark, csvCents, csvRow, csvScaled } from '../../domain/exports/csv'
import { bookedVat } from '../../domain/invoices/vatGroups'
import type { VatGroup } from '../../domain/quotes/totals'
import { exportTexts } from '../../i18n/exports'
import { cashedByRate } from './cashedByRate'
import { utf8, type ExportFile } from './exportFile'
import { issuedInvoices, type Period } from './issuedInvoices'

type Line = {
  kind: 'invoiced' | 'cashed'
  day: string
  category: VatGroup['category'] | null
  rateBp: number | null
  netCents: number
  vatCents: number
  grossCents: number
}

/** The beginning of a date that names its day, month or year. */
const lengths = { day: 10, month: 7, year: 4 } as const
type Span = keyof typeof lengths

/**
 * The totals that a tax inspector may ask for (R25): invoiced and cashed per rate of each day, month and year of a period, credit
 * notes and refunds taken off, and beside each total of invoices the sum of everything ever invoiced up to its end.
 */
export function closingTotals(req: PayloadRequest, period: Period): ExportFile {
  return {
    filename: `totaux-${period.from}-${period.to}.csv`,
    contentType: 'text/csv; charset=utf-8',
    chunks: utf8(closingTexts(req, period)),
  }
}

async function* closingTexts(req: PayloadRequest, period: Period): AsyncGenerator<string> {
  const lines = [...(await invoicedLines(req, period)), ...(await cashedLines(req, period))]
  const before = await grossBefore(req, period.from)
  yield byteOrderMark
  yield csvRow(exportTexts.closing.columns)
  for (const span of ['day', 'month', 'year'] as const) {
    let perpetualCents = before
    for (const [start, own] of grouped(lines, ({ day }) => day.slice(0, lengths[span]))) {
      perpetualCents += grossOf(own.filter(({ kind }) => kind === 'invoiced'))
      yield* spanRows({ span, start, lines: own, perpetualCents })
    }
  }
}

type SpanTotals = { span: Span; start: string; lines: Line[]; perpetualCents: number }

function* spanRows({ span, start, lines, perpetualCents }: SpanTotals): Generator<string> {
  const { periods, kinds } = exportTexts.closing
  for (const [, own] of grouped(lines, ({ kind, rateBp, category }) => `${kind} ${rateBp} ${category}`)) {
    const [first] = own
    if (!first) continue
    const rate = first.rateBp === null ? exportTexts.cashed.credit : csvScaled(first.rateBp, 2)
    const amounts = [sum(own, 'netCents'), sum(own, 'vatCents'), sum(own, 'grossCents')].map(csvCents)
    yield csvRow([periods[span], start, kinds[first.kind], rate, first.category ?? '', ...amounts, ''])
  }
  const invoiced = lines.filter(({ kind }) => kind === 'invoiced')
  const totals = [sum(invoiced, 'netCents'), sum(invoiced, 'vatCents'), grossOf(invoiced)].map(csvCents)
  yield csvRow([periods[span], start, kinds.total, '', '', ...totals, csvCents(perpetualCents)])
}

/** A final invoice counts for what its deposits have not counted before (M7); a credit note is negative. */
async function invoicedLines(req: PayloadRequest, period: Period): Promise<Line[]> {
  const days = new Map<string, Line>()
  for await (const { content } of issuedInvoices(req, period)) {
    const sign = content.kind === 'credit-note' ? -1 : 1
    for (const { category, rateBp, netCents, vatCents } of bookedVat(content)) {
      const key = `${content.issuedOn} ${category} ${rateBp}`
      const line = days.get(key)
      const net = (line?.netCents ?? 0) + sign * netCents
      const vat = (line?.vatCents ?? 0) + sign * vatCents
      const amounts = { netCents: net, vatCents: vat, grossCents: net + vat }
      days.set(key, { kind: 'invoiced', day: content.issuedOn, category, rateBp, ...amounts })
    }
  }
  return [...days.values()]
}

async function cashedLines(req: PayloadRequest, period: Period): Promise<Line[]> {
  return (await cashedByRate(req, period)).map((row) => ({ kind: 'cashed', ...row }))
}

/** Everything that was invoiced before a day. */
async function grossBefore(req: PayloadRequest, day: string): Promise<number> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute(sql`
    SELECT coalesce(sum(CASE kind
      WHEN 'credit-note' THEN -abs(gross_cents)
      WHEN 'final' THEN gross_cents - prepaid_cents
      ELSE gross_cents END), 0) AS gross
    FROM invoices WHERE state <> 'draft' AND issued_on < ${day}`)
  return Number(rows[0]?.gross)
}

function grossOf(lines: readonly Line[]): number {
  return sum(lines, 'grossCents')
}

function sum(lines: readonly Line[], amount: 'netCents' | 'vatCents' | 'grossCents'): number {
  return lines.reduce((total, line) => total + line[amount], 0)
}

/** By rising key. */
function grouped(lines: readonly Line[], keyOf: (line: Line) => string): [string, Line[]][] {
  const groups = new Map<string, Line[]>()
  for (const line of lines) {
    const group = groups.get(keyOf(line))
    if (group) group.push(line)
    else groups.set(keyOf(line), [line])
  }
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1))
}
