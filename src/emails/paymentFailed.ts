import type { Mail } from '../domain/messages/mail'
import { formatCents } from '../domain/money/format'
import { emailTexts } from '../i18n/emails'
import { invoiceEmailTexts } from '../i18n/invoiceEmails'
import { sellerFooter } from './footer'
import type { Letter } from './letter'

/** To who wanted to pay: the bank said no, and how to try again (P4). */
export function paymentFailed(mail: Extract<Mail, { template: 'payment-failed' }>): Letter {
  const { language, payment, number, currency, url, seller } = mail
  const { greeting, question } = emailTexts(language)
  const { paidBy, paymentFailed: t } = invoiceEmailTexts(language)
  const amount = formatCents(payment.amountCents, { currency, language })
  return {
    language,
    subject: t.subject(number),
    lead: null,
    brandName: mail.brandName,
    greeting: greeting(mail.toName),
    blocks: [
      { kind: 'paragraph', text: t.intro(amount, paidBy[payment.method], number) },
      { kind: 'paragraph', text: t.again },
      { kind: 'button', label: t.button, url },
      { kind: 'paragraph', text: question },
    ],
    footer: sellerFooter(seller),
  }
}
