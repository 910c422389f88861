/**
 * `npm run dunning -- --dry-run --as-of 2026-12-24`: prints the reminders that would leave on a day in Paris (today unless given) if nothing
 * else happened before; writes nothing. Reads the database of `DATABASE_URI`, else the embedded one of the demo.
 */
import { parseArgs } from 'node:util'
import { getPayload, type Payload } from 'payload'

import { closePool } from '../src/database/adapter'
import { nowOf } from '../src/database/clock'
import { isBusinessDay } from '../src/domain/dates/businessDays'
import { civilDateInParis, isCivilDate, type CivilDate } from '../src/domain/dates/civilDate'
import { formatCents } from '../src/domain/money/format'
import { readEnv } from '../src/env'
import { portsFrom } from '../src/ports'
import { dueReminders, type DueStep } from '../src/services/dunning/plan'
import { requestOf } from '../src/services/guest'
import { buildTraitDUnion } from '../src/traitDUnion'
import { completeEnvironment, dataFolder, readDotEnv, variable } from './lib/env'
import { supervise, type Environment } from './lib/processes'
import { openDatabase } from './lib/product'
import { CommandError, say } from './lib/progress'

await supervise(async (supervisor) => {
  const asOf = readArguments()
  readDotEnv()
  const dataDir = dataFolder()
  const databaseUri = await openDatabase(supervisor, dataDir)
  const publicUrl = variable('PUBLIC_URL') ?? 'http://localhost:3000'
  await show(await completeEnvironment({ nodeEnv: 'production', dataDir, databaseUri, publicUrl }), asOf)
  return 0
})

function readArguments(): CivilDate | null {
  const { values } = parseArgs({
    options: { 'dry-run': { type: 'boolean' }, 'as-of': { type: 'string' } },
    strict: true,
  })
  if (!values['dry-run']) throw new CommandError('This command only looks: add --dry-run. The workers send reminders.')
  const asOf = values['as-of']
  if (asOf === undefined) return null
  if (!isCivilDate(asOf)) throw new CommandError(`--as-of takes a day such as 2026-12-24, not ${asOf}.`)
  return asOf
}

async function show(environment: Environment, asOf: CivilDate | null): Promise<void> {
  const env = readEnv({ LOG_LEVEL: 'error', ...environment })
  const payload = await getPayload({
    config: await buildTraitDUnion({ env, ports: portsFrom(env) }),
    disableOnInit: true,
  })
  try {
    await showDay(payload, asOf ?? civilDateInParis(nowOf(payload).toISOString()))
  } finally {
    await closePool(payload)
  }
}

async function showDay(payload: Payload, day: CivilDate): Promise<void> {
  if (!isBusinessDay(day)) return say(`${day} is no working day: nothing would leave`)
  let count = 0
  for await (const step of dueReminders(await requestOf(payload, { kind: 'system', name: 'dunning' }), day)) {
    say(lineOf(step))
    count += 1
  }
  say(`Reminders that would leave on ${day}: ${count}`)
}

function lineOf({ candidate, next }: DueStep): string {
  const { number, clientName, balanceCents, dueOn, recipient } = candidate
  const way = next.kind === 'task' ? 'a task for staff' : `a mail to ${recipient?.address ?? ''}`
  const left = formatCents(balanceCents, { currency: 'EUR', language: 'en' })
  return `${number}  level ${next.level}  due ${dueOn}  ${left}  ${clientName}: ${way}`
}
