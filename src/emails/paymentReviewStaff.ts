import type { Mail } from '../domain/messages/mail'
import { formatCents } from '../domain/money/format'
import { emailTexts } from '../i18n/emails'
import { invoiceEmailTexts } from '../i18n/invoiceEmails'
import type { Letter } from './letter'

/** To staff: money that needs a person's eye (P3, P4, P6). */
export function paymentReviewStaff(mail: Extract<Mail, { template: 'payment-review-staff' }>): Letter {
  const { language, review, brandName, adminUrl } = mail
  const { greeting, automatic } = emailTexts(language)
  const { paymentReviewStaff: t } = invoiceEmailTexts(language)
  const reason = review.reason === null ? [] : [{ label: t.reason, value: review.reason }]
  return {
    language,
    subject: t.subjects[review.kind](review.number),
    lead: null,
    brandName,
    greeting: greeting(mail.toName),
    blocks: [
      { kind: 'paragraph', text: t.intros[review.kind] },
      {
        kind: 'facts',
        rows: [
          { label: t.client, value: review.clientName },
          { label: t.amount, value: formatCents(review.amountCents, { currency: review.currency, language }) },
          ...reason,
        ],
      },
      { kind: 'button', label: t.button, url: adminUrl },
    ],
    footer: automatic(brandName),
  }
}
