import { addDays, civilDate, civilDateInParis, daysBetween } from '../../src/domain/dates/civilDate'
import { withdrawalEndsOn } from '../../src/domain/quotes/withdrawal'
import { dayAt, instantOf, type Age } from './calendar'
import { planLeads } from './plan/leads'
import { planQuotes, type QuotePlan } from './plan/quotes'
import { planServices, type ServicePlan } from './plan/services'
import { credit, draftService, issueFinal, issueService, receivePayment } from './steps/invoices'
import { inOfficeHours, leadEvents } from './steps/leads'
import { advanceTo, phaseAges, planWork, startLate } from './steps/projects'
import {
  accept,
  answer,
  ask,
  cancel,
  decline,
  draft,
  expire,
  receiveDeposit,
  revise,
  send,
  type QuoteLife,
} from './steps/quotes'
import type { StoryEvent, Tale } from './tale'

type Step = { age: Age; play: () => Promise<void> }

/** How far back the whole story goes. */
export const wholeStoryDays = 550

/** Everything that happens, in the order of time; subjects that began before the story are left out whole. */
export function plotOf(tale: Tale, storyDays: number): StoryEvent[] {
  const events = [
    ...planLeads()
      .filter(({ asked }) => asked <= storyDays)
      .flatMap((plan) => leadEvents(tale, plan)),
    ...planQuotes()
      .filter(({ asked }) => asked <= storyDays)
      .flatMap((plan) => quoteEvents(tale, plan)),
    ...planServices()
      .filter(({ drafted }) => drafted <= storyDays)
      .flatMap((plan) => serviceEvents(tale, plan)),
  ]
  return events.toSorted((a, b) => a.at - b.at)
}

function quoteEvents(tale: Tale, plan: QuotePlan): StoryEvent[] {
  const life: QuoteLife = { plan, quoteId: '', leadId: '', versionId: '', depositParts: 0 }
  const steps: Step[] = [
    { age: plan.asked, play: () => ask(tale, life) },
    { age: plan.asked - 1, play: () => answer(tale, life) },
    { age: plan.drafted, play: () => draft(tale, life) },
  ]
  if (plan.sent !== null) steps.push({ age: plan.sent, play: () => send(tale, life) })
  if (plan.revised !== null) steps.push({ age: plan.revised, play: () => revise(tale, life) })
  const closing = inOfficeHours(tale, plan.key, [...steps, ...closingSteps(tale, life)])
  return plan.ending.kind === 'expired' ? [...closing, expiry(tale, life)] : closing
}

/** The night after the last day; drafts are valid for thirty days, and a weekend may have moved the draft forward. */
function expiry(tale: Tale, life: QuoteLife): StoryEvent {
  return { at: instantOf(dayAt(tale.today, life.plan.drafted - 31), '0:10'), play: () => expire(tale, life) }
}

function closingSteps(tale: Tale, life: QuoteLife): Step[] {
  const { ending } = life.plan
  switch (ending.kind) {
    case 'draft':
    case 'sent':
    case 'expired':
      return []
    case 'declined':
      return [{ age: ending.on, play: () => decline(tale, life, ending) }]
    case 'cancelled':
      return [{ age: ending.on, play: () => cancel(tale, life) }]
    case 'accepted':
      return [{ age: ending.on, play: () => accept(tale, life) }, ...projectSteps(tale, life, ending)]
  }
}

type Accepted = Extract<QuotePlan['ending'], { kind: 'accepted' }>

function projectSteps(tale: Tale, life: QuoteLife, { on, depositOn }: Accepted): Step[] {
  const { plan } = life
  const payments: Step[] = plan.isWithoutDeposit
    ? []
    : depositOn.map((age, index) => ({ age, play: () => receiveDeposit(tale, life, index === depositOn.length - 1) }))
  const readyAge = plan.isWithoutDeposit ? on : depositOn.at(-1)
  if (readyAge === undefined) return payments
  const startAge = plan.client.kind === 'consumer' ? Math.min(readyAge, firstFreeAge(tale, on)) : readyAge
  if (startAge < 1) return payments
  const start: Step[] = plan.client.kind === 'consumer' ? [{ age: startAge, play: () => startLate(tale, life) }] : []
  const work = phaseAges(plan.key, startAge).flatMap(({ phase, age }): Step[] => [
    { age, play: () => advanceTo(tale, life, phase) },
    ...(phase === 'delivered' && !plan.isWithoutDeposit ? finalSteps(tale, life, age) : []),
  ])
  return [...payments, ...start, { age: startAge, play: () => planWork(tale, life) }, ...work]
}

/** The day after a consumer's withdrawal period, and three more because signing may have been moved by a weekend. */
function firstFreeAge({ today }: Tale, signedOn: Age): Age {
  return daysBetween(addDays(withdrawalEndsOn(dayAt(today, signedOn)), 4), today)
}

/** The final invoice two days after the delivery, and its payment about when it is due. */
function finalSteps(tale: Tale, life: QuoteLife, deliveredAge: Age): Step[] {
  const state: { invoiceId: string | null } = { invoiceId: null }
  const issueAge = deliveredAge - 2
  if (issueAge < 1) return []
  const paidAge = issueAge - 30 - ((life.plan.key.length * 7 + deliveredAge) % 19) + 6
  const issue: Step = {
    age: issueAge,
    play: async () => {
      state.invoiceId = await issueFinal(tale, life.quoteId)
    },
  }
  const pay: Step = {
    age: paidAge,
    play: async () => {
      if (state.invoiceId) await receivePayment(tale, { invoiceId: state.invoiceId, share: 1, rank: 1 })
    },
  }
  return paidAge >= 1 ? [issue, pay] : [issue]
}

function serviceEvents(tale: Tale, plan: ServicePlan): StoryEvent[] {
  const { dueIn, drafted, payments } = plan
  if (dueIn === null)
    return inOfficeHours(tale, plan.key, [{ age: drafted, play: async () => void (await draftService(tale, plan)) }])
  const state = { invoiceId: '' }
  const issue: Step = {
    age: drafted,
    play: async () => {
      state.invoiceId = await issueService(tale, plan)
    },
  }
  const paying = payments.map(({ share, lateDays }, index): Step => ({
    age: dueIn.dueAge - lateDays,
    play: () => receivePayment(tale, { invoiceId: state.invoiceId, share, rank: index + 1 }),
  }))
  const gesture: Step[] =
    plan.creditShare === 0
      ? []
      : [
          {
            age: drafted - 6,
            play: () => credit(tale, { invoiceId: state.invoiceId, share: plan.creditShare }),
          },
        ]
  return inOfficeHours(tale, plan.key, [issue, ...gesture, ...paying])
}

/** The evening before today: nothing of the story happens later. */
export function endOfStory(today: string): number {
  return instantOf(addDays(civilDate(today), -1), '20:00')
}

/** The day in Paris at an instant. */
export function parisToday(now: Date): string {
  return civilDateInParis(now.toISOString())
}
