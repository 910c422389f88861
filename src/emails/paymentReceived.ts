import { formatCivilDate } from '../domain/dates/civilDate'
import type { Mail } from '../domain/messages/mail'
import { formatCents } from '../domain/money/format'
import { emailTexts } from '../i18n/emails'
import { invoiceEmailTexts } from '../i18n/invoiceEmails'
import { sellerFooter } from './footer'
import type { Letter } from './letter'

/** To who pays: what came, how, and what is left; the receipt goes with it (I9). */
export function paymentReceived(mail: Extract<Mail, { template: 'payment-received' }>): Letter {
  const { language, invoice, payment, leftCents, url } = mail
  const { greeting, receivedOn, question } = emailTexts(language)
  const { paidBy, paymentReceived: t } = invoiceEmailTexts(language)
  const money = { currency: invoice.currency, language }
  const amount = formatCents(payment.amountCents, money)
  return {
    language,
    subject: t.subject(amount, invoice.number),
    lead: `${amount} · ${receivedOn(formatCivilDate(payment.receivedOn, language))}`,
    brandName: mail.brandName,
    greeting: greeting(mail.toName),
    blocks: [
      { kind: 'paragraph', text: t.intro(amount, paidBy[payment.method], invoice.number) },
      { kind: 'paragraph', text: leftCents > 0 ? t.left(formatCents(leftCents, money)) : t.settled },
      { kind: 'button', label: t.button, url },
      { kind: 'paragraph', text: question },
    ],
    footer: sellerFooter(invoice.seller),
  }
}
