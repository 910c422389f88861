import { formatCivilDate, type CivilDate } from '@/domain/dates/civilDate'
import type { Language } from '@/domain/parties/snapshots'

/** A date as a sentence wants it, kept on one line. Made on the server, so that the browser needs no calendar. */
export function shownDate(date: CivilDate, language: Language): string {
  return formatCivilDate(date, language).replaceAll(' ', '\u00a0')
}
