import { formatCivilDate } from '../domain/dates/civilDate'
import type { Mail } from '../domain/messages/mail'
import { emailTexts } from '../i18n/emails'
import { invoiceEmailTexts } from '../i18n/invoiceEmails'
import { totalText } from './amounts'
import { sellerFooter } from './footer'
import type { Block, Letter } from './letter'

/** To the client: what goes back, of which invoice and why (I6, R21). */
export function creditNoteSent(mail: Extract<Mail, { template: 'credit-note-sent' }>): Letter {
  const { language, invoice: note, brandName } = mail
  const { greeting, question } = emailTexts(language)
  const { issuedOn, creditNoteSent: t } = invoiceEmailTexts(language)
  const corrected = note.preceding.map((invoice): Block => ({
    kind: 'paragraph',
    text: t.intro(note.number, invoice.number, formatCivilDate(invoice.issuedOn, language)),
  }))
  const reason: Block[] = note.note ? [{ kind: 'words', text: note.note }] : []
  return {
    language,
    subject: t.subject(note.number, brandName),
    lead: `${totalText(note, { currency: note.currency, language })} · ${issuedOn(formatCivilDate(note.issuedOn, language))}`,
    brandName,
    greeting: greeting(mail.toName),
    blocks: [...corrected, ...reason, { kind: 'paragraph', text: t.refund }, { kind: 'paragraph', text: question }],
    footer: sellerFooter(note.seller),
  }
}
