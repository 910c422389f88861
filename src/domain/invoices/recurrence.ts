import { addDays, addMonths, isAfter, isBefore, type CivilDate } from '../dates/civilDate'
import { DomainError } from '../errors'

/** How often a retainer is invoiced. */
export const rhythms = ['month', 'quarter'] as const
export type Rhythm = (typeof rhythms)[number]

const monthsOf: Readonly<Record<Rhythm, number>> = { month: 1, quarter: 3 }

/** The days that one invoice of a retainer covers, both included; the key is unique within the retainer. */
export type RetainerPeriod = {
  from: CivilDate
  to: CivilDate
  /** Month or quarter in which it begins: '2026-11', '2026-Q4'. */
  key: string
}

/**
 * The period of a rank (0 = the first), always counted from the first day: 31 January, 28 February, 31 March … and without a gap.
 */
export function nextPeriod(input: { startsOn: CivilDate; every: Rhythm; rank: number }): RetainerPeriod {
  const { startsOn, every, rank } = input
  if (!Number.isSafeInteger(rank) || rank < 0) throw new RangeError(`Ranks start at 0: ${rank}`)
  const from = addMonths(startsOn, rank * monthsOf[every])
  const to = addDays(addMonths(startsOn, (rank + 1) * monthsOf[every]), -1)
  return { from, to, key: keyOf(from, every) }
}

function keyOf(from: CivilDate, every: Rhythm): string {
  const [year, month] = [from.slice(0, 4), from.slice(5, 7)]
  return every === 'month' ? `${year}-${month}` : `${year}-Q${Math.ceil(Number(month) / 3)}`
}

export type Retainer = {
  startsOn: CivilDate
  /** The last day that is covered, cutting the last period; null: until further notice. */
  endsOn: CivilDate | null
  every: Rhythm
  /** Of the last period that was invoiced. */
  lastKey: string | null
  today: CivilDate
}

const keyShapes: Readonly<Record<Rhythm, RegExp>> = { month: /^\d{4}-\d{2}$/, quarter: /^\d{4}-Q[1-4]$/ }

/**
 * The periods still to be invoiced, oldest first; each is due on its first day, so that a job that slept catches up one by one.
 *
 * @throws {DomainError} `retainer.rhythmChanged` { lastKey }: the last invoice was for another rhythm, so what it covers is unknown
 */
export function periodsDue({ startsOn, endsOn, every, lastKey, today }: Retainer): RetainerPeriod[] {
  if (lastKey !== null && !keyShapes[every].test(lastKey)) throw new DomainError('retainer.rhythmChanged', { lastKey })
  const due: RetainerPeriod[] = []
  let period = nextPeriod({ startsOn, every, rank: 0 })
  for (let rank = 1; hasBegun(period, today, endsOn); rank += 1) {
    if (lastKey === null || period.key > lastKey) due.push(cutAt(period, endsOn))
    period = nextPeriod({ startsOn, every, rank })
  }
  return due
}

function hasBegun({ from }: RetainerPeriod, today: CivilDate, endsOn: CivilDate | null): boolean {
  return !isAfter(from, today) && (endsOn === null || !isAfter(from, endsOn))
}

function cutAt(period: RetainerPeriod, endsOn: CivilDate | null): RetainerPeriod {
  return endsOn !== null && isBefore(endsOn, period.to) ? { ...period, to: endsOn } : period
}
