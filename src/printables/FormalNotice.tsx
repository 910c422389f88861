import type { ReactElement } from 'react'
import { addDays, formatCivilDate } from '@/domain/dates/civilDate'
import { reminderContent } from '@/domain/dunning/content'
import type { FormalNoticeContent } from '@/domain/messages/mail'
import { addCents } from '@/domain/money/cents'
import { reminderTexts } from '@/i18n/reminders'
import { Facts } from './Facts'
import { Letterhead } from './Letterhead'
import { Parties } from './Parties'
import { PrintedPage } from './PrintedPage'
import { Totals, type TotalRow } from './Totals'
import { TransferDetails } from './TransferDetails'

/**
 * The letter of a formal notice, to be posted with proof of delivery (R35): both parties, what is owed and since when, interest and fee
 * apart, the deadline, what follows, and the law; to a consumer nothing that only professionals owe (R31, R34).
 */
export function FormalNotice({ content }: { content: FormalNoticeContent }): ReactElement {
  const { item, on } = content
  const { invoice, daysLate } = item
  const { language, seller, client, currency, quote } = invoice
  const t = reminderTexts(language)
  const says = reminderContent(4, client.kind)
  const day = (date: Parameters<typeof formatCivilDate>[0]): string => formatCivilDate(date, language)
  const title = `${t.letterTitle} – ${t.facts.invoice} ${invoice.number}`
  return (
    <PrintedPage title={title} footer={title} language={language}>
      <Letterhead seller={seller} kind={t.letterTitle} />
      <h1>{t.letterTitle}</h1>
      <Facts
        layout="row"
        facts={[
          { label: t.facts.date, value: day(on) },
          { label: t.facts.invoice, value: t.facts.invoiceOf(invoice.number, day(invoice.issuedOn)) },
          { label: t.facts.quote, value: quote && t.facts.quoteOf(quote.number, day(quote.signedOn)) },
          { label: t.facts.dueOn, value: day(invoice.dueOn) },
          { label: t.facts.late, value: t.facts.days(daysLate) },
        ]}
      />
      <Parties {...{ seller, client, currency, language }} />
      <p className="introduction">{`${t.letterSent}\n\n${t.intros[4]}`}</p>
      <div className="conditions">
        <Totals rows={rowsOf(content)} vat={null} stamp={null} currency={currency} language={language} />
      </div>
      <p className="introduction">
        {[
          ...(says.showsInterest ? [t.apart] : []),
          ...(says.startsLegalInterest ? [t.legalInterest] : []),
          ...(says.deadlineDays === null ? [] : [t.noticeDeadline(day(addDays(on, says.deadlineDays)))]),
        ].join('\n')}
      </p>
      <TransferDetails seller={seller} reference={invoice.paymentReference} codeImage={null} language={language} />
      <section className="mentions">
        <p>{`${t.legalBasesTitle} – ${says.legalBases.map((basis) => t.legalBases[basis]).join(', ')}.`}</p>
      </section>
    </PrintedPage>
  )
}

function rowsOf({ item }: FormalNoticeContent): TotalRow[] {
  const { invoice, leftCents, interestCents, feeCents } = item
  const { facts } = reminderTexts(invoice.language)
  const says = reminderContent(4, invoice.client.kind)
  const extra: TotalRow[] = [
    ...(says.showsInterest ? [{ label: facts.interest, cents: interestCents, weight: 'plain' } as const] : []),
    ...(says.showsFee ? [{ label: facts.fee, cents: feeCents, weight: 'plain' } as const] : []),
  ]
  if (extra.length === 0) return [{ label: facts.left, cents: leftCents, weight: 'main' }]
  const totalCents = addCents(leftCents, interestCents, feeCents)
  return [
    { label: facts.left, cents: leftCents, weight: 'plain' },
    ...extra,
    { label: facts.total, cents: totalCents, weight: 'main' },
  ]
}
