import { formatCivilDate } from '../domain/dates/civilDate'
import type { Mail, ProjectStart } from '../domain/messages/mail'
import type { Language } from '../domain/parties/snapshots'
import { emailTexts } from '../i18n/emails'
import { totalText } from './amounts'
import { sellerFooter } from './footer'
import type { Block, Letter } from './letter'

/** To the client: the deposit has arrived, its invoice is attached (I5), and the project starts (C4). */
export function depositReceived(mail: Extract<Mail, { template: 'deposit-received' }>): Letter {
  const { language, invoice, start } = mail
  const { greeting, receivedOn, question, depositReceived: t } = emailTexts(language)
  const day = formatCivilDate(invoice.suppliedOn, language)
  const lead = `${totalText(invoice, { ...invoice, language })} · ${receivedOn(day)}`
  const about = invoice.quote === null ? [] : [{ kind: 'paragraph' as const, text: t.forQuote(invoice.quote.number) }]
  return {
    language,
    subject: t.subject(invoice.number),
    lead,
    brandName: mail.brandName,
    greeting: greeting(mail.toName),
    blocks: [
      { kind: 'paragraph', text: t.intro(invoice.number) },
      ...about,
      ...startOf(start, language),
      { kind: 'paragraph', text: question },
    ],
    footer: sellerFooter(invoice.seller),
  }
}

function startOf(start: ProjectStart, language: Language): Block[] {
  const t = emailTexts(language).depositReceived
  switch (start.kind) {
    case 'now':
      return [{ kind: 'paragraph', text: t.starts }]
    case 'after':
      return [{ kind: 'paragraph', text: t.startsAfter(formatCivilDate(start.day, language)) }]
    case 'open':
      return []
  }
}
