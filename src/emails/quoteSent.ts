import { formatCivilDate } from '../domain/dates/civilDate'
import type { Mail } from '../domain/messages/mail'
import { formatCents, formatRate } from '../domain/money/format'
import { versionLabel, type QuoteContent } from '../domain/quotes/content'
import { emailTexts } from '../i18n/emails'
import { totalText } from './amounts'
import { sellerFooter } from './footer'
import type { Block, Letter } from './letter'

/** To a signer whose turn it is: the offer, until when, and where to sign it. The PDF goes with it. */
export function quoteSent(mail: Extract<Mail, { template: 'quote-sent' }>): Letter {
  const { language, quote, earlier, url } = mail
  const { greeting, validUntil, question, quoteSent: t } = emailTexts(language)
  const label = versionLabel(quote)
  const lead = `${totalText(earlier ?? quote.totals, { ...quote, language })} · ${validUntil(formatCivilDate(quote.validUntil, language))}`
  return {
    language,
    subject: t.subject(label, quote.title),
    lead,
    brandName: mail.brandName,
    greeting: greeting(mail.toName),
    blocks: [
      { kind: 'paragraph', text: introOf(mail) },
      ...deposit(mail),
      { kind: 'button', label: t.button, url },
      { kind: 'paragraph', text: question },
      { kind: 'note', text: t.personal(quote.client.name) },
    ],
    footer: sellerFooter(quote.seller),
  }
}

/** Who signs after somebody reads whom, and has nothing left to choose (Q4, Q5). */
function introOf({ language, quote, earlier }: Extract<Mail, { template: 'quote-sent' }>): string {
  const { intro, introWithChoices, introAfter } = emailTexts(language).quoteSent
  const label = versionLabel(quote)
  if (earlier) return introAfter(label, quote.title, earlier.names.join(', '))
  return quote.lines.some(isChoosable) ? introWithChoices(label, quote.title) : intro(label, quote.title)
}

function isChoosable(line: QuoteContent['lines'][number]): boolean {
  return line.choice.kind !== 'fixed' || line.minQuantityMilli !== line.maxQuantityMilli
}

function deposit({ language, quote, earlier }: Extract<Mail, { template: 'quote-sent' }>): Block[] {
  const depositCents = earlier?.depositCents ?? quote.totals.depositGrossCents
  if (depositCents === 0) return []
  const amount = formatCents(depositCents, { ...quote, language })
  const text = emailTexts(language).quoteSent.deposit(amount, formatRate(quote.depositBp, language))
  return [{ kind: 'paragraph', text }]
}
