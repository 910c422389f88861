import { formatCivilDate } from '../domain/dates/civilDate'
import type { Mail } from '../domain/messages/mail'
import { formatCents } from '../domain/money/format'
import { versionLabel } from '../domain/quotes/content'
import { emailTexts } from '../i18n/emails'
import { totalText } from './amounts'
import type { Letter } from './letter'

/** To whoever looks after the quote: it is signed, by whom, and what is awaited. */
export function quoteSignedStaff(mail: Extract<Mail, { template: 'quote-signed-staff' }>): Letter {
  const { language, quote, signed, brandName } = mail
  const { greeting, signedOn, automatic, quoteSignedStaff: t } = emailTexts(language)
  const total = totalText(signed, { ...quote, language })
  const lead = `${total} · ${signedOn(formatCivilDate(signed.signedOn, language))}`
  const deposit = signed.depositCents === 0 ? t.noDeposit : formatCents(signed.depositCents, { ...quote, language })
  return {
    language,
    subject: t.subject(versionLabel(quote), quote.client.name),
    lead,
    brandName,
    greeting: greeting(mail.toName),
    blocks: [
      { kind: 'paragraph', text: t.intro(quote.client.name, quote.title) },
      {
        kind: 'facts',
        rows: [
          { label: t.client, value: quote.client.name },
          { label: t.signers, value: signed.signerNames.join(', ') },
          { label: t.total, value: total },
          { label: t.deposit, value: deposit },
        ],
      },
      { kind: 'button', label: t.button, url: mail.adminUrl },
    ],
    footer: automatic(brandName),
  }
}
