import { decideLead, type LeadCommand } from '../../../src/domain/leads/lifecycle'
import type { Lead } from '../../../src/payload-types'
import { requestOf } from '../../../src/services/guest'
import { officeHours } from '../calendar'
import type { StaffKey } from '../data/staff'
import type { LeadPlan } from '../plan/leads'
import { randomFrom } from '../random'
import { requestAs, type StoryEvent, type Tale } from '../tale'

/** What somebody wrote into the form, or said on the telephone. */
export type Request = Pick<
  Lead,
  'name' | 'company' | 'email' | 'phone' | 'siren' | 'projectType' | 'need' | 'budgetCents' | 'deadline' | 'source'
> & {
  isRobot: boolean
}

const consentText = 'J’accepte de recevoir les nouvelles de l’agence par e-mail.'

/** Enters a request; the guest is the actor, as with the public form. @returns its id */
export async function enterLead(tale: Tale, request: Request): Promise<string> {
  const { isRobot, ...typed } = request
  const random = randomFrom(`request of ${typed.email}`)
  const req = await requestOf(tale.payload, { kind: 'guest', email: typed.email })
  const given = random.chance(0.4)
  const lead = await tale.payload.create({
    collection: 'leads',
    data: {
      ...typed,
      ...scoreOf(typed, isRobot),
      state: isRobot ? 'quarantined' : 'new',
      attribution: typed.source === 'website' ? attributionOf(random.integer(0, 2)) : null,
      consent: given ? { given, text: consentText, version: '1', at: tale.clock.now().toISOString() } : { given },
    },
    depth: 0,
    req,
  })
  return lead.id
}

function attributionOf(campaign: number): Record<string, string> {
  const campaigns = ['', 'printemps', 'accessibilite']
  const name = campaigns[campaign] ?? ''
  return {
    landing: '/contact',
    ...(name
      ? { utm_source: 'newsletter', utm_medium: 'email', utm_campaign: name }
      : { referrer: 'https://www.google.com/' }),
  }
}

/** A score with its reasons, from what was typed (L3). */
function scoreOf(
  { budgetCents, siren, phone, source, need }: Omit<Request, 'isRobot'>,
  isRobot: boolean,
): Pick<Lead, 'score' | 'scoreReasons'> {
  const reasons = [
    { reason: 'Budget d’au moins 5 000 €', points: (budgetCents ?? 0) >= 500_000 ? 30 : 0 },
    { reason: 'Entreprise identifiée', points: siren ? 20 : 0 },
    { reason: 'Téléphone donné', points: phone ? 10 : 0 },
    { reason: 'Recommandation', points: source === 'referral' ? 25 : 0 },
    { reason: 'Besoin détaillé', points: need.length > 80 ? 15 : 5 },
  ].filter(({ points }) => points > 0)
  if (isRobot) return { score: 0, scoreReasons: [{ reason: 'Formulaire rempli en moins de deux secondes', points: 0 }] }
  return { score: reasons.reduce((sum, { points }) => sum + points, 0), scoreReasons: reasons }
}

type Move = { leadId: string; command: LeadCommand; by: StaffKey; data?: Partial<Lead> }

/** Moves a lead along its table of states, as a person of the agency. */
export async function moveLead(tale: Tale, { leadId, command, by, data = {} }: Move): Promise<void> {
  const req = await requestAs(tale, by)
  const lead = await tale.payload.findByID({ collection: 'leads', id: leadId, depth: 0, req })
  await tale.payload.update({
    collection: 'leads',
    id: leadId,
    data: { ...data, state: decideLead(lead.state, command) },
    depth: 0,
    req,
  })
}

/** The life of a request that no quote came of. */
export function leadEvents(tale: Tale, plan: LeadPlan): StoryEvent[] {
  const by = plan.owner ?? 'camille'
  const state = { leadId: '' }
  const steps: { age: number; play: () => Promise<void> }[] = [
    {
      age: plan.asked,
      play: async () => {
        state.leadId = await enterLead(tale, { ...requestOfPlan(plan), isRobot: plan.state === 'quarantined' })
      },
    },
  ]
  if (plan.qualified !== null) {
    const data = { firstAnsweredAt: null, owner: tale.staff.get(by)?.id ?? null }
    steps.push({
      age: plan.qualified,
      play: () =>
        moveLead(tale, {
          leadId: state.leadId,
          command: 'qualify',
          by,
          data: { ...data, firstAnsweredAt: tale.clock.now().toISOString() },
        }),
    })
  }
  if (plan.lost !== null)
    steps.push({
      age: plan.lost,
      play: () => moveLead(tale, { leadId: state.leadId, command: 'lose', by, data: { lostReason: plan.lostReason } }),
    })
  return inOfficeHours(tale, plan.key, steps)
}

function requestOfPlan(plan: LeadPlan): Omit<Request, 'isRobot'> {
  const { name, company, email, phone, projectType, need, budgetCents, deadline, source } = plan
  return { name, company, email, phone, siren: null, projectType, need, budgetCents, deadline, source }
}

/** Gives the steps of one subject their instants, in their order. */
export function inOfficeHours(
  { today }: Pick<Tale, 'today'>,
  key: string,
  steps: readonly { age: number; play: () => Promise<void> }[],
): StoryEvent[] {
  const instants = officeHours(
    today,
    steps.map(({ age }) => age),
    randomFrom(`hours of ${key}`).integer(0, 480),
  )
  return steps.map(({ play }, index) => ({ at: instants[index] ?? 0, play }))
}
