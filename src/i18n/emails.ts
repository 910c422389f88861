import { emailsEn } from './emails.en'
import { emailsFr, type EmailTexts } from './emails.fr'

const texts: Readonly<Record<'fr' | 'en', EmailTexts>> = { fr: emailsFr, en: emailsEn }

/** The words of the e-mails in the reader's language. */
export function emailTexts(language: 'fr' | 'en'): EmailTexts {
  return texts[language]
}
