import type { Age } from '../calendar'
import { clients, type ClientStory } from '../data/clients'
import { services, type ServiceStory } from '../data/services'
import { elementAt, randomFrom } from '../random'

/** How an invoice is paid: shares of what is due, each some days after the due date (negative: before). */
export type PaymentPlan = readonly { share: number; lateDays: number }[]

export type ServicePlan = {
  key: string
  client: ClientStory
  service: ServiceStory
  /** null: still a draft. */
  dueIn: DueIn | null
  drafted: Age
  payments: PaymentPlan
  /** Share of the invoice that a credit note gives back some days later; 0 for most. */
  creditShare: number
}

/** The due date as days before today; negative: still to come. */
type DueIn = { dueAge: number }

/** Between the issue and the due date, as the settings say. */
export const termDays = 30

const lateUnpaid = [3, 5, 10, 14, 21, 26, 33, 48, 71]
const partlyPaid: ReadonlySet<number> = new Set([5, 26, 48])
const notDueYet = [-4, -12, -22]
const paidCount = 32

/** Invoices for work without a quote: most are paid, some on time; the overdue ones reach every level of the ladder. */
export function planServices(): ServicePlan[] {
  const random = randomFrom('services')
  const buyers = random.shuffle(clients.filter(({ kind }) => kind === 'pro-fr' || kind === 'public'))
  const plans = [
    ...Array.from({ length: paidCount }, (_, index) => paid(470 - index * 14, index)),
    ...[...lateUnpaid, ...notDueYet].map((dueAge) => ({
      dueIn: { dueAge },
      drafted: dueAge + termDays,
      payments: partlyPaid.has(dueAge) ? [{ share: 0.4, lateDays: -1 }] : [],
    })),
    { dueIn: null, drafted: 2, payments: [] },
    { dueIn: null, drafted: 4, payments: [] },
  ]
  return plans.map((plan, index) => ({
    key: `service ${index}`,
    client: elementAt(buyers, (index * 5) % buyers.length),
    service: elementAt(services, (index * 3) % services.length),
    creditShare: index % 11 === 7 ? 0.1 : 0,
    ...plan,
  }))
}

function paid(dueAge: number, index: number): Pick<ServicePlan, 'dueIn' | 'drafted' | 'payments'> {
  const random = randomFrom(`paid ${index}`)
  const lateDays = Math.min(random.pick([-12, -6, -3, -1, 0, 0, 1, 2, 4, 8, 15, 24]), dueAge - 2)
  const payments =
    index % 9 === 4
      ? [
          { share: 0.5, lateDays: -2 },
          { share: 1, lateDays },
        ]
      : [{ share: 1, lateDays }]
  return { dueIn: { dueAge }, drafted: dueAge + termDays, payments }
}
