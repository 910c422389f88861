import { civilDate, isAfter, isCivilDate, type CivilDate } from '@/domain/dates/civilDate'
import { DomainError } from '@/domain/errors'
import { nextPeriod, periodsDue, rhythms, type RetainerPeriod } from '@/domain/invoices/recurrence'
import { isRecord, textAt } from '../records'

export type NextPeriodDue =
  /** Nothing can be said before it has a first day. */
  | { kind: 'unknown' }
  | { kind: 'paused' }
  | { kind: 'over' }
  /** The rhythm was changed after an invoice: what is covered is not known. */
  | { kind: 'unsure' }
  | { kind: 'due'; period: RetainerPeriod }

/** Far beyond any retainer: two hundred years of months. */
const mostRanks = 2_400

/** The first period of a stored retainer that has no invoice yet, whether it has begun or not. */
export function nextPeriodDue(retainer: unknown): NextPeriodDue {
  const startsOn = dateAt(retainer, 'startsOn')
  if (startsOn === null) return { kind: 'unknown' }
  if (isRecord(retainer) && retainer['isActive'] === false) return { kind: 'paused' }
  const every = rhythms.find((rhythm) => rhythm === textAt(retainer, 'every')) ?? 'month'
  const endsOn = dateAt(retainer, 'endsOn')
  const lastKey = textAt(retainer, 'lastPeriod')
  if (!isSameRhythm({ startsOn, endsOn, every, lastKey, today: startsOn })) return { kind: 'unsure' }
  for (let rank = 0; rank < mostRanks; rank += 1) {
    const period = nextPeriod({ startsOn, every, rank })
    if (endsOn !== null && isAfter(period.from, endsOn)) return { kind: 'over' }
    if (lastKey === null || period.key > lastKey)
      return { kind: 'due', period: endsOn !== null && isAfter(period.to, endsOn) ? { ...period, to: endsOn } : period }
  }
  return { kind: 'over' }
}

/** The domain refuses a retainer whose last invoice was for another rhythm. */
function isSameRhythm(retainer: Parameters<typeof periodsDue>[0]): boolean {
  try {
    periodsDue(retainer)
    return true
  } catch (error) {
    if (error instanceof DomainError) return false
    throw error
  }
}

function dateAt(value: unknown, key: string): CivilDate | null {
  const text = textAt(value, key)?.slice(0, 10) ?? ''
  return isCivilDate(text) ? civilDate(text) : null
}
