import { describe, expect, test } from 'vitest'
import { barePage } from '../../../scripts/bench/measure/quotePdf'
import { isComplete, reportLines, type Report, type Row } from '../../../scripts/bench/measure/report'

const product = { n: 800, p50Ms: 12.3, p95Ms: 20, p99Ms: 31.26, perSecond: 80 }
const floor = { n: 4_000, p50Ms: 2.05, p95Ms: 3, p99Ms: 4, perSecond: 480 }
const page: Row = { kind: 'timing', name: 'Quote page', product, floor }
const scripts: Row = {
  kind: 'size',
  name: 'JavaScript',
  bytes: 119_960,
  files: 7,
  floorBytes: 90_000,
  budgetBytes: 120_000,
}
const failed: Row = { kind: 'failed', name: 'PDF', reason: 'no Chromium' }

function linesOf(rows: readonly Row[], loadBefore = 0.1): string[] {
  const facts = { at: '2026-11-24T11:00:00.000Z', node: '24.21.0', cpus: 2, invoices: 10_000, seconds: 8 }
  const report: Report = { ...facts, loadBefore, rows }
  return reportLines(report)
}

describe('the report', () => {
  test('a row shows the product, its floor and the ratio of their medians', () => {
    const line = linesOf([page]).find((text) => text.startsWith('Quote page')) ?? ''
    expect(line.split(/ {2,}/)).toEqual([
      'Quote page',
      '800',
      '12.30',
      '20.00',
      '31.26',
      '80.0',
      '2.05',
      '3.00',
      '4.00',
      '6.0 ×',
    ])
  })

  test('columns are aligned to the right', () => {
    const table = linesOf([page, { ...page, name: 'A much longer name', product: { ...product, p50Ms: 1_234.5 } }])
    const lengths = new Set(
      table.filter((text) => text.includes('×') || text.includes('ratio')).map((text) => text.length),
    )
    expect(lengths.size).toBe(1)
  })

  test('a size is judged by its budget', () => {
    const over: Row = { ...scripts, bytes: 120_001 }
    expect(linesOf([scripts]).at(-1)).toBe(
      'JavaScript: 120.0 kB in 7 files, floor 90.0 kB; within the budget of 120.0 kB',
    )
    expect(linesOf([over]).at(-1)).toContain('over the budget')
  })

  test('what could not be measured says why', () => {
    expect(linesOf([page, failed]).at(-1)).toBe('✗ PDF: not measured: no Chromium')
  })

  test('a load of more than 0.5 before the start is a warning', () => {
    const isWarned = (load: number) => linesOf([page], load).some((text) => text.includes('not idle'))
    expect([isWarned(0.5), isWarned(0.51)]).toEqual([false, true])
  })
})

test('the command fails only when a row was not measured', () => {
  expect(isComplete([page, { ...scripts, bytes: 900_000 }])).toBe(true)
  expect(isComplete([page, failed])).toBe(false)
  expect(isComplete([])).toBe(false)
})

test('the floor of the PDF has the text of the document and nothing else', () => {
  const html = `<!doctype html><html><head><title>Devis</title><style>p{color:red}</style></head>
    <body><svg><path d="M0 0"/></svg><p class="x">Cadrage &amp; design</p><p>950,00 €</p></body></html>`
  expect(barePage(html).replace(/\s+/g, ' ')).toBe(
    '<!doctype html><meta charset="utf-8"><pre>Cadrage &amp; design 950,00 €</pre>',
  )
})
