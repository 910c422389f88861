import { signEn } from './sign.en'
import { signFr, type SignTexts } from './sign.fr'

export type { SignTexts } from './sign.fr'

const texts: Readonly<Record<'fr' | 'en', SignTexts>> = { fr: signFr, en: signEn }

/** The words of the quote page in a language; plain strings, so that a server can hand them to the browser. */
export function signTexts(language: 'fr' | 'en'): SignTexts {
  return texts[language]
}
