import type { InvoiceContent } from '../../src/domain/invoices/content'

const notesBetweenProfessionals = ['BR-FR-05_BT-22_AAB', 'BR-FR-05_BT-22_PMD', 'BR-FR-05_BT-22_PMT']

/**
 * The French rules that an invoice breaks by its nature. The schematron is that of flow 2, invoices between professionals in France, and
 * asks its notes and an electronic address of everybody. A consumer has neither (R13), nor a client outside of the Union the address; their
 * invoices do not travel by that flow. Expected exactly: a gap that closes is a failure here too.
 */
export function knownGaps({ client }: InvoiceContent): string[] {
  if (client.kind === 'consumer') return [...notesBetweenProfessionals, 'BR-FR-12_BT-49']
  return client.kind === 'pro-non-eu' ? ['BR-FR-12_BT-49'] : []
}
