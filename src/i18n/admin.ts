import { adminEn } from './admin.en'
import { adminFr, type AdminTexts } from './admin.fr'

export type { AdminTexts } from './admin.fr'

/** The words of the admin's own parts in a language of Payload's interface; French for one that we do not speak. */
export function adminTexts(language: string): AdminTexts {
  return language === 'en' ? adminEn : adminFr
}
