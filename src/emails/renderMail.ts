import { oneLine, type Mail, type RenderedMail } from '../domain/messages/mail'
import { account } from './account'
import { depositReceived } from './depositReceived'
import type { Letter } from './letter'
import { letterHtml } from './letterHtml'
import { letterText } from './letterText'
import { quoteDeclinedStaff } from './quoteDeclinedStaff'
import { quoteSent } from './quoteSent'
import { quoteSigned } from './quoteSigned'
import { quoteSignedStaff } from './quoteSignedStaff'
import { signCode } from './signCode'

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
    case 'quote-signed':
      return quoteSigned(mail)
    case 'sign-code':
      return signCode(mail)
    case 'quote-signed-staff':
      return quoteSignedStaff(mail)
    case 'quote-declined-staff':
      return quoteDeclinedStaff(mail)
    case 'deposit-received':
      return depositReceived(mail)
    case 'account':
      return account(mail)
  }
}
