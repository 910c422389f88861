import { formatCivilDate } from '../domain/dates/civilDate'
import type { Mail } from '../domain/messages/mail'
import { formatCents } from '../domain/money/format'
import { emailTexts } from '../i18n/emails'
import { invoiceEmailTexts } from '../i18n/invoiceEmails'
import { totalText } from './amounts'
import { sellerFooter } from './footer'
import type { Letter } from './letter'

/** To the client: the invoice, what is left to pay, and where (I9). */
export function invoiceSent(mail: Extract<Mail, { template: 'invoice-sent' }>): Letter {
  const { language, invoice, url, brandName } = mail
  const { greeting, question } = emailTexts(language)
  const { dueOn, invoiceSent: t } = invoiceEmailTexts(language)
  const money = { currency: invoice.currency, language }
  const left = formatCents(invoice.payableCents, money)
  const isDue = invoice.payableCents > 0
  const due = isDue ? [dueOn(formatCivilDate(invoice.dueOn, language))] : []
  const sentences = [
    t.intro(invoice.number),
    ...(invoice.quote ? [t.forQuote(invoice.quote.number)] : []),
    ...(invoice.kind === 'final' ? [t.deposits(formatCents(invoice.prepaidCents, money))] : []),
  ]
  return {
    language,
    subject: t.subject(invoice.number, brandName),
    lead: [isDue ? left : totalText(invoice, money), ...due].join(' · '),
    brandName,
    greeting: greeting(mail.toName),
    blocks: [
      { kind: 'paragraph', text: sentences.join(' ') },
      { kind: 'paragraph', text: isDue ? t.pay : t.nothing },
      { kind: 'button', label: isDue ? t.button(left) : t.buttonRead, url },
      { kind: 'paragraph', text: question },
    ],
    footer: sellerFooter(invoice.seller),
  }
}
