import type { ReactElement } from 'react'

import pageStyles from '@/components/sign/QuotePage.module.css'
import actionStyles from '@/components/sign/SheetActions.module.css'
import type { OpenInvoiceView } from '@/contracts/pay'
import type { CivilDate } from '@/domain/dates/civilDate'
import type { PayTexts } from '@/i18n/pay'

import { InvoiceHeader } from './InvoiceHeader'
import { InvoiceLines } from './InvoiceLines'
import styles from './InvoicePage.module.css'
import { InvoiceTotals } from './InvoiceTotals'
import { PaymentsList } from './PaymentsList'
import type { PayAction } from './PayOnline'
import { PayWays } from './PayWays'
import { isAwaitingConfirmation, type Back } from './standingWords'
import { Standing } from './Standing'

type InvoicePageProps = {
  view: OpenInvoiceView
  token: string
  today: CivilDate
  back: Back
  texts: PayTexts
  pay: PayAction
}

/**
 * The page of an invoice: a sheet of paper that says what is due, how it stands and how to pay (I9). While a payment waits
 * for its confirmation nothing else can be paid, so that nobody pays twice (P4).
 */
export function InvoicePage({ view, token, today, back, texts, pay }: InvoicePageProps): ReactElement {
  const { content } = view
  return (
    <main className={`${pageStyles.sheet} ${styles.sheet}`} data-invoice-state={view.state}>
      <InvoiceHeader view={view} texts={texts} />
      <Standing view={view} today={today} back={back} texts={texts} here={`/facture/${token}`} />
      {!isAwaitingConfirmation({ view, back }) && <PayWays view={view} token={token} texts={texts} pay={pay} />}
      {content.note && <p className={pageStyles.introduction}>{content.note}</p>}
      <PaymentsList view={view} texts={texts} />
      <InvoiceTotals view={view} texts={texts} />
      <InvoiceLines content={content} texts={texts} />
      <Mentions mentions={content.mentions} title={texts.page.mentions} />
      <footer className={actionStyles.actions}>
        {view.pdfUrl && (
          <a className={actionStyles.link} href={view.pdfUrl} download>
            {texts.page.download}
          </a>
        )}
        <a
          className={actionStyles.link}
          href={`mailto:${view.contactEmail}?subject=${encodeURIComponent(content.number)}`}
        >
          {texts.page.question}
        </a>
      </footer>
    </main>
  )
}

type MentionsProps = { mentions: OpenInvoiceView['content']['mentions']; title: string }

/** What the law wants said, a mediator for consumers included, as the invoice says it (R13, R46). */
function Mentions({ mentions, title }: MentionsProps): ReactElement | null {
  if (mentions.length === 0) return null
  return (
    <section className={styles.mentions} aria-label={title}>
      {mentions.map(({ code, text }) => (
        <p key={code}>{text}</p>
      ))}
    </section>
  )
}
