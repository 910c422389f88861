import { addDays, type CivilDate } from '../../src/domain/dates/civilDate'
import { elementAt } from '../seed/random'

const years = 5
const futureDays = 60

/** The days that the bench data lies on, worked out once: dates by the hundred thousand are looked up, not computed. */
export type BenchCalendar = {
  today: CivilDate
  /** The day on which the document of this rank is issued: ranks are spread evenly, in order, up to yesterday. */
  dayOfRank(rank: number, count: number): { day: CivilDate; age: number }
  /** @param age days before today; negative lies ahead */
  dayAt(age: number): CivilDate
}

export function benchCalendar(today: CivilDate): BenchCalendar {
  const span = years * 365
  const days = Array.from({ length: span + futureDays + 1 }, (_, index) => addDays(today, index - span))
  const dayAt = (age: number): CivilDate => elementAt(days, span - age)
  return {
    today,
    dayAt,
    dayOfRank(rank, count) {
      const age = span - Math.floor((rank * span) / count)
      return { day: dayAt(age), age }
    },
  }
}
