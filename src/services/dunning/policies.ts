import {
  defaultPolicy,
  effectivePolicy,
  policyProblems,
  type DunningPolicy,
  type PolicyOverride,
} from '../../domain/dunning/policy'
import type { Dunning } from '../../payload-types'

/** The general ladder as the settings have it (D7). */
export function generalPolicy(settings: Dunning): DunningPolicy {
  const levels = (settings.levels ?? []).map(({ afterDays }) => ({ afterDays }))
  return {
    isActive: settings.active ?? true,
    levels: levels.length > 0 ? levels : defaultPolicy.levels,
    minimumGapDays: settings.minimumGapDays,
    beforeDueDays: settings.beforeDueDays ?? null,
    isGrouped: settings.isGrouped ?? false,
  }
}

/** The own settings of a client or an invoice as their columns hold them; `numeric` comes as text. */
export type PolicyColumns = {
  isActive: string | null
  isGrouped: string | null
  gap: string | number | null
  before: string | number | null
  days: readonly (string | number | null)[]
}

/**
 * The policy in force for one invoice (D7). A level that somebody sets alone takes its place among the others; own levels that do not
 * rise are not followed.
 */
export function policyInForce(general: DunningPolicy, client: PolicyColumns, invoice: PolicyColumns): DunningPolicy {
  const ofClient = withOwn(general, client)
  return withOwn(ofClient, invoice)
}

function withOwn(base: DunningPolicy, columns: PolicyColumns): DunningPolicy {
  const own = effectivePolicy({ general: base, client: overrideOf(columns, base), invoice: null })
  return policyProblems(own).length === 0 ? own : { ...own, levels: base.levels }
}

function overrideOf({ isActive, isGrouped, gap, before, days }: PolicyColumns, base: DunningPolicy): PolicyOverride {
  const beforeDays = numberOf(before)
  return {
    isActive: choiceOf(isActive),
    isGrouped: choiceOf(isGrouped),
    minimumGapDays: numberOf(gap),
    // 0 days before is how staff say: no note.
    beforeDueDays: beforeDays === 0 ? null : beforeDays,
    levels: days.some((own) => own !== null) ? levelsOf(days, base) : undefined,
  }
}

function levelsOf(days: PolicyColumns['days'], base: DunningPolicy): { afterDays: number }[] {
  return days
    .map((own, index) => numberOf(own) ?? base.levels[index]?.afterDays)
    .filter((afterDays) => afterDays !== undefined)
    .map((afterDays) => ({ afterDays }))
}

function choiceOf(text: string | null): boolean | undefined {
  return text === null || text === 'inherit' ? undefined : text === 'yes'
}

function numberOf(value: string | number | null | undefined): number | undefined {
  return value === null || value === undefined ? undefined : Number(value)
}
