import type { Language } from '../domain/parties/snapshots'
import { remindersEn } from './reminders.en'
import { remindersFr, type ReminderTexts } from './reminders.fr'

const texts: Readonly<Record<Language, ReminderTexts>> = { fr: remindersFr, en: remindersEn }

/** The words of reminders, formal notices and what follows from them. */
export function reminderTexts(language: Language): ReminderTexts {
  return texts[language]
}
