import { isBusinessDay } from '../dates/businessDays'
import { addDays, isAfter, type CivilDate } from '../dates/civilDate'

/** The reminders of an unsigned quote, from the mildest to the last word: a later one makes the earlier ones pointless. */
export const quoteReminderSteps = ['third-day', 'seventh-day', 'before-expiry'] as const
export type QuoteReminderStep = (typeof quoteReminderSteps)[number]

export type QuoteReminderFacts = {
  /** Day in Paris since which the signer can answer: of sending, or of the signature before theirs */
  sentOn: CivilDate
  /** Last day on which the quote can be signed (Q3) */
  validUntil: CivilDate
  /** Steps already sent for this version */
  sentSteps: readonly QuoteReminderStep[]
  /** Today in Paris */
  today: CivilDate
}

/**
 * The one reminder to send today; null when there is none. Three days after sending, seven days after, and two days
 * before the last day, each put off to the next French business day (D2), never after the last day. After an outage only the
 * last step that is due leaves, and those before it never do: hence at most one a day, however often it is asked.
 * `before-expiry` may leave late: its text must count the days that remain.
 */
export function nextQuoteReminder(facts: QuoteReminderFacts): QuoteReminderStep | null {
  const { validUntil, sentSteps, today } = facts
  if (!isBusinessDay(today) || isAfter(today, validUntil)) return null
  const lastSent = Math.max(...sentSteps.map((step) => quoteReminderSteps.indexOf(step)), -1)
  return quoteReminderSteps.findLast((step, rank) => rank > lastSent && isDue(step, facts)) ?? null
}

/** A day that is not after the sending is no reminder: a quote of two days' validity has none before its expiry. */
function isDue(step: QuoteReminderStep, facts: QuoteReminderFacts): boolean {
  const day = dayOf(step, facts)
  return isAfter(day, facts.sentOn) && !isAfter(day, facts.today)
}

function dayOf(step: QuoteReminderStep, { sentOn, validUntil }: QuoteReminderFacts): CivilDate {
  switch (step) {
    case 'third-day':
      return addDays(sentOn, 3)
    case 'seventh-day':
      return addDays(sentOn, 7)
    case 'before-expiry':
      return addDays(validUntil, -2)
  }
}
