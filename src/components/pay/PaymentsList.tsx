import type { ReactElement } from 'react'

import lineStyles from '@/components/sign/QuoteLines.module.css'
import { Amount } from '@/components/ui/Amount'
import type { InvoicePayment, OpenInvoiceView } from '@/contracts/pay'
import { formatCents } from '@/domain/money/format'
import { fill } from '@/i18n/fill'
import type { PayTexts } from '@/i18n/pay'

import styles from './InvoicePage.module.css'
import { shownDate } from './shownDate'

type PaymentsListProps = { view: OpenInvoiceView; texts: PayTexts }

/** The money that came, is on its way or went back, each with its receipt once it is there; nothing when none moved. */
export function PaymentsList({ view, texts }: PaymentsListProps): ReactElement | null {
  if (view.payments.length === 0) return null
  return (
    <section className={styles.part}>
      <h2 className={styles.heading}>{texts.page.payments}</h2>
      <ul>
        {view.payments.map((payment) => (
          <li key={payment.id} className={lineStyles.line}>
            <PaymentRow payment={payment} content={view.content} texts={texts} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type PaymentRowProps = { payment: InvoicePayment; content: OpenInvoiceView['content']; texts: PayTexts }

function PaymentRow({ payment, content, texts }: PaymentRowProps): ReactElement {
  const { language, currency } = content
  const { payment: words } = texts
  const isRefund = payment.kind === 'refund'
  const date = shownDate(payment.on, language)
  const state = isRefund && payment.state === 'succeeded' ? words.state.refunded : words.state[payment.state]
  const amount = formatCents(payment.amountCents, { language, currency })
  return (
    <>
      <span className={lineStyles.label}>{isRefund ? words.refund : words.method[payment.method]}</span>
      <span className={styles.lineAmount}>
        <Amount
          cents={isRefund ? 0 - payment.amountCents : payment.amountCents}
          language={language}
          currency={currency}
        />
      </span>
      <span className={styles.muted}>
        {state} · {date}
      </span>
      {payment.receiptUrl && (
        <a className={styles.receipt} href={payment.receiptUrl} aria-label={fill(words.receiptName, { amount, date })}>
          {words.receipt}
        </a>
      )}
    </>
  )
}
