/**
 * `npm run dunning -- --dry-run --as-of 2026-12-24`: prints the reminders that would leave on a day in Paris (today unless given) if nothing
 * else happened before; writes nothing. Reads the database of `DATABASE_URI`, else the embedded one of the demo.
 */
import { parseArgs } from 'node:util'
import type { Payload } from 'payload'

import { nowOf } from '../src/database/clock'
import { isBusinessDay } from '../src/domain/dates/businessDays'
import { civilDateInParis, isCivilDate, type CivilDate } from '../src/domain/dates/civilDate'
import { formatCents } from '../src/domain/money/format'
import { dueReminders, type DueStep } from '../src/services/dunning/plan'
import { requestOf } from '../src/services/guest'
import { supervise } from './lib/processes'
import { CommandError, say } from './lib/progress'
import { withPayload } from './lib/withPayload'

await supervise(async (supervisor) => {
  const asOf = readArguments()
  await withPayload(supervisor, (payload) => showDay(payload, asOf ?? civilDateInParis(nowOf(payload).toISOString())))
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
