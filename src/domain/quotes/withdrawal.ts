import { nextBusinessDay } from '../dates/businessDays'
import { addDays, type CivilDate } from '../dates/civilDate'

/**
 * The last day on which a consumer may withdraw from a services contract: 14 days, the day of signing not counted, put off
 * to the next business day when it falls on a Saturday, Sunday or holiday (R44; C. conso L221-18, L221-19).
 */
export function withdrawalEndsOn(signedOn: CivilDate): CivilDate {
  return nextBusinessDay(addDays(signedOn, 14))
}
