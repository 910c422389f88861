import type { Language } from '../domain/parties/snapshots'
import { invoiceEmailsEn } from './invoiceEmails.en'
import { invoiceEmailsFr, type InvoiceEmailTexts } from './invoiceEmails.fr'

const texts: Readonly<Record<Language, InvoiceEmailTexts>> = { fr: invoiceEmailsFr, en: invoiceEmailsEn }

/** The words of the e-mails about invoices and payments. */
export function invoiceEmailTexts(language: Language): InvoiceEmailTexts {
  return texts[language]
}
