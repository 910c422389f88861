import { payEn } from './pay.en'
import { payFr, type PayTexts } from './pay.fr'

export type { PayTexts } from './pay.fr'

const texts: Readonly<Record<'fr' | 'en', PayTexts>> = { fr: payFr, en: payEn }

/** The words of an invoice's page in a language; plain strings, so that a server can hand them to the browser. */
export function payTexts(language: 'fr' | 'en'): PayTexts {
  return texts[language]
}
