import { addDays, isBefore, type CivilDate } from '../dates/civilDate'
import { plannedReminder, type DunnableInvoice, type PlannedReminder } from './nextReminder'
import type { DunningPolicy } from './policy'

/** An invoice of the preview, with what its reader knows it by. */
export type PreviewedInvoice = DunnableInvoice & { id: number | string }

export type ReminderToCome<Id> = PlannedReminder & { invoiceId: Id }

/**
 * Every reminder that would leave in so many days, the first included, if each leaves on its day and nothing else happens
 * (D6): by day, then in the order of the invoices. An open promise counts as broken once its date has passed.
 *
 * @param policyOf the policy in force for an invoice, since clients and invoices may have their own (D7)
 */
export function remindersToCome<Invoice extends PreviewedInvoice>(
  invoices: readonly Invoice[],
  policyOf: (invoice: Invoice) => DunningPolicy,
  { from, days }: { from: CivilDate; days: number },
): ReminderToCome<Invoice['id']>[] {
  const end = addDays(from, days)
  return invoices
    .flatMap((invoice) => {
      const planned = ladderOf({ invoice, policy: policyOf(invoice), from, end })
      return planned.map((reminder) => ({ ...reminder, invoiceId: invoice.id }))
    })
    .toSorted((a, b) => Number(isBefore(b.on, a.on)) - Number(isBefore(a.on, b.on)))
}

type Ladder = { invoice: DunnableInvoice; policy: DunningPolicy; from: CivilDate; end: CivilDate }

function ladderOf({ invoice, policy, from, end }: Ladder): PlannedReminder[] {
  const next = plannedReminder(invoice, policy, from)
  if (next === null || !isBefore(next.on, end)) return []
  const outcome = next.kind === 'task' ? 'task' : 'sent'
  const after: DunnableInvoice = { ...invoice, sent: [...invoice.sent, { level: next.level, on: next.on, outcome }] }
  return [next, ...ladderOf({ invoice: after, policy, from: next.on, end })]
}
