import fc from 'fast-check'
import { addDays, civilDate, isAfter, isBefore, type CivilDate } from '@/domain/dates/civilDate'
import { nextReminder, type DunnableInvoice, type NextReminder, type PastReminder } from '@/domain/dunning/nextReminder'
import { reminderLevels, type DunningPolicy } from '@/domain/dunning/policy'
import { anInvoice } from './exampleInvoice'

/** Days are counted from the first day of the story, fifteen before the due date. */
type Span = { at: number; days: number }

/** All that happens to one invoice but its reminders. */
export type History = {
  start: CivilDate
  dueOn: CivilDate
  policy: DunningPolicy
  /** The job does not run in these. */
  outages: Span[]
  /** Set on a day, until so many days later, that one included. */
  pauses: Span[]
  promises: (Span & { isSettled: boolean })[]
  disputes: Span[]
  bounces: Span[]
  /** On a day, staff skip the level so many above the lowest that is to do. */
  skips: { at: number; above: number }[]
  paidAt: number | null
  /** Runs of a day, and whether the mail of a day is left unknown; both repeat. */
  runs: number[]
  unknowns: boolean[]
}

export type Fired = NextReminder & { on: CivilDate }
export type Story = { fired: Fired[]; skipped: PastReminder[] }

/** In which the troubles begin; they end at most `longest` later. */
const troubledDays = 70
const longest = 40
/** Long enough for every level after the last trouble. */
const storyDays = 240

const anySpan = (mostDays: number) =>
  fc.record({ at: fc.integer({ min: 0, max: troubledDays }), days: fc.integer({ min: 0, max: mostDays }) })

export const anyPolicy: fc.Arbitrary<DunningPolicy> = fc.record({
  isActive: fc.constant(true),
  levels: fc
    .uniqueArray(fc.integer({ min: 1, max: 45 }), { minLength: 1, maxLength: 4 })
    .map((days) => days.toSorted((a, b) => a - b).map((afterDays) => ({ afterDays }))),
  minimumGapDays: fc.integer({ min: 1, max: 15 }),
  beforeDueDays: fc.option(fc.integer({ min: 1, max: 14 })),
  isGrouped: fc.boolean(),
})

/** Any day of twelve years, two leap days and every holiday among them. */
const anyStart = fc.integer({ min: 0, max: 4_300 }).map((days) => addDays(civilDate('2024-01-01'), days))

export const anyHistory: fc.Arbitrary<History> = fc
  .record({
    start: anyStart,
    policy: anyPolicy,
    outages: fc.array(anySpan(longest), { maxLength: 3 }),
    pauses: fc.array(anySpan(longest), { maxLength: 2 }),
    promises: fc.array(
      anySpan(30).chain((span) => fc.boolean().map((isSettled) => ({ ...span, isSettled }))),
      { maxLength: 2 },
    ),
    disputes: fc.array(anySpan(longest), { maxLength: 1 }),
    bounces: fc.array(anySpan(longest), { maxLength: 1 }),
    skips: fc.array(
      fc.record({ at: fc.integer({ min: 0, max: troubledDays }), above: fc.integer({ min: 0, max: 2 }) }),
      { maxLength: 2 },
    ),
    paidAt: fc.option(fc.integer({ min: 0, max: 120 })),
    runs: fc.array(fc.constantFrom(1, 1, 1, 3), { minLength: 1, maxLength: 5 }),
    unknowns: fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
  })
  .map((history) => ({ ...history, dueOn: addDays(history.start, 15) }))

/** The same life without any trouble but its outages. */
export function withOutagesOnly(history: History): History {
  return { ...history, pauses: [], promises: [], disputes: [], bounces: [], skips: [], paidAt: null }
}

/** Whether the day lies in one of the spans; the last day of each is in it. */
export function isWithin(spans: readonly Span[], day: number): boolean {
  return spans.some(({ at, days }) => day >= at && day <= at + days)
}

/** The promise that counts on a day: the last that was made. */
export function promiseOn({ promises }: History, day: number): (Span & { isSettled: boolean }) | null {
  const made = promises.filter(({ at }) => at <= day).toSorted((a, b) => a.at - b.at)
  return made.at(-1) ?? null
}

/** Day by day, as the job, the debtor and staff would live it. */
export function livedThrough(history: History): Story {
  const story: Story = { fired: [], skipped: [] }
  const sent: PastReminder[] = []
  for (let day = 0; day < storyDays; day += 1) {
    for (const skip of history.skips.filter(({ at }) => at === day)) {
      const skipped = skippedBy(history, { day, above: skip.above, sent })
      sent.push(...skipped)
      story.skipped.push(...skipped)
    }
    for (const fired of firedOn(history, day, sent)) {
      story.fired.push(fired)
      sent.push({ level: fired.level, on: fired.on, outcome: outcomeOf(history, day, fired) })
    }
  }
  return story
}

/** Each run of a day sees what the runs before it left. */
function firedOn(history: History, day: number, sent: readonly PastReminder[]): Fired[] {
  if (isWithin(history.outages, day)) return []
  const today = addDays(history.start, day)
  const fired: Fired[] = []
  for (let run = 0; run < (history.runs[day % history.runs.length] ?? 1); run += 1) {
    const ofToday = fired.map((each) => ({ level: each.level, on: each.on, outcome: outcomeOf(history, day, each) }))
    const invoice = { ...invoiceOn(history, day), sent: [...sent, ...ofToday] }
    const next = nextReminder(invoice, history.policy, today)
    if (next) fired.push({ ...next, on: today })
  }
  return fired
}

function outcomeOf({ unknowns }: History, day: number, { kind }: NextReminder): PastReminder['outcome'] {
  if (kind === 'task') return 'task'
  return unknowns[day % unknowns.length] ? 'unknown' : 'sent'
}

function skippedBy(
  { start, policy }: History,
  { day, above, sent }: { day: number; above: number; sent: readonly PastReminder[] },
): PastReminder[] {
  const settled = new Set(sent.map(({ level }) => level))
  const toDo = reminderLevels.filter((level) => level > 0 && level <= policy.levels.length && !settled.has(level))
  return toDo.slice(above, above + 1).map((level) => ({ level, on: addDays(start, day), outcome: 'skipped' }))
}

function invoiceOn(history: History, day: number): DunnableInvoice {
  const { start, dueOn, paidAt } = history
  const isPaid = paidAt !== null && day >= paidAt
  const pauseEnds = history.pauses.filter(({ at }) => at <= day).map(({ at, days }) => addDays(start, at + days))
  return anInvoice({
    issuedOn: start,
    dueOn,
    state: isPaid ? 'paid' : 'issued',
    balanceCents: isPaid ? 0 : 120_000,
    isDisputed: isWithin(history.disputes, day),
    hasBounced: isWithin(history.bounces, day),
    pausedUntil: pauseEnds.toSorted((a, b) => Number(isAfter(a, b)) - Number(isBefore(a, b))).at(-1) ?? null,
    promise: promiseFacts(history, day),
  })
}

function promiseFacts(history: History, day: number): DunnableInvoice['promise'] {
  const promise = promiseOn(history, day)
  if (promise === null) return null
  const isOver = day > promise.at + promise.days
  return {
    on: addDays(history.start, promise.at + promise.days),
    state: isOver && promise.isSettled ? 'broken' : 'open',
  }
}
