import type { Mail } from '../domain/messages/mail'
import { versionLabel } from '../domain/quotes/content'
import { emailTexts } from '../i18n/emails'
import { totalText } from './amounts'
import type { Block, Letter } from './letter'

type DeclinedMail = Extract<Mail, { template: 'quote-declined-staff' }>

/** To whoever looks after the quote: it is declined, with the reason and the client's own words (Q8). */
export function quoteDeclinedStaff(mail: DeclinedMail): Letter {
  const { language, quote, reason, brandName } = mail
  const { greeting, automatic, quoteDeclinedStaff: t } = emailTexts(language)
  const lead = t.lead(totalText(quote.totals, { ...quote, language }))
  return {
    language,
    subject: t.subject(versionLabel(quote), mail.by),
    lead,
    brandName,
    greeting: greeting(mail.toName),
    blocks: [
      { kind: 'paragraph', text: t.intro(mail.by, quote.title) },
      { kind: 'facts', rows: [{ label: t.reason, value: t.reasons[reason] }] },
      ...wordsOf(mail),
      { kind: 'button', label: t.button, url: mail.adminUrl },
    ],
    footer: automatic(brandName),
  }
}

function wordsOf({ language, comment }: DeclinedMail): Block[] {
  const t = emailTexts(language).quoteDeclinedStaff
  if (comment === null || comment.trim() === '') return [{ kind: 'paragraph', text: t.noWords }]
  return [
    { kind: 'paragraph', text: t.words },
    { kind: 'words', text: comment.trim() },
  ]
}
