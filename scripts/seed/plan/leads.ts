import type { LeadState } from '../../../src/domain/leads/lifecycle'
import type { Lead } from '../../../src/payload-types'
import type { Age } from '../calendar'
import { deadlines, lostReasons, needs, robots, sources, strangers, type LeadSource } from '../data/leads'
import type { StaffKey } from '../data/staff'
import { elementAt, randomFrom } from '../random'

type ProjectType = NonNullable<Lead['projectType']>
const projectTypes: readonly ProjectType[] = [
  'website',
  'website',
  'shop',
  'application',
  'identity',
  'content',
  'other',
]

export type LeadPlan = {
  key: string
  name: string
  company: string | null
  email: string
  phone: string | null
  projectType: ProjectType
  need: string
  budgetCents: number | null
  deadline: string
  source: LeadSource
  owner: StaffKey | null
  asked: Age
  qualified: Age | null
  lost: Age | null
  lostReason: string | null
  state: Extract<LeadState, 'new' | 'qualified' | 'lost' | 'quarantined'>
}

/** The requests that no quote came of, or not yet; the others are told with their quotes. */
export function planLeads(): LeadPlan[] {
  const humans = strangers.map((_, index) => human(index))
  return [...humans, ...robots.map((_, index) => robot(index))]
}

const newCount = 11
const qualifiedCount = 10

function human(index: number): LeadPlan {
  const key = `lead ${index}`
  const random = randomFrom(key)
  const [name, company] = elementAt(strangers, index)
  const projectType = random.pick(projectTypes)
  const isNew = index < newCount
  const isQualified = !isNew && index < newCount + qualifiedCount
  const asked = isNew
    ? 1 + index
    : isQualified
      ? 4 + (index - newCount) * 3
      : 40 + (index - newCount - qualifiedCount) * 26
  return {
    key,
    name,
    company,
    email: `${slugOf(name).replace('-', '.')}@${slugOf(company)}.test`,
    phone: random.chance(0.7) ? `06 39 98 ${twoDigits(index)} ${twoDigits(random.integer(0, 99))}` : null,
    projectType,
    need: random.pick(needs[projectType]),
    budgetCents: random.chance(0.6) ? random.pick([150_000, 300_000, 500_000, 800_000, 1_500_000, 2_500_000]) : null,
    deadline: random.pick(deadlines),
    source: random.pick(sources),
    owner: isNew ? null : random.pick(['camille', 'ines']),
    asked,
    qualified: isNew || random.chance(isQualified ? 0 : 0.4) ? null : asked - 1,
    lost: isNew || isQualified ? null : asked - random.integer(8, 30),
    lostReason: isNew || isQualified ? null : random.pick(lostReasons),
    state: isNew ? 'new' : isQualified ? 'qualified' : 'lost',
  }
}

function robot(index: number): LeadPlan {
  const [name, company, need] = elementAt(robots, index)
  return {
    key: `robot ${index}`,
    name,
    company: company === '' ? null : company,
    email: `contact${index}@${slugOf(name)}.test`,
    phone: null,
    projectType: 'other',
    need,
    budgetCents: null,
    deadline: '',
    source: 'website',
    owner: null,
    asked: 3 + index * 41,
    qualified: null,
    lost: null,
    lostReason: null,
    state: 'quarantined',
  }
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}

/** "Maison d’hôtes La Treille" → "maison-d-hotes-la-treille", for addresses. */
export function slugOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
