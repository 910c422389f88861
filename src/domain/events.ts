import type { InvoiceState } from './invoices/lifecycle'
import type { LeadState } from './leads/lifecycle'
import type { ProjectState } from './projects/lifecycle'

/**
 * What has happened in the business, as `jobs/reactions` hears of it: ids only, since a reaction reads the current state
 * and may run twice.
 */
export type BusinessEvent =
  | { type: 'lead.created'; leadId: string }
  | { type: 'lead.stateChanged'; leadId: string; state: LeadState }
  | { type: 'quote.sent'; quoteId: string; versionId: string }
  | { type: 'quote.viewed'; quoteId: string; versionId: string }
  | { type: 'quote.signed'; quoteId: string; versionId: string; signatureId: string }
  | { type: 'quote.accepted'; quoteId: string; acceptanceId: string }
  | { type: 'quote.declined'; quoteId: string }
  | { type: 'quote.expired'; quoteId: string }
  | { type: 'quote.cancelled'; quoteId: string }
  | { type: 'quote.withdrawn'; quoteId: string }
  | { type: 'quoteVersion.pdfReady'; quoteId: string; versionId: string }
  | { type: 'invoice.issued'; invoiceId: string }
  | { type: 'invoice.pdfReady'; invoiceId: string }
  | { type: 'invoice.stateChanged'; invoiceId: string; state: InvoiceState }
  | { type: 'payment.recorded'; paymentId: string }
  /** What is owed has changed while a payment page for it was open. */
  | { type: 'checkout.outdated'; checkoutId: string }
  /** `stripeEventId`: of our row. */
  | { type: 'stripeEvent.received'; stripeEventId: string }
  | { type: 'project.created'; projectId: string }
  | { type: 'project.started'; projectId: string }
  | { type: 'project.stateChanged'; projectId: string; state: ProjectState }
  | { type: 'platformFlow.owed'; flowId: string }
  /** `notBefore`: ISO instant of the next attempt, null for at once. */
  | { type: 'message.owed'; messageId: string; notBefore: string | null }

export type BusinessEventType = BusinessEvent['type']
