import { printablesEn } from './printables.en'
import { printablesFr, type PrintablesText } from './printables.fr'

export type { PrintablesText } from './printables.fr'

const texts: Readonly<Record<'fr' | 'en', PrintablesText>> = { fr: printablesFr, en: printablesEn }

/** The words of a printed document in its own language, which is the client's, not the staff's. */
export function printablesText(language: 'fr' | 'en'): PrintablesText {
  return texts[language]
}
