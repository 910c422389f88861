import type { Language } from '../domain/parties/snapshots'

/** What the agency's counter-signer signs as, on the page and in the PDF, in the quote's language. */
export const counterSignerRole: Readonly<Record<Language, string>> = {
  fr: 'Pour l’agence',
  en: 'For the agency',
}
