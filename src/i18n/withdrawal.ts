import { formatCivilDate, type CivilDate } from '../domain/dates/civilDate'
import type { Cents } from '../domain/money/cents'
import { formatCents } from '../domain/money/format'
import type { Language } from '../domain/parties/snapshots'
import { fill } from './fill'
import { withdrawalInformationEn } from './withdrawal.en'
import { withdrawalInformationFr, type WithdrawalInformation } from './withdrawal.fr'

const information: Readonly<Record<Language, WithdrawalInformation>> = {
  fr: withdrawalInformationFr,
  en: withdrawalInformationEn,
}

/** The information on withdrawal in a language, with its `{places}` still open. */
export function withdrawalInformation(language: Language): WithdrawalInformation {
  return information[language]
}

const statements: Readonly<Record<Language, string>> = {
  fr: 'Je vous notifie ma rétractation du contrat portant sur la prestation de services ci-dessous : devis {label}, « {title} », signé le {date}, pour un total de {total}.',
  en: 'I give notice that I withdraw from my contract for the provision of the following service: quote {label}, “{title}”, signed on {date}, for a total of {total}.',
}

type Statement = {
  /** The quote's language, whatever the browser's. */
  language: Language
  /** "DEV-2026-0001-v2" */
  label: string
  title: string
  signedOn: CivilDate
  /** Gross total of what was signed. */
  totalCents: Cents
  /** ISO 4217 */
  currency: string
}

/** What the consumer declares, word for word the same in the dialog, in the ledger and in the receipt (R44). */
export function withdrawalStatement({ language, label, title, signedOn, totalCents, currency }: Statement): string {
  return fill(statements[language], {
    label,
    title,
    date: formatCivilDate(signedOn, language),
    total: formatCents(totalCents, { language, currency }),
  })
}
