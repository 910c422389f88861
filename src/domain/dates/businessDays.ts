import { addDays, weekday, type CivilDate } from './civilDate'
import { frenchHolidayOn } from './frenchHolidays'

/** Whether the date is Monday to Friday and no French public holiday (D2). */
export function isBusinessDay(date: CivilDate): boolean {
  return weekday(date) <= 5 && frenchHolidayOn(date) === null
}

/** The date itself when it is a business day, else the first one after it. */
export function nextBusinessDay(date: CivilDate): CivilDate {
  return isBusinessDay(date) ? date : nextBusinessDay(addDays(date, 1))
}
