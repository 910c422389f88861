import type { Problem } from '../problems'

/** 0 is the friendly note before the due date; 1 soft, 2 firm, 3 urgent, 4 formal notice (D1). */
export const reminderLevels = [0, 1, 2, 3, 4] as const
export type ReminderLevel = (typeof reminderLevels)[number]

/** Whether a stored number is a level. */
export function isReminderLevel(value: number): value is ReminderLevel {
  return reminderLevels.some((level) => level === value)
}

export type DunningPolicy = {
  isActive: boolean
  /** Levels 1, 2, … in order: calendar days after the due date, rising, one to four of them. */
  levels: readonly { afterDays: number }[]
  /** Least calendar days between two reminders of one invoice (D1). */
  minimumGapDays: number
  /** Calendar days before the due date of the friendly note (level 0); null for none. */
  beforeDueDays: number | null
  /** One message for all the reminders that a client gets on a day (D7). */
  isGrouped: boolean
}

/** D+3, D+10, D+21, D+30, five days apart, no note before the due date, one message each (D1). */
export const defaultPolicy: DunningPolicy = {
  isActive: true,
  levels: [{ afterDays: 3 }, { afterDays: 10 }, { afterDays: 21 }, { afterDays: 30 }],
  minimumGapDays: 5,
  beforeDueDays: null,
  isGrouped: false,
}

/**
 * What a client or an invoice says otherwise. An absent field, or a list of levels that is empty, says nothing;
 * `beforeDueDays: null` says that there is no note.
 */
export type PolicyOverride = { readonly [Field in keyof DunningPolicy]?: DunningPolicy[Field] | undefined }

export type PolicySources = {
  general: DunningPolicy
  client: PolicyOverride | null
  invoice: PolicyOverride | null
}

/** The policy of one invoice: field by field, the nearest that says something wins: invoice, client, general (D7). */
export function effectivePolicy({ general, client, invoice }: PolicySources): DunningPolicy {
  return over(over(general, client), invoice)
}

function over(policy: DunningPolicy, override: PolicyOverride | null): DunningPolicy {
  if (override === null) return policy
  const { isActive, levels, minimumGapDays, beforeDueDays, isGrouped } = override
  return {
    isActive: isActive ?? policy.isActive,
    levels: levels && levels.length > 0 ? levels : policy.levels,
    minimumGapDays: minimumGapDays ?? policy.minimumGapDays,
    beforeDueDays: beforeDueDays === undefined ? policy.beforeDueDays : beforeDueDays,
    isGrouped: isGrouped ?? policy.isGrouped,
  }
}

const mostLevels = 4
const longestDelayDays = 365
const longestGapDays = 30
const longestNoticeDays = 30

/**
 * Every fault of a whole policy, at once; check an override once it is laid over the general policy. `levels`: `missing`,
 * `tooMany`; `levels.N.afterDays`: `outOfRange` (1 … 365), `notRising`; `minimumGapDays`, `beforeDueDays`: `outOfRange` (1 … 30).
 */
export function policyProblems(policy: DunningPolicy): Problem[] {
  const { levels, minimumGapDays, beforeDueDays } = policy
  const isNoteWrong = beforeDueDays !== null && !isDays(beforeDueDays, longestNoticeDays)
  return [
    ...levelProblems(levels),
    ...(isDays(minimumGapDays, longestGapDays) ? [] : [{ field: 'minimumGapDays', code: 'outOfRange' }]),
    ...(isNoteWrong ? [{ field: 'beforeDueDays', code: 'outOfRange' }] : []),
  ]
}

function levelProblems(levels: DunningPolicy['levels']): Problem[] {
  if (levels.length === 0) return [{ field: 'levels', code: 'missing' }]
  const ofEach = levels.flatMap(({ afterDays }, index) => {
    const code = delayProblem(afterDays, levels[index - 1]?.afterDays ?? 0)
    return code === null ? [] : [{ field: `levels.${index}.afterDays`, code }]
  })
  return levels.length > mostLevels ? [{ field: 'levels', code: 'tooMany' }, ...ofEach] : ofEach
}

function delayProblem(afterDays: number, previousDays: number): string | null {
  if (!isDays(afterDays, longestDelayDays)) return 'outOfRange'
  return afterDays > previousDays ? null : 'notRising'
}

function isDays(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most
}
