import { addDays, formatCivilDate } from '../domain/dates/civilDate'
import { reminderContent, type ReminderContent } from '../domain/dunning/content'
import type { Mail, ReminderItem } from '../domain/messages/mail'
import { addCents } from '../domain/money/cents'
import { formatCents } from '../domain/money/format'
import { formatIban } from '../domain/parties/iban'
import type { ClientSnapshot, SellerSnapshot } from '../domain/parties/snapshots'
import { emailTexts } from '../i18n/emails'
import { reminderTexts } from '../i18n/reminders'
import type { ReminderTexts } from '../i18n/reminders.fr'
import { sellerFooter } from './footer'
import type { Block, Letter } from './letter'

type ReminderMail = Extract<Mail, { template: 'reminder' }>

/** To a debtor: what is owed, how to pay it and how to answer, in the tone and with the mentions of its level (R34, D4). */
export function reminder(mail: ReminderMail): Letter {
  const { language, items, wording } = mail
  const t = reminderTexts(language)
  const [first] = items
  const { seller, currency } = first.invoice
  const says = saysOf(first)
  const leftCents = addCents(...items.map((item) => item.leftCents))
  const left = formatCents(leftCents, { currency, language })
  return {
    language,
    subject: subjectOf(mail, t),
    lead: items.length > 1 ? left : `${left} · ${t.facts.dueOn} ${formatCivilDate(first.invoice.dueOn, language)}`,
    brandName: mail.brandName,
    greeting: emailTexts(language).greeting(mail.toName),
    blocks: [
      ...introOf(mail, t).map((text): Block => ({ kind: 'paragraph', text })),
      ...(wording?.paragraphs ?? []).map((text): Block => ({ kind: 'paragraph', text })),
      ...(says.isFormalNotice ? [partiesOf(mail, t)] : []),
      ...items.map((item): Block => ({ kind: 'facts', rows: rowsOf(item, t) })),
      ...lawOf(mail, t).map((text): Block => ({ kind: 'paragraph', text })),
      ...items.flatMap((item) => waysOf(item, { t, isAlone: items.length === 1 })),
      { kind: 'facts', rows: transferRows(seller, items, t) },
      { kind: 'paragraph', text: emailTexts(language).question },
      ...(says.saysIgnoreIfPaid ? [{ kind: 'note', text: t.ignoreIfPaid } as const] : []),
    ],
    footer: sellerFooter(seller),
  }
}

function saysOf({ level, invoice }: ReminderItem): ReminderContent {
  return reminderContent(level, invoice.client.kind)
}

/** A formal notice says so in its subject, whatever staff have written (R34). */
function subjectOf({ items, wording }: ReminderMail, t: ReminderTexts): string {
  const [first] = items
  const ours =
    items.length > 1 ? t.several(items.length) : t.subjects[first.level](first.invoice.number, first.daysLate)
  const subject = wording?.subject ?? ours
  return saysOf(first).isFormalNotice && !t.isNotice.test(subject) ? t.noticePrefix(subject) : subject
}

/** Ours, unless staff have their own words; the sentence that makes a formal notice is always said. */
function introOf({ items, wording }: ReminderMail, t: ReminderTexts): string[] {
  const [first] = items
  const hasOwn = wording !== null && wording.paragraphs.length > 0
  if (hasOwn && !saysOf(first).isFormalNotice) return []
  return items.length > 1 ? [t.introOfSeveral] : [t.intros[first.level]]
}

function partiesOf({ items, on, language }: ReminderMail, t: ReminderTexts): Block {
  const { seller, client } = items[0].invoice
  const rows = [
    { label: t.facts.date, value: formatCivilDate(on, language) },
    { label: t.facts.creditor, value: identityOf({ ...seller, name: seller.legalName }) },
    { label: t.facts.debtor, value: identityOf(client) },
  ]
  return { kind: 'facts', rows }
}

function identityOf({ name, siren, address }: Pick<ClientSnapshot, 'name' | 'siren' | 'address'>): string {
  const place = [address.line1, address.line2, `${address.postalCode} ${address.city}`]
  const parts = [name, siren === null ? null : `SIREN ${siren}`, ...place]
  return parts.filter((part) => part !== null && part.trim() !== '').join(', ')
}

/** Principal, interest and fee each on a line of their own (R34). */
function rowsOf(item: ReminderItem, t: ReminderTexts): { label: string; value: string }[] {
  const { invoice, leftCents, daysLate, interestCents, feeCents } = item
  const { language, currency, quote } = invoice
  const says = saysOf(item)
  const money = (cents: number): string => formatCents(cents, { currency, language })
  const claims = says.showsInterest || says.showsFee
  return [
    { label: t.facts.invoice, value: t.facts.invoiceOf(invoice.number, formatCivilDate(invoice.issuedOn, language)) },
    ...(says.isFormalNotice && quote
      ? [{ label: t.facts.quote, value: t.facts.quoteOf(quote.number, formatCivilDate(quote.signedOn, language)) }]
      : []),
    { label: t.facts.dueOn, value: formatCivilDate(invoice.dueOn, language) },
    ...(says.statesDaysLate ? [{ label: t.facts.late, value: t.facts.days(daysLate) }] : []),
    { label: t.facts.left, value: money(leftCents) },
    ...(says.showsInterest ? [{ label: t.facts.interest, value: money(interestCents) }] : []),
    ...(says.showsFee ? [{ label: t.facts.fee, value: money(feeCents) }] : []),
    ...(claims ? [{ label: t.facts.total, value: money(addCents(leftCents, interestCents, feeCents)) }] : []),
  ]
}

/** What the level of the most urgent invoice adds: terms, deadline, what comes next, and the texts of law (R34). */
function lawOf({ items, on, language }: ReminderMail, t: ReminderTexts): string[] {
  const says = saysOf(items[0])
  const deadline = says.deadlineDays === null ? null : formatCivilDate(addDays(on, says.deadlineDays), language)
  const bases = says.legalBases.map((basis) => t.legalBases[basis]).join(', ')
  return [
    says.recallsLateTerms ? t.lateTerms : null,
    says.showsInterest ? t.apart : null,
    says.startsLegalInterest ? t.legalInterest : null,
    deadline === null ? null : says.isFormalNotice ? t.noticeDeadline(deadline) : t.deadline(deadline),
    says.announcesFormalNotice ? t.announcesNotice : null,
    says.offersInstallments ? t.offersInstallments : null,
    bases === '' ? null : `${t.legalBasesTitle} – ${bases}.`,
  ].filter((text) => text !== null)
}

/** Pay, or answer with one click (D4). */
function waysOf(item: ReminderItem, { t, isAlone }: { t: ReminderTexts; isAlone: boolean }): Block[] {
  const { invoice, leftCents, url, answersUrl } = item
  const amount = formatCents(leftCents, invoice)
  const label = isAlone ? t.pay(amount) : `${t.pay(amount)} (${invoice.number})`
  const { promise, installments, problem, paid } = t.answers
  const links = isAlone
    ? [
        { label: promise, url: `${answersUrl}#promise` },
        { label: installments, url: `${answersUrl}#installments` },
        { label: problem, url: `${answersUrl}#problem` },
        { label: paid, url: `${answersUrl}#paid` },
      ]
    : [{ label: t.answersOfSeveral(invoice.number), url: answersUrl }]
  return [
    { kind: 'button', label, url },
    { kind: 'links', links },
  ]
}

function transferRows(
  { iban, bic }: SellerSnapshot,
  items: readonly ReminderItem[],
  t: ReminderTexts,
): { label: string; value: string }[] {
  return [
    { label: t.facts.iban, value: formatIban(iban) },
    { label: t.facts.bic, value: bic },
    { label: t.facts.reference, value: items.map(({ invoice }) => invoice.paymentReference).join(', ') },
  ]
}
