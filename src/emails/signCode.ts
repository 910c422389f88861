import type { Mail } from '../domain/messages/mail'
import { versionLabel } from '../domain/quotes/content'
import { emailTexts } from '../i18n/emails'
import { sellerFooter } from './footer'
import type { Letter } from './letter'

/** To the signer: the six digits, first of all; never in the subject, which locked screens show (S3). */
export function signCode(mail: Extract<Mail, { template: 'sign-code' }>): Letter {
  const { language, quote, code } = mail
  const { greeting, signCode: t } = emailTexts(language)
  const label = versionLabel(quote)
  return {
    language,
    subject: t.subject(label),
    lead: t.lead(`${code.slice(0, 3)}\u00a0${code.slice(3)}`),
    brandName: mail.brandName,
    greeting: greeting(mail.toName),
    blocks: [
      { kind: 'paragraph', text: t.intro(label, quote.title) },
      { kind: 'note', text: t.warning },
    ],
    footer: sellerFooter(quote.seller),
  }
}
