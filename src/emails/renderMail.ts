import { oneLine, type Mail, type RenderedMail } from '../domain/messages/mail'
import { account } from './account'
import { creditNoteSent } from './creditNoteSent'
import { depositReceived } from './depositReceived'
import { invoiceSent } from './invoiceSent'
import { ledgerAnchor } from './ledgerAnchor'
import type { Letter } from './letter'
import { letterHtml } from './letterHtml'
import { letterText } from './letterText'
import { paymentFailed } from './paymentFailed'
import { paymentReceived } from './paymentReceived'
import { paymentReviewStaff } from './paymentReviewStaff'
import { quoteDeclinedStaff } from './quoteDeclinedStaff'
import { quoteReminder } from './quoteReminder'
import { quoteSent } from './quoteSent'
import { quoteSigned } from './quoteSigned'
import { quoteSignedStaff } from './quoteSignedStaff'
import { quoteToCountersign } from './quoteToCountersign'
import { quoteUpdateRequestedStaff } from './quoteUpdateRequestedStaff'
import { quoteWithdrawnStaff } from './quoteWithdrawnStaff'
import { reminder } from './reminder'
import { reminderAnswerStaff } from './reminderAnswerStaff'
import { signCode } from './signCode'
import { withdrawalReceipt } from './withdrawalReceipt'

/** Writes one e-mail, as HTML and as plain text, in the reader's language. */
export function renderMail(mail: Mail): RenderedMail {
  const written = letterOf(mail)
  const letter = { ...written, subject: oneLine(written.subject), brandName: oneLine(written.brandName) }
  return { subject: letter.subject, html: letterHtml(letter), text: letterText(letter) }
}

function letterOf(mail: Mail): Letter {
  switch (mail.template) {
    case 'quote-sent':
      return quoteSent(mail)
    case 'quote-to-countersign':
      return quoteToCountersign(mail)
    case 'quote-signed':
      return quoteSigned(mail)
    case 'sign-code':
      return signCode(mail)
    case 'quote-signed-staff':
      return quoteSignedStaff(mail)
    case 'quote-declined-staff':
      return quoteDeclinedStaff(mail)
    case 'quote-reminder':
      return quoteReminder(mail)
    case 'quote-update-requested-staff':
      return quoteUpdateRequestedStaff(mail)
    case 'ledger-anchor':
      return ledgerAnchor(mail)
    case 'withdrawal-receipt':
      return withdrawalReceipt(mail)
    case 'quote-withdrawn-staff':
      return quoteWithdrawnStaff(mail)
    case 'deposit-received':
      return depositReceived(mail)
    case 'invoice-sent':
      return invoiceSent(mail)
    case 'credit-note-sent':
      return creditNoteSent(mail)
    case 'payment-received':
      return paymentReceived(mail)
    case 'payment-failed':
      return paymentFailed(mail)
    case 'payment-review-staff':
      return paymentReviewStaff(mail)
    case 'reminder':
      return reminder(mail)
    case 'reminder-answer-staff':
      return reminderAnswerStaff(mail)
    case 'account':
      return account(mail)
  }
}
