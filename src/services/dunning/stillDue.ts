import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { idOf, idOrNull } from '../../database/ids'
import { civilDateInParis, isBefore, type CivilDate } from '../../domain/dates/civilDate'
import { nextWritingTime } from '../../domain/dates/writingHours'
import { nextReminder } from '../../domain/dunning/nextReminder'
import { isReminderLevel } from '../../domain/dunning/policy'
import { DomainError } from '../../domain/errors'
import { outboxReasons } from '../../i18n/outbox'
import type { Message, Reminder } from '../../payload-types'
import { amountsOn, statedAmounts } from './amounts'
import { readCandidates, type Candidate } from './candidates'
import { generalPolicy } from './policies'
import { remindersOf } from './remindersOf'

/**
 * Why a reminder must not leave any more, read before every attempt under the message's lock (D2): paid, cancelled, disputed, paused,
 * promised, switched off, overtaken by a higher level, or no longer of this day. Outside of writing hours the day is the next one
 * on which people may be written to. One that is not due any more calls off the mail of all that are grouped with it; the next run
 * plans the others anew.
 *
 * @returns a sentence for staff; null when all are still due
 */
export async function whyNotStillDue(
  req: PayloadRequest,
  { id: messageId, data }: Pick<Message, 'id' | 'data'>,
): Promise<string | null> {
  const day = civilDateInParis(nextWritingTime(nowOf(req.payload).toISOString()))
  const settings = await req.payload.findGlobal({ slug: 'dunning', depth: 0, req })
  for (const reminder of await remindersOf(req, data)) {
    const isOfAnother = idOrNull(reminder.message) !== messageId
    if (reminder.state === 'sent' || isOfAnother) return outboxReasons.reminderLeft
    const scope = { invoiceIds: [idOf(reminder.invoice)] }
    const [candidate] = await readCandidates(req, scope, generalPolicy(settings))
    if (!candidate) return outboxReasons.reminderNotDue
    if (settings.active === false || settings.isDryRun) return outboxReasons.invoiceRemindersOff
    const reason = whyNotDue(candidate, reminder, day) ?? (await whyNotCounted(req, reminder, day))
    if (reason !== null) return reason
  }
  return null
}

function whyNotDue(candidate: Candidate, reminder: Reminder, day: CivilDate): string | null {
  const { level, facts } = reminder
  // Its own row is what is about to leave, whatever became of it before.
  const sent = candidate.sent.filter((past) => past.level !== level)
  const next = nextReminder({ ...candidate, sent }, candidate.policy, day)
  if (next?.level !== level) return reasonOf({ ...candidate, sent }, level, day)
  const printed = level === 4 && reminder.letterPdfKey ? statedAmounts.safeParse(facts) : null
  const isLetterOld = printed?.success === true && printed.data.leftCents !== candidate.balanceCents
  return isLetterOld ? outboxReasons.noticeOutdated : null
}

/** R32: what cannot be counted is not claimed; the next run tells staff. */
async function whyNotCounted(req: PayloadRequest, { invoice, level }: Reminder, on: CivilDate): Promise<string | null> {
  if (!isReminderLevel(level)) return outboxReasons.reminderNotDue
  const row = await req.payload.findByID({ collection: 'invoices', id: idOf(invoice), depth: 0, joins: false, req })
  try {
    await amountsOn(req, { invoice: row, level, on })
    return null
  } catch (error) {
    if (error instanceof DomainError) return outboxReasons.amountMissing
    throw error
  }
}

function reasonOf(candidate: Candidate, level: number, day: CivilDate): string {
  const { state, balanceCents, isDisputed, hasDraftCredit, pausedUntil, promise, policy, sent } = candidate
  if (state === 'cancelled') return outboxReasons.invoiceCancelled
  if (state === 'uncollectible') return outboxReasons.invoiceUncollectible
  if (balanceCents <= 0 || state === 'paid') return outboxReasons.invoicePaid
  if (hasDraftCredit) return outboxReasons.creditToIssue
  if (isDisputed) return outboxReasons.invoiceDisputed
  if (pausedUntil !== null && !isBefore(pausedUntil, day)) return outboxReasons.remindersPaused
  if (promise !== null && !isBefore(promise.on, day)) return outboxReasons.paymentPromised
  if (!policy.isActive) return outboxReasons.invoiceRemindersOff
  const hasOvertaken = sent.some((past) => past.level > level && past.outcome !== 'skipped')
  return hasOvertaken ? outboxReasons.reminderLeft : outboxReasons.reminderNotDue
}
