import type { ReactElement } from 'react'
import { formatCivilDate } from '@/domain/dates/civilDate'
import { formatCents } from '@/domain/money/format'
import type { ReceiptContent } from '@/domain/payments/receipt'
import { printablesText } from '@/i18n/printables'
import { Facts } from './Facts'
import { Letterhead } from './Letterhead'
import { Parties } from './Parties'
import { PrintedPage } from './PrintedPage'
import { Totals, type TotalRow } from './Totals'

/** The receipt of one payment on paper: who paid what, when and how, for which invoice, and what is left (I9). */
export function ReceiptDocument({ content }: { content: ReceiptContent }): ReactElement {
  const { invoice, seller, client, currency, language, amountCents, receivedOn } = content
  const text = printablesText(language)
  const title = text.receiptOf(invoice.number)
  return (
    <PrintedPage title={title} footer={title} language={language}>
      <Letterhead seller={seller} kind={text.receipt} />
      <h1>{title}</h1>
      <Facts
        layout="row"
        facts={[
          { label: text.paymentReceivedOn, value: formatCivilDate(receivedOn, language) },
          { label: text.paymentMethodLabel, value: text.paymentMethod[content.method] },
          { label: text.paymentReference, value: content.reference },
          { label: text.receiptInvoiceOf, value: formatCivilDate(invoice.issuedOn, language) },
        ]}
      />
      <Parties {...{ seller, client, currency, language }} />
      <p className="introduction">
        {text.receiptSentence({
          payer: client.name,
          amount: formatCents(amountCents, { currency, language }),
          date: formatCivilDate(receivedOn, language),
          invoice: invoice.number,
        })}
      </p>
      <div className="conditions">
        <Totals rows={receiptRows(content)} vat={null} stamp={null} currency={currency} language={language} />
      </div>
      <section className="mentions">
        <p>{text.receiptNote}</p>
      </section>
    </PrintedPage>
  )
}

function receiptRows({ invoice, amountCents, leftCents, language }: ReceiptContent): TotalRow[] {
  const text = printablesText(language)
  const left: TotalRow =
    leftCents < 0
      ? { label: text.paidTooMuch, cents: 0 - leftCents, weight: 'after' }
      : { label: text.leftToPay, cents: leftCents, weight: 'after' }
  // deposits that the invoice deducts, credit notes and earlier payments
  const before = invoice.grossCents - amountCents - leftCents
  return [
    { label: text.invoiceTotal, cents: invoice.grossCents, weight: 'plain' },
    ...(before === 0 ? [] : [{ label: text.settledBefore, cents: 0 - before, weight: 'plain' } as const]),
    { label: text.amountReceived, cents: amountCents, weight: 'main' },
    left,
  ]
}
