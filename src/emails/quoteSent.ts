import { formatCivilDate } from '../domain/dates/civilDate'
import type { Mail } from '../domain/messages/mail'
import { formatCents, formatRate } from '../domain/money/format'
import { versionLabel, type QuoteContent } from '../domain/quotes/content'
import { emailTexts } from '../i18n/emails'
import { totalText } from './amounts'
import { sellerFooter } from './footer'
import type { Block, Letter } from './letter'

/** To the first signer: the offer, until when, and where to sign it. The PDF goes with it. */
export function quoteSent(mail: Extract<Mail, { template: 'quote-sent' }>): Letter {
  const { language, quote, url } = mail
  const { greeting, validUntil, question, quoteSent: t } = emailTexts(language)
  const label = versionLabel(quote)
  const lead = `${totalText(quote.totals, { ...quote, language })} · ${validUntil(formatCivilDate(quote.validUntil, language))}`
  const intro = quote.lines.some(isChoosable) ? t.introWithChoices : t.intro
  return {
    language,
    subject: t.subject(label, quote.title),
    lead,
    brandName: mail.brandName,
    greeting: greeting(mail.toName),
    blocks: [
      { kind: 'paragraph', text: intro(label, quote.title) },
      ...deposit(mail),
      { kind: 'button', label: t.button, url },
      { kind: 'paragraph', text: question },
      { kind: 'note', text: t.personal(quote.client.name) },
    ],
    footer: sellerFooter(quote.seller),
  }
}

function isChoosable(line: QuoteContent['lines'][number]): boolean {
  return line.choice.kind !== 'fixed' || line.minQuantityMilli !== line.maxQuantityMilli
}

function deposit({ language, quote }: Extract<Mail, { template: 'quote-sent' }>): Block[] {
  const { depositGrossCents } = quote.totals
  if (depositGrossCents === 0) return []
  const amount = formatCents(depositGrossCents, { ...quote, language })
  const text = emailTexts(language).quoteSent.deposit(amount, formatRate(quote.depositBp, language))
  return [{ kind: 'paragraph', text }]
}
