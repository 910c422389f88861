import { formatCivilDate } from '../domain/dates/civilDate'
import type { Mail } from '../domain/messages/mail'
import { versionLabel } from '../domain/quotes/content'
import { emailTexts } from '../i18n/emails'
import { totalText } from './amounts'
import type { Letter } from './letter'

/** To whoever signs for the agency: the client has signed what, and where to sign it too (Q5). */
export function quoteToCountersign(mail: Extract<Mail, { template: 'quote-to-countersign' }>): Letter {
  const { language, quote, earlier, brandName } = mail
  const { greeting, validUntil, automatic, quoteToCountersign: t } = emailTexts(language)
  const total = totalText(earlier, { ...quote, language })
  return {
    language,
    subject: t.subject(versionLabel(quote), quote.client.name),
    lead: `${total} · ${validUntil(formatCivilDate(quote.validUntil, language))}`,
    brandName,
    greeting: greeting(mail.toName),
    blocks: [
      { kind: 'paragraph', text: t.intro(quote.client.name, quote.title) },
      {
        kind: 'facts',
        rows: [
          { label: t.client, value: quote.client.name },
          { label: t.signers, value: earlier.names.join(', ') },
          { label: t.total, value: total },
        ],
      },
      { kind: 'button', label: t.button, url: mail.url },
      { kind: 'note', text: t.personal },
    ],
    footer: automatic(brandName),
  }
}
