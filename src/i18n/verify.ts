import type { Language } from '../domain/parties/snapshots'
import { verifyEn } from './verify.en'
import { verifyFr, type VerifyTexts } from './verify.fr'

export type { VerifyTexts }

/** The words of `/verifier` in the reader's language. */
export function verifyTexts(language: Language): VerifyTexts {
  return language === 'fr' ? verifyFr : verifyEn
}
