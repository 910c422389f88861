import type { Payload } from 'payload'

import { civilDate } from '../../src/domain/dates/civilDate'
import { step } from '../lib/progress'
import type { StoryClock } from './clock'
import { endOfStory, plotOf, wholeStoryDays } from './plot'
import { clientBook } from './steps/clients'
import { dateRowsByStory } from './steps/datedRows'
import { markBegun, markTold } from './steps/marker'
import { deliverOldMail } from './steps/post'
import { printRoom } from './steps/printRoom'
import { enterStaff, writeSettings } from './steps/settings'
import { tidyJobs } from './steps/tidyJobs'
import type { Tale } from './tale'

export type StoryOptions = {
  /** The clock that the payload's ports have. */
  clock: StoryClock
  /** YYYY-MM-DD, the day in Paris on which the story has just ended. */
  today: string
  /** Shorter in tests. */
  storyDays?: number
}

/** Tells the agency's history through the product's own verbs, into an empty database; see marker.ts for interruptions. */
export async function tellStory(
  payload: Payload,
  { clock, today, storyDays = wholeStoryDays }: StoryOptions,
): Promise<void> {
  const end = endOfStory(today)
  clock.moveTo(end - storyDays * 24 * 60 * 60_000)
  dateRowsByStory(payload, clock)
  await markBegun(payload)
  const tale = await step('Agency and its people', () => settle(payload, { clock, today, storyDays }))
  const events = plotOf(tale, storyDays)
  await step(
    'History',
    () => play(tale, events),
    () => `${events.length} events`,
  )
  clock.moveTo(end)
  await step(
    'Documents',
    () => tale.printRoom.finish(),
    (count) => `${count} PDF documents`,
  )
  await step(
    'Mail',
    () => deliverOldMail(tale, end),
    ({ sent, owed }) => `${sent} messages sent, ${owed} owed`,
  )
  await tidyJobs(payload)
  await sayWhatThereIs(payload)
  await markTold(payload, today)
}

async function settle(payload: Payload, { clock, today }: StoryOptions): Promise<Tale> {
  await writeSettings(payload)
  const staff = await enterStaff(payload)
  const owner = staff.get('camille')
  if (!owner) throw new Error('The agency has no owner')
  return {
    payload,
    clock,
    today: civilDate(today),
    staff,
    clientOf: clientBook(payload, owner),
    printRoom: printRoom(payload, clock),
  }
}

async function play({ clock }: Tale, events: ReturnType<typeof plotOf>): Promise<void> {
  for (const { at, play: happen } of events) {
    clock.moveTo(at)
    await happen()
  }
}

const told = ['clients', 'contacts', 'leads', 'quotes', 'invoices', 'payments', 'projects'] as const

async function sayWhatThereIs(payload: Payload): Promise<void> {
  const counts: string[] = []
  for (const collection of told) counts.push(`${(await payload.count({ collection })).totalDocs} ${collection}`)
  await step(
    'Agency',
    () => Promise.resolve(),
    () => counts.join(', '),
  )
}
