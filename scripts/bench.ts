/** `npm run bench`: how fast the product is, each thing beside the least that it can cost; see docs/bench.md. */
import './bench/measure/production'
import { writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { resolve } from 'node:path'
import { createQuote } from './bench/measure/createQuote'
import { invoiceList } from './bench/measure/invoiceList'
import { benchOptions } from './bench/measure/options'
import { quotePage } from './bench/measure/quotePage'
import { quotePageScripts } from './bench/measure/quotePageScripts'
import { quotePdf } from './bench/measure/quotePdf'
import { isComplete, reportLines, type Report, type Row } from './bench/measure/report'
import { signatureToSeal } from './bench/measure/signatureToSeal'
import { signRequest } from './bench/measure/signRequest'
import { openStage, type Stage } from './bench/measure/stage'
import { Stopped, supervise, type Supervisor } from './lib/processes'
import { say, step } from './lib/progress'

const measurements: readonly { name: string; measure: (stage: Stage) => Promise<Row> }[] = [
  { name: 'Quote page, 1 parallel', measure: quotePage(1) },
  { name: 'Quote page, 10 parallel', measure: quotePage(10) },
  { name: 'REST list of 25 invoices', measure: invoiceList },
  { name: 'Create a quote of 10 lines', measure: createQuote },
  { name: 'PDF of a quote of 12 lines', measure: quotePdf },
  { name: 'From signature to seal', measure: signatureToSeal },
  { name: 'Sign request', measure: signRequest },
  { name: 'JavaScript of the quote page', measure: quotePageScripts },
]

await supervise(async (supervisor) => {
  const options = benchOptions(process.argv.slice(2))
  const { invoices, seconds, json } = options
  const [loadBefore = 0] = loadavg()
  const start = {
    at: new Date().toISOString(),
    node: process.versions.node,
    cpus: availableParallelism(),
    loadBefore,
    invoices,
    seconds,
  }
  const stage = await openStage(supervisor, options)
  const over = untilStopped(supervisor, stage)
  const rows: Row[] = []
  for (const { name, measure } of measurements)
    rows.push(await attempt(name, () => Promise.race([measure(stage), over])))
  const report: Report = { ...start, rows }
  for (const line of ['', ...reportLines(report)]) say(line)
  if (json !== null) writeFileSync(resolve(json), `${JSON.stringify(report, null, 2)}\n`)
  return isComplete(rows) ? 0 : 1
})

/** What cannot be measured is a row of its own, and the others still are. */
async function attempt(name: string, measure: () => Promise<Row>): Promise<Row> {
  try {
    return await step(name, measure)
  } catch (error) {
    if (error instanceof Stopped) throw error
    return { kind: 'failed', name, reason: error instanceof Error ? error.message : String(error) }
  }
}

/** Rejects when the command is stopped or a server dies: nobody waits for measurements of what is not there any more. */
function untilStopped(supervisor: Supervisor, { servers }: Stage): Promise<never> {
  const over = supervisor.whileRunning(servers).then(() => {
    throw new Stopped()
  })
  over.catch(() => undefined) // it may come between two measurements, or when all is done
  return over
}
