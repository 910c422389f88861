import { civilDateInParis, formatCivilDate, formatInstant } from '../domain/dates/civilDate'
import type { Mail } from '../domain/messages/mail'
import { formatCents } from '../domain/money/format'
import type { Language } from '../domain/parties/snapshots'
import { versionLabel } from '../domain/quotes/content'
import { emailTexts } from '../i18n/emails'
import { sellerFooter } from './footer'
import type { Block, Letter } from './letter'

type ReceiptMail = Extract<Mail, { template: 'withdrawal-receipt' }>

/**
 * To the consumer, on a durable medium: what they declared, when to the second, and what becomes of their money (R44;
 * C. conso L221-21, D221-5).
 */
export function withdrawalReceipt(mail: ReceiptMail): Letter {
  const { language, quote, record } = mail
  const { greeting, question, withdrawalReceipt: t } = emailTexts(language)
  const label = versionLabel(quote)
  return {
    language,
    subject: t.subject(label),
    lead: `${label} · ${formatCivilDate(civilDateInParis(record.declaredAt), language)}`,
    brandName: mail.brandName,
    greeting: greeting(mail.toName),
    blocks: [
      { kind: 'paragraph', text: t.intro },
      { kind: 'paragraph', text: t.statement },
      { kind: 'words', text: record.statement },
      {
        kind: 'facts',
        rows: [
          { label: t.receivedAt, value: exactInstant(record.declaredAt, language) },
          { label: t.name, value: record.name },
          { label: t.contract, value: `${label}, ${quote.title}` },
        ],
      },
      ...moneyOf(mail).map((text): Block => ({ kind: 'paragraph', text })),
      { kind: 'paragraph', text: question },
    ],
    footer: sellerFooter(quote.seller),
  }
}

function moneyOf({ language, quote, record }: ReceiptMail): string[] {
  const t = emailTexts(language).withdrawalReceipt
  if (record.refundDueOn === null) return [t.ended, t.nothingPaid, ...(record.mayKeepPart ? [t.part] : [])]
  const amount = formatCents(record.paidCents, { language, currency: quote.currency })
  const date = formatCivilDate(record.refundDueOn, language)
  return [t.ended, record.mayKeepPart ? t.refundPart(amount, date) : t.refund(amount, date)]
}

/**
 * "24 novembre 2026 à 12:00:05, heure de Paris (2026-11-24T11:00:05Z)": the clock on the wall, and the instant that no
 * change of clocks makes doubtful. Paris is whole minutes from UTC, so that the seconds are the same.
 */
export function exactInstant(isoUtc: string, language: Language): string {
  const seconds = isoUtc.slice(17, 19)
  const utc = `${isoUtc.slice(0, 19)}Z`
  return emailTexts(language).withdrawalReceipt.zone(`${formatInstant(isoUtc, language)}:${seconds}`, utc)
}
