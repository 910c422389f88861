import type { InvoicePlan } from '../../domain/invoices/plan'
import type { Invoice } from '../../payload-types'

/** `invoices.plan` is written by the verbs that make drafts, as an InvoicePlan, and by nobody else. */
export function planOf({ plan }: Pick<Invoice, 'plan'>): InvoicePlan {
  return plan ? (plan as InvoicePlan) : { from: 'lines' }
}
