import type { Mail } from '../domain/messages/mail'
import { emailTexts } from '../i18n/emails'
import type { Letter } from './letter'

/** Payload's own mails (password reset …) on our paper: subject and body are Payload's. */
export function account(mail: Extract<Mail, { template: 'account' }>): Letter {
  const { language, subject, brandName } = mail
  const { automatic } = emailTexts(language)
  return {
    language,
    subject,
    lead: null,
    brandName,
    greeting: null,
    blocks: [{ kind: 'trusted', html: mail.html, text: mail.text }],
    footer: automatic(brandName),
  }
}
