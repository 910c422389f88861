/**
 * `npm run bench:seed -- --invoices 100000`: fills the database of `DATABASE_URI` with bench data, the same for the same
 * `--today=YYYY-MM-DD`. It refuses a database with data of its own, unless `--force` says that it may stand beside it.
 */
import pg from 'pg'
import { parseArgs } from 'node:util'

import { civilDateInParis, isCivilDate } from '../src/domain/dates/civilDate'
import { fillBench, lookAtBench } from './bench/fill'
import { variable } from './lib/env'
import { CommandError, say } from './lib/progress'

type Wish = { invoices: number; today: string; isForced: boolean }

function readWish(): Wish {
  const { values } = parseArgs({
    options: { invoices: { type: 'string' }, today: { type: 'string' }, force: { type: 'boolean' } },
  })
  const invoices = Number(values.invoices ?? 100_000)
  if (!Number.isSafeInteger(invoices) || invoices < 1 || invoices > 10_000_000)
    throw new CommandError('--invoices wants a whole number between 1 and 10000000.')
  const today = values.today ?? civilDateInParis(Date.now())
  if (!isCivilDate(today)) throw new CommandError('--today wants a day such as 2026-11-24.')
  return { invoices, today, isForced: values.force ?? false }
}

async function benchSeed(): Promise<void> {
  const { invoices, today, isForced } = readWish()
  const uri = variable('DATABASE_URI')
  if (uri === undefined) throw new CommandError('Set DATABASE_URI to the (migrated) database that is to be filled.')
  const client = new pg.Client({ connectionString: uri, application_name: 'tu-bench-seed' })
  await client.connect()
  try {
    const found = await lookAtBench(client)
    if (found.benchInvoices > 0) return say(`✓ ${found.benchInvoices} bench invoices are there already`)
    if (found.ownClients > 0 && !isForced)
      throw new CommandError(
        `This database has ${found.ownClients} clients of its own: use an empty one, or add --force.`,
      )
    const started = performance.now()
    await fillBench(client, { invoices, today })
    say(`✓ Bench data in ${((performance.now() - started) / 1000).toFixed(0)} s`)
  } finally {
    await client.end()
  }
}

try {
  await benchSeed()
} catch (error) {
  if (!(error instanceof CommandError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
