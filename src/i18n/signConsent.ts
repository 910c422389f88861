import type { Cents } from '../domain/money/cents'
import { formatCents } from '../domain/money/format'
import type { Language } from '../domain/parties/snapshots'
import { fill } from '@/i18n/fill'

const sentences: Readonly<Record<Language, string>> = {
  fr: 'Bon pour accord : j’ai lu le devis {label} et ses conditions, et je l’accepte pour {client}, pour un total de {total}.',
  en: 'I have read quote {label} and its terms, and I accept it for {client}, for a total of {total}.',
}

type Consent = {
  /** The quote's language, whatever the browser's. */
  language: Language
  /** "DEV-2026-0001-v2" */
  label: string
  client: string
  /** Gross total of the lines taken. */
  totalCents: Cents
  /** ISO 4217 */
  currency: string
}

/** What the signer agrees to, word for word the same on the page and in the evidence (S4). */
export function consentSentence({ language, label, client, totalCents, currency }: Consent): string {
  return fill(sentences[language], { label, client, total: formatCents(totalCents, { language, currency }) })
}
