import { inTransaction } from '../../../src/database/transaction'
import { addDays, civilDate, civilDateInParis } from '../../../src/domain/dates/civilDate'
import { decideProject, projectPhases, type ProjectPhase } from '../../../src/domain/projects/lifecycle'
import type { Project } from '../../../src/payload-types'
import { startProjectIfReady } from '../../../src/services/projects/start'
import type { Age } from '../calendar'
import { newsOf } from '../data/news'
import { elementAt, randomFrom, type Random } from '../random'
import { requestAs, type Tale } from '../tale'
import type { QuoteLife } from './quotes'

/** Days that each phase takes in a project of ordinary size. */
const usualDays: Readonly<Record<Exclude<ProjectPhase, 'delivered'>, number>> = {
  framing: 13,
  design: 24,
  development: 45,
  acceptance: 15,
}

/** When each phase begins, from the age at which the first one does; phases that are still to come are left out. */
export function phaseAges(key: string, startAge: Age): { phase: ProjectPhase; age: Age }[] {
  const pace = randomFrom(`pace of ${key}`).pick([0.7, 0.85, 1, 1, 1.15, 1.4])
  let age = startAge
  const ages = projectPhases.map((phase) => {
    const beginning = { phase, age }
    age -= phase === 'delivered' ? 0 : Math.round(usualDays[phase] * pace)
    return beginning
  })
  return ages.filter(({ phase, age: begun }) => phase !== 'framing' && begun >= 1)
}

/** Starts a project whose withdrawal period is over (R45); the deposit came before. */
export async function startLate(tale: Tale, life: QuoteLife): Promise<void> {
  const project = await projectOf(tale, life.quoteId)
  const req = await requestAs(tale, life.plan.owner)
  await inTransaction(req, () =>
    startProjectIfReady(req, { projectId: project.id, isDepositReceived: true, now: tale.clock.now() }),
  )
}

/** The dates and the first news, once the project has started. */
export async function planWork(tale: Tale, life: QuoteLife): Promise<void> {
  const project = await projectOf(tale, life.quoteId)
  if (project.state === 'waiting' || !project.startedOn) return
  const random = randomFrom(`news of ${life.plan.key}`)
  const startedOn = civilDate(project.startedOn)
  let days = 0
  const milestones = (project.milestones ?? []).map((milestone) => {
    days += milestone.phase === 'delivered' ? 3 : usualDays[milestone.phase]
    return { ...milestone, dueOn: addDays(startedOn, days) }
  })
  const updates = [{ on: startedOn, text: newsLine(life, 'framing', random) }]
  await save(tale, life, { project, data: { milestones, updates, dueOn: addDays(startedOn, days) } })
}

/** The project moves to a phase: the milestone before it is done, and the client reads about it. */
export async function advanceTo(tale: Tale, life: QuoteLife, phase: ProjectPhase): Promise<void> {
  const project = await projectOf(tale, life.quoteId)
  const today = civilDateInParis(tale.clock.now().toISOString())
  const facts = { depositReceived: true, withdrawalEndsOn: null, waived: false, today }
  const state = decideProject(project.state, 'advance', facts)
  const done = phase === 'delivered' ? projectPhases : projectPhases.slice(0, projectPhases.indexOf(phase))
  const milestones = (project.milestones ?? []).map((milestone) =>
    done.includes(milestone.phase) ? { ...milestone, doneOn: milestone.doneOn ?? today } : milestone,
  )
  const text = newsLine(life, phase, randomFrom(`news of ${life.plan.key} ${phase}`))
  const updates = [...(project.updates ?? []), { on: today, text }]
  await save(tale, life, { project, data: { state, milestones, updates } })
}

function newsLine({ plan }: QuoteLife, phase: ProjectPhase, random: Random): string {
  return random.pick(newsOf(plan.client.language)[phase])
}

async function save(
  tale: Tale,
  { plan }: QuoteLife,
  { project, data }: { project: Project; data: Partial<Project> },
): Promise<void> {
  const req = await requestAs(tale, plan.owner)
  await tale.payload.update({ collection: 'projects', id: project.id, data, depth: 0, req })
}

async function projectOf({ payload }: Tale, quoteId: string): Promise<Project> {
  const { docs } = await payload.find({
    collection: 'projects',
    where: { quote: { equals: quoteId } },
    depth: 0,
    joins: false,
    limit: 1,
    pagination: false,
  })
  return elementAt(docs, 0)
}
