import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { isBusinessDay } from '../../domain/dates/businessDays'
import { civilDateInParis, type CivilDate } from '../../domain/dates/civilDate'
import { DomainError } from '../../domain/errors'
import { nextReminder, plannedReminder, type NextReminder } from '../../domain/dunning/nextReminder'
import { reminderTexts } from '../../i18n/reminders'
import { beforeAll, readCandidates, type Candidate } from './candidates'
import { forgetSettled } from './forgetSettled'
import { generalPolicy } from './policies'
import { planInvoices, type PlanContext, type Planned } from './planInvoices'
import { printMissing } from './printMissing'
import { settlePromises } from './settlePromises'
import { openTask } from './tasks'
import { keepNextReminders } from './track'

const pageSize = 500

/** What one run did; `looked` counts open invoices. */
export type DunningRunResult = Planned & { looked: number }

/**
 * The day's run: which open invoices get which reminder (D1). Promises whose day has passed are settled first. Any number of runs on a
 * day, one after the other or at once, plan each step once (D3). Nothing on a day that is no working day, nor while reminders are
 * switched off; a dry run only counts.
 *
 * @returns null when it is no working day
 */
export async function planDunning(req: PayloadRequest): Promise<DunningRunResult | null> {
  const today = civilDateInParis(nowOf(req.payload).toISOString())
  if (!isBusinessDay(today)) return null
  const runId = await startRun(req, today)
  try {
    const result = await runOn(req, today)
    await finishRun(req, runId, result)
    return result
  } catch (error) {
    await finishRun(req, runId, { error: error instanceof Error ? error.message : String(error) })
    throw error
  }
}

async function runOn(req: PayloadRequest, today: CivilDate): Promise<DunningRunResult & { error: string | null }> {
  const settings = await req.payload.findGlobal({ slug: 'dunning', depth: 0, req })
  const context = { general: generalPolicy(settings), today }
  const done = { looked: 0, planned: 0, tasks: 0 }
  const errors: string[] = []
  if (settings.active === false) return { ...done, error: null }
  const isDryRun = settings.isDryRun ?? false
  if (!isDryRun) await tidy(req, today)
  const handled = new Set<string>()
  for await (const page of pagesOf(req, context)) {
    done.looked += page.length
    const due = dueOf(page, today)
    if (isDryRun) done.planned += due.length
    else await keepDays(req, page, today)
    for (const step of isDryRun ? [] : due) {
      if (handled.has(step.candidate.invoiceId)) continue
      const { planned, tasks, error } = await planOrLog(req, { step, handled, context })
      done.planned += planned
      done.tasks += tasks
      if (error !== null) errors.push(error)
    }
  }
  return { ...done, error: errors.length === 0 ? null : errors.slice(0, 5).join('\n') }
}

/** What must be right before the invoices are looked at (D5), and what an earlier day left undone. */
async function tidy(req: PayloadRequest, today: CivilDate): Promise<void> {
  await settlePromises(req, today)
  await forgetSettled(req)
  await printMissing(req, today)
}

/** One line of what a run would do. */
export type DueStep = { candidate: Candidate; next: NextReminder }

/** What would leave on a day if nothing else happened before; writes nothing. */
export async function* dueReminders(req: PayloadRequest, today: CivilDate): AsyncGenerator<DueStep> {
  const general = generalPolicy(await req.payload.findGlobal({ slug: 'dunning', depth: 0, req }))
  for await (const page of pagesOf(req, { general, today })) yield* dueOf(page, today)
}

async function* pagesOf(req: PayloadRequest, { general }: PlanContext): AsyncGenerator<Candidate[]> {
  let after = beforeAll
  for (;;) {
    const page = await readCandidates(req, { after, limit: pageSize }, general)
    const last = page.at(-1)
    if (!last) return
    yield page
    after = last.invoiceId
  }
}

/** A mail that waits already needs no plan; whether it may leave is asked again before it does (D2). */
function dueOf(page: readonly Candidate[], today: CivilDate): DueStep[] {
  return page.flatMap((candidate) => {
    const next = nextReminder(candidate, candidate.policy, today)
    return next === null || candidate.underWay.includes(next.level) ? [] : [{ candidate, next }]
  })
}

async function keepDays(req: PayloadRequest, page: readonly Candidate[], today: CivilDate): Promise<void> {
  const days = page.map((candidate) => ({
    candidate,
    on: plannedReminder(candidate, candidate.policy, today)?.on ?? null,
  }))
  const changed = days.filter(({ candidate, on }) => candidate.nextReminderOn !== on)
  await keepNextReminders(
    req,
    changed.map(({ candidate, on }) => ({ invoiceId: candidate.invoiceId, on })),
  )
}

type PlanStep = { step: DueStep; handled: Set<string>; context: PlanContext }

/** An invoice that cannot be reminded of must not silence the others: it is logged, and tried again by the next run. */
async function planOrLog(
  req: PayloadRequest,
  { step, handled, context }: PlanStep,
): Promise<Planned & { error: string | null }> {
  const { invoiceId, number } = step.candidate
  try {
    const ids = await togetherWith(req, step, context)
    for (const id of ids) handled.add(id)
    return { ...(await planInvoices(req, ids, context)), error: null }
  } catch (error) {
    req.payload.logger.error({ err: error, invoiceId, msg: 'A reminder could not be planned' })
    if (isAmountMissing(error)) await tellOfMissingAmount(req, context.today)
    return { planned: 0, tasks: 0, error: `${number}: ${error instanceof Error ? error.message : String(error)}` }
  }
}

/** The invoices that share a mail (D7); a formal notice and what is given to staff stand alone. */
async function togetherWith(
  req: PayloadRequest,
  { candidate, next }: DueStep,
  { general, today }: PlanContext,
): Promise<string[]> {
  const isAlone = (step: DueStep): boolean =>
    !step.candidate.policy.isGrouped || step.next.level === 4 || step.next.kind === 'task'
  if (isAlone({ candidate, next })) return [candidate.invoiceId]
  const ofClient = await readCandidates(req, { clientId: candidate.clientId }, general)
  const others = dueOf(ofClient, today).filter((step) => !isAlone(step) && isSameReader(step.candidate, candidate))
  return [...new Set([candidate.invoiceId, ...others.map((step) => step.candidate.invoiceId)])]
}

function isSameReader(a: Candidate, b: Candidate): boolean {
  return a.recipient?.address === b.recipient?.address && a.language === b.language
}

function isAmountMissing(error: unknown): boolean {
  return error instanceof DomainError && (error.code === 'interest.noRate' || error.code === 'interest.noFee')
}

/** R32: nothing is claimed by a guess; somebody must fill in the settings. */
async function tellOfMissingAmount(req: PayloadRequest, today: CivilDate): Promise<void> {
  await openTask(req, {
    purpose: `dunning-no-amount:${today.slice(0, 7)}`,
    kind: 'other',
    title: reminderTexts('fr').tasks.noAmount,
    note: null,
    dueOn: today,
    clientId: null,
    invoiceId: null,
  })
}

async function startRun(req: PayloadRequest, day: CivilDate): Promise<string> {
  const startedAt = nowOf(req.payload).toISOString()
  const run = await req.payload.create({ collection: 'dunning-runs', data: { day, startedAt }, depth: 0, req })
  return run.id
}

type RunEnd = Partial<DunningRunResult> & { error: string | null }

async function finishRun(req: PayloadRequest, id: string, end: RunEnd): Promise<void> {
  const finishedAt = nowOf(req.payload).toISOString()
  await req.payload.update({ collection: 'dunning-runs', id, data: { ...end, finishedAt }, depth: 0, req })
}
