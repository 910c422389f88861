import { isBusinessDay, nextBusinessDay } from '../dates/businessDays'
import { addDays, isAfter, laterOf, type CivilDate } from '../dates/civilDate'
import type { InvoiceKind } from '../invoices/content'
import type { InvoiceState } from '../invoices/lifecycle'
import type { Cents } from '../money/cents'
import { reminderLevels, type DunningPolicy, type ReminderLevel } from './policy'
import type { PromiseState } from './promise'

/**
 * One level that is settled for an invoice. `unknown`, a crash after the mail server took it, counts as sent (D3); `task` was given
 * to a person after a bounce (R33); `skipped` by staff, perhaps ahead of its day (D6).
 */
export type PastReminder = {
  level: ReminderLevel
  /** Day in Paris on which it left, became a task or was skipped. */
  on: CivilDate
  outcome: 'sent' | 'unknown' | 'task' | 'skipped'
}

/** What the ladder must know of an invoice. */
export type DunnableInvoice = {
  kind: InvoiceKind
  state: InvoiceState
  /** null for a draft; the note before the due date never leaves on this day. */
  issuedOn: CivilDate | null
  dueOn: CivilDate
  balanceCents: Cents
  isDisputed: boolean
  /** Last day of the pause, of the invoice or of its client: the later one. */
  pausedUntil: CivilDate | null
  /** The last promise to pay. */
  promise: { on: CivilDate; state: PromiseState } | null
  /** In any order; a reminder that waits, is under way or has failed is not among them: its level is still to do. */
  sent: readonly PastReminder[]
  /** The last mail to the client came back (R33). */
  hasBounced: boolean
}

/** `send` is a mail; `task` asks a person to act instead, since the address does not answer (R33). */
export type NextReminder = { kind: 'send' | 'task'; level: ReminderLevel }
export type PlannedReminder = NextReminder & { on: CivilDate }

/**
 * The one reminder to send today; null for none (D1, D2, D5, R33). It is the lowest level above the last that left which nobody
 * skipped, from its day on and at least the minimum gap after the last that left: an outage skips no level and fires no two at once.
 * Hours, and whether the balance has changed since, are read again under the lock (D2).
 *
 * @param today day in Paris
 */
export function nextReminder(invoice: DunnableInvoice, policy: DunningPolicy, today: CivilDate): NextReminder | null {
  const [first] = levelsToCome(invoice, policy, today)
  const isDue = first?.from === today && isBusinessDay(today)
  return isDue ? { kind: kindFor(invoice), level: first.level } : null
}

/**
 * The next reminder and the business day, today or later, on which it leaves if nothing changes until then; null when
 * none is to come. A pause or a promise that ends is waited for, a dispute is not: somebody must settle it.
 */
export function plannedReminder(
  invoice: DunnableInvoice,
  policy: DunningPolicy,
  today: CivilDate,
): PlannedReminder | null {
  for (const { level, from } of levelsToCome(invoice, policy, today)) {
    const on = nextBusinessDay(from)
    if (!isNoteTooLate(level, on, invoice)) return { kind: kindFor(invoice), level, on }
  }
  return null
}

function kindFor({ hasBounced }: DunnableInvoice): NextReminder['kind'] {
  return hasBounced ? 'task' : 'send'
}

type LevelFrom = { level: ReminderLevel; from: CivilDate }

/**
 * The levels that are to do, each with the first day, today or later, on which it may leave, be it a business day or not. Lazy,
 * as the nightly run asks for the first one alone.
 */
function* levelsToCome(invoice: DunnableInvoice, policy: DunningPolicy, today: CivilDate): Generator<LevelFrom> {
  if (!policy.isActive || !isOwed(invoice) || invoice.isDisputed) return
  const freeFrom = daysAfterHolds(invoice).reduce(laterOf, today)
  for (const level of levelsToDo(invoice.sent)) {
    const ownDay = dayOfLevel(level, invoice, policy)
    if (ownDay === null) continue
    const from = daysAfterPast(level, invoice.sent, policy).reduce(laterOf, laterOf(freeFrom, ownDay))
    if (!isNoteTooLate(level, from, invoice)) yield { level, from }
  }
}

function isNoteTooLate(level: ReminderLevel, day: CivilDate, { dueOn }: DunnableInvoice): boolean {
  return level === 0 && isAfter(day, dueOn)
}

/** Drafts owe nothing yet; paid, cancelled and uncollectible ones nothing more (D2). */
function isOwed({ kind, state, balanceCents }: DunnableInvoice): boolean {
  const isOpen = state === 'issued' || state === 'partially-paid'
  return kind !== 'credit-note' && isOpen && balanceCents > 0
}

/** The first days after a pause and after an open promise, whose last days are still covered (D2, D5). */
function daysAfterHolds({ pausedUntil, promise }: DunnableInvoice): CivilDate[] {
  const promisedOn = promise?.state === 'open' ? promise.on : null
  return [pausedUntil, promisedOn].filter((day) => day !== null).map((day) => addDays(day, 1))
}

/** A level that left forbids the ones below it, as reminders only rise; one skipped ahead of its day does not. */
function levelsToDo(sent: readonly PastReminder[]): ReminderLevel[] {
  const lastLeft = Math.max(-1, ...sent.filter(hasLeft).map(({ level }) => level))
  const skipped = new Set(sent.filter((past) => !hasLeft(past)).map(({ level }) => level))
  return reminderLevels.filter((level) => level > lastLeft && !skipped.has(level))
}

function hasLeft({ outcome }: PastReminder): boolean {
  return outcome !== 'skipped'
}

/** The first day of a level by the calendar alone; null when the policy has no such level. */
function dayOfLevel(level: ReminderLevel, invoice: DunnableInvoice, policy: DunningPolicy): CivilDate | null {
  if (level === 0) return dayOfNote(invoice, policy.beforeDueDays)
  const step = policy.levels[level - 1]
  return step ? addDays(invoice.dueOn, step.afterDays) : null
}

/** An invoice that has only just been sent needs no note that it will be due. */
function dayOfNote({ issuedOn, dueOn }: DunnableInvoice, beforeDueDays: number | null): CivilDate | null {
  if (beforeDueDays === null) return null
  const day = addDays(dueOn, 0 - beforeDueDays)
  return issuedOn === null ? day : laterOf(day, addDays(issuedOn, 1))
}

/** Not before the gap after any that left, nor on the day on which a lower one was skipped: one level a day (D1, R33). */
function daysAfterPast(level: ReminderLevel, sent: readonly PastReminder[], policy: DunningPolicy): CivilDate[] {
  const gapDays = Math.max(1, policy.minimumGapDays)
  return sent
    .filter((past) => hasLeft(past) || past.level < level)
    .map((past) => addDays(past.on, hasLeft(past) ? gapDays : 1))
}
