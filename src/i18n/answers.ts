import type { Language } from '../domain/parties/snapshots'
import { answersEn } from './answers.en'
import { answersFr, type AnswerTexts } from './answers.fr'

const texts: Readonly<Record<Language, AnswerTexts>> = { fr: answersFr, en: answersEn }

/** The words of the page on which a debtor answers a reminder. */
export function answerTexts(language: Language): AnswerTexts {
  return texts[language]
}
