import { civilDateInParis, formatCivilDate } from '../domain/dates/civilDate'
import type { Mail } from '../domain/messages/mail'
import { formatCents } from '../domain/money/format'
import { versionLabel } from '../domain/quotes/content'
import { emailTexts } from '../i18n/emails'
import type { Letter } from './letter'
import { exactInstant } from './withdrawalReceipt'

type WithdrawnMail = Extract<Mail, { template: 'quote-withdrawn-staff' }>

/** To whoever looks after the quote: its consumer has withdrawn, the work stops, and what to give back by when (R44). */
export function quoteWithdrawnStaff(mail: WithdrawnMail): Letter {
  const { language, quote, record, brandName } = mail
  const { greeting, automatic, quoteWithdrawnStaff: t } = emailTexts(language)
  return {
    language,
    subject: t.subject(versionLabel(quote), quote.client.name),
    lead: t.lead(formatCivilDate(civilDateInParis(record.declaredAt), language)),
    brandName,
    greeting: greeting(mail.toName),
    blocks: [
      { kind: 'paragraph', text: t.intro(quote.client.name, quote.title) },
      { kind: 'words', text: record.statement },
      {
        kind: 'facts',
        rows: [
          { label: t.receivedAt, value: exactInstant(record.declaredAt, language) },
          { label: t.name, value: `${record.name}, ${record.email}` },
          ...refundRows(mail),
        ],
      },
      { kind: 'paragraph', text: record.refundDueOn === null ? t.nothingPaid : t.refund },
      ...(record.mayKeepPart ? [{ kind: 'paragraph' as const, text: t.part }] : []),
      { kind: 'button', label: t.button, url: mail.adminUrl },
    ],
    footer: automatic(brandName),
  }
}

function refundRows({ language, quote, record }: WithdrawnMail): { label: string; value: string }[] {
  if (record.refundDueOn === null) return []
  const t = emailTexts(language).quoteWithdrawnStaff
  return [
    { label: t.paid, value: formatCents(record.paidCents, { language, currency: quote.currency }) },
    { label: t.refundBy, value: formatCivilDate(record.refundDueOn, language) },
  ]
}
