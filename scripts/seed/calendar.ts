import { isBusinessDay } from '../../src/domain/dates/businessDays'
import { addDays, startOfDayInParis, type CivilDate } from '../../src/domain/dates/civilDate'

const minuteMs = 60_000

/** How many days before today something happened; the story ends yesterday evening (age 1). */
export type Age = number

/** The day in Paris that lies so many days back. */
export function dayAt(today: CivilDate, age: Age): CivilDate {
  return addDays(today, 0 - age)
}

/** The same, moved back to a day on which an agency works. */
export function workdayAt(today: CivilDate, age: Age): CivilDate {
  let day = dayAt(today, age)
  while (!isBusinessDay(day)) day = addDays(day, -1)
  return day
}

/** The instant of a time of day in Paris, as epoch milliseconds. */
export function instantOf(day: CivilDate, time: `${number}:${number}`): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return Date.parse(startOfDayInParis(day)) + (hours * 60 + minutes) * minuteMs
}

/**
 * Instants of steps that follow each other, one per age: office hours of working days, each at least ten minutes after the
 * one before.
 *
 * @param firstMinutes minutes after 9:00 for the first step, so that subjects do not all act at the same moment
 */
export function officeHours(today: CivilDate, ages: readonly Age[], firstMinutes: number): number[] {
  const instants: number[] = []
  for (const [index, age] of ages.entries()) {
    const wished = instantOf(workdayAt(today, age), '9:00') + ((firstMinutes + index * 37) % 500) * minuteMs
    instants.push(Math.max(wished, (instants.at(-1) ?? 0) + 10 * minuteMs))
  }
  return instants
}
