import { formatCivilDate } from '../domain/dates/civilDate'
import type { Mail } from '../domain/messages/mail'
import { versionLabel } from '../domain/quotes/content'
import { emailTexts } from '../i18n/emails'
import { totalText } from './amounts'
import type { Block, Letter } from './letter'

type UpdateMail = Extract<Mail, { template: 'quote-update-requested-staff' }>

/** To whoever looks after the quote: it ran out, and the client would like it renewed, in their own words. */
export function quoteUpdateRequestedStaff(mail: UpdateMail): Letter {
  const { language, quote, brandName } = mail
  const { greeting, automatic, quoteUpdateRequestedStaff: t } = emailTexts(language)
  const amount = totalText(quote.totals, { ...quote, language })
  return {
    language,
    subject: t.subject(versionLabel(quote), quote.client.name),
    lead: t.lead(amount, formatCivilDate(quote.validUntil, language)),
    brandName,
    greeting: greeting(mail.toName),
    blocks: [
      { kind: 'paragraph', text: t.intro(quote.client.name, quote.title) },
      ...wordsOf(mail),
      { kind: 'paragraph', text: t.next },
      { kind: 'button', label: t.button, url: mail.adminUrl },
    ],
    footer: automatic(brandName),
  }
}

function wordsOf({ language, words }: UpdateMail): Block[] {
  const t = emailTexts(language).quoteUpdateRequestedStaff
  if (words.trim() === '') return [{ kind: 'paragraph', text: t.noWords }]
  return [
    { kind: 'paragraph', text: t.words },
    { kind: 'words', text: words.trim() },
  ]
}
