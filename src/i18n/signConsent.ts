import type { Cents } from '../domain/money/cents'
import { formatCents } from '../domain/money/format'
import type { Language } from '../domain/parties/snapshots'
import { fill } from '@/i18n/fill'

const sentences: Readonly<Record<Language, Readonly<Record<Side, string>>>> = {
  fr: {
    client:
      'Bon pour accord : j’ai lu le devis {label} et ses conditions, et je l’accepte pour {name}, pour un total de {total}.',
    agency:
      'Bon pour accord : j’ai lu le devis {label} et ses conditions, et je m’y engage au nom de {name}, pour un total de {total}.',
  },
  en: {
    client: 'I have read quote {label} and its terms, and I accept it for {name}, for a total of {total}.',
    agency: 'I have read quote {label} and its terms, and I commit to it on behalf of {name}, for a total of {total}.',
  },
}

type Side = 'client' | 'agency'

type Consent = {
  /** The quote's language, whatever the browser's. */
  language: Language
  /** "DEV-2026-0001-v2" */
  label: string
  /** Whom the signer commits. */
  party: { side: Side; name: string }
  /** Gross total of the lines taken. */
  totalCents: Cents
  /** ISO 4217 */
  currency: string
}

/** What the signer agrees to, word for word the same on the page and in the evidence (S4). */
export function consentSentence({ language, label, party, totalCents, currency }: Consent): string {
  const { side, name } = party
  return fill(sentences[language][side], { label, name, total: formatCents(totalCents, { language, currency }) })
}
