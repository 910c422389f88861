import { isBusinessDay, nextBusinessDay } from './businessDays'
import { addDays, atHourInParis, civilDateInParis, hourInParis } from './civilDate'

const opensAt = 8
const closesAt = 18

/**
 * Whether people may be written to: 8:00 to 18:00 in Paris on a business day (D2).
 *
 * @param now ISO instant
 */
export function isWritingTime(now: string): boolean {
  const hour = hourInParis(now)
  return isBusinessDay(civilDateInParis(now)) && hour >= opensAt && hour < closesAt
}

/** The instant from which people may be written to again, as ISO 8601 UTC: now itself when they may (D2). */
export function nextWritingTime(now: string): string {
  if (isWritingTime(now)) return now
  const today = civilDateInParis(now)
  const isBeforeOpening = isBusinessDay(today) && hourInParis(now) < opensAt
  return atHourInParis(isBeforeOpening ? today : nextBusinessDay(addDays(today, 1)), opensAt)
}
