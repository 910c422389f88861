import { addDays, addMonths, civilDate, daysBetween, isAfter, isBefore, laterOf } from '../dates/civilDate'
import type { CivilDate } from '../dates/civilDate'
import { DomainError } from '../errors'
import { addCents, roundedRatio, type BasisPoints, type Cents } from '../money/cents'
import type { ClientKind } from '../parties/snapshots'

/** A yearly rate that holds from a day on; a dated setting, never a constant. */
export type DatedRate = { from: CivilDate; rateBp: BasisPoints }
/** An amount fixed by law that holds from a day on. */
export type DatedFee = { from: CivilDate; amountCents: Cents }

export type LateInterestFacts = {
  clientKind: ClientKind
  /** Gross to pay at the due date: deposits deducted, credit notes deducted. */
  principalCents: Cents
  dueOn: CivilDate
  /** By the day the money came; refunds as negative amounts. */
  payments: readonly { on: CivilDate; amountCents: Cents }[]
  /** Last day that counts: today, or the day of the last payment. */
  until: CivilDate
  /** Late-payment rates between professionals. */
  rates: readonly DatedRate[]
  /** Legal interest owed to a professional creditor: all that a consumer can owe (R31). */
  legalRates: readonly DatedRate[]
  formalNoticeOn: CivilDate | null
}

/** Days `from` to `to`, both included, at one rate on one amount. */
export type InterestSegment = { from: CivilDate; to: CivilDate; days: number; baseCents: Cents; rateBp: BasisPoints }

export type LateInterest = {
  segments: InterestSegment[]
  interestCents: Cents
  /** A consumer's interest is put at zero because a half-year has no legal rate: to be told to the admin (R32). */
  isLegalRateMissing: boolean
}

/**
 * Simple interest on what is unpaid × yearly rate × days / 365, from the day after the due date to the day of payment, that day
 * included (R29). A change of half-year or a partial payment starts a new segment; rounded once, at the end, half up (R30).
 * A consumer owes the legal rate from the formal notice on, and nothing before (R31, C. civ. 1231-6).
 *
 * @throws {DomainError} `interest.noRate` { semesterFrom } when a half-year in which a professional owes has no rate (R32)
 */
export function lateInterest(facts: LateInterestFacts): LateInterest {
  const isConsumer = facts.clientKind === 'consumer'
  const rates = isConsumer ? facts.legalRates : facts.rates
  const segments: InterestSegment[] = []
  for (const period of periodsOwed(facts)) {
    const rateBp = rateOfSemester(semesterStart(period.from), rates)
    if (rateBp !== null) segments.push({ ...period, rateBp })
    else if (isConsumer) return { segments: [], interestCents: 0, isLegalRateMissing: true }
    else throw new DomainError('interest.noRate', { semesterFrom: semesterStart(period.from) })
  }
  return { segments, interestCents: interestOf(segments), isLegalRateMissing: false }
}

function interestOf(segments: readonly InterestSegment[]): Cents {
  const bpDays = segments.reduce(
    (sum, { baseCents, rateBp, days }) => sum + BigInt(baseCents) * BigInt(rateBp) * BigInt(days),
    0n,
  )
  return roundedRatio(bpDays, 10_000n * 365n)
}

type Period = Omit<InterestSegment, 'rateBp'>

/** The days in which something was owed, cut at half-years and payments. */
function periodsOwed(facts: LateInterestFacts): Period[] {
  const startOn = interestStart(facts)
  if (startOn === null || !isBefore(startOn, facts.until)) return []
  const ends = [startOn, ...lastDaysAfter(startOn, facts)]
  return ends.flatMap((to, index) => {
    const before = ends[index - 1]
    if (before === undefined) return []
    const baseCents = owedAfter(before, facts)
    return baseCents > 0 ? [{ from: addDays(before, 1), to, days: daysBetween(before, to), baseCents }] : []
  })
}

/** The day after which interest runs. */
function interestStart({ clientKind, dueOn, formalNoticeOn }: LateInterestFacts): CivilDate | null {
  if (clientKind !== 'consumer') return dueOn
  return formalNoticeOn === null ? null : laterOf(dueOn, formalNoticeOn)
}

/** Each last day of a period, in order, the last of all included. */
function lastDaysAfter(startOn: CivilDate, { payments, until }: LateInterestFacts): CivilDate[] {
  const paidOn = payments.map(({ on }) => on).filter((on) => isAfter(on, startOn) && isBefore(on, until))
  const semesterEnds: CivilDate[] = []
  for (let end = semesterEnd(addDays(startOn, 1)); isBefore(end, until); end = semesterEnd(addDays(end, 1)))
    semesterEnds.push(end)
  return [...new Set([...paidOn, ...semesterEnds, until])].toSorted()
}

/** What is owed on the days after one: a payment's own day still counts for the payer (R29). */
function owedAfter(day: CivilDate, { principalCents, payments }: LateInterestFacts): Cents {
  const paid = payments.filter(({ on }) => !isAfter(on, day)).map(({ amountCents }) => 0 - amountCents)
  return addCents(principalCents, ...paid)
}

/**
 * The rate in force on the first day of a half-year (R30). An entry must lie within the six months up to that day: an older one
 * would be a silent fallback (R32).
 */
function rateOfSemester(startOn: CivilDate, rates: readonly DatedRate[]): BasisPoints | null {
  const previousStartOn = addMonths(startOn, -6)
  const entry = latestOn(startOn, rates)
  return entry !== null && isAfter(entry.from, previousStartOn) ? entry.rateBp : null
}

function latestOn<Entry extends { from: CivilDate }>(day: CivilDate, entries: readonly Entry[]): Entry | null {
  const inForce = entries.filter(({ from }) => !isAfter(from, day))
  return inForce.toSorted((a, b) => Number(isAfter(a.from, b.from)) - Number(isBefore(a.from, b.from))).at(-1) ?? null
}

function semesterStart(day: CivilDate): CivilDate {
  const july = civilDate(`${day.slice(0, 4)}-07-01`)
  return isBefore(day, july) ? civilDate(`${day.slice(0, 4)}-01-01`) : july
}

function semesterEnd(day: CivilDate): CivilDate {
  return addDays(addMonths(semesterStart(day), 6), -1)
}

export type RecoveryFeeFacts = {
  clientKind: ClientKind
  dueOn: CivilDate
  /** Today, or the day on which the last of it was paid. */
  until: CivilDate
  fees: readonly DatedFee[]
}

/**
 * The fixed recovery fee of one invoice, once however many reminders it gets: owed by professionals from the first day late,
 * never by a consumer (R31, C. com. L441-10 II, D441-5).
 *
 * @throws {DomainError} `interest.noFee` { on } when no amount is in force on that day (R32)
 */
export function recoveryFeeCents({ clientKind, dueOn, until, fees }: RecoveryFeeFacts): Cents {
  if (clientKind === 'consumer' || !isAfter(until, dueOn)) return 0
  const firstLateOn = addDays(dueOn, 1)
  const fee = latestOn(firstLateOn, fees)
  if (fee === null) throw new DomainError('interest.noFee', { on: firstLateOn })
  return fee.amountCents
}
