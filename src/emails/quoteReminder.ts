import { formatCivilDate } from '../domain/dates/civilDate'
import type { Mail } from '../domain/messages/mail'
import { versionLabel } from '../domain/quotes/content'
import { emailTexts } from '../i18n/emails'
import { totalText } from './amounts'
import { sellerFooter } from './footer'
import type { Letter } from './letter'

/** To a signer who has not answered: the offer stands, for so many days, and "no" is an answer too. */
export function quoteReminder(mail: Extract<Mail, { template: 'quote-reminder' }>): Letter {
  const { language, quote, earlier, step, daysLeft, url } = mail
  const { greeting, validUntil, question, quoteReminder: t } = emailTexts(language)
  const label = versionLabel(quote)
  return {
    language,
    subject: t.subjects[step](label, daysLeft),
    lead: `${totalText(earlier ?? quote.totals, { ...quote, language })} · ${validUntil(formatCivilDate(quote.validUntil, language))}`,
    brandName: mail.brandName,
    greeting: greeting(mail.toName),
    blocks: [
      { kind: 'paragraph', text: t.intros[step](label, quote.title) },
      { kind: 'paragraph', text: `${t.daysLeft(daysLeft)} ${t.afterwards}` },
      { kind: 'button', label: t.button, url },
      { kind: 'paragraph', text: question },
      { kind: 'note', text: t.no },
    ],
    footer: sellerFooter(quote.seller),
  }
}
