import { formatCents } from '../domain/money/format'
import type { Cents } from '../domain/money/cents'
import type { Language } from '../domain/parties/snapshots'
import { emailTexts } from '../i18n/emails'

type Total = { grossCents: Cents; vatCents: Cents }

/** "3 456,00 € TTC"; without "TTC" where no VAT is asked for (R11: nothing may suggest that it was). */
export function totalText(total: Total, { language, currency }: { language: Language; currency: string }): string {
  const amount = formatCents(total.grossCents, { language, currency })
  return total.vatCents === 0 ? amount : emailTexts(language).withVat(amount)
}
