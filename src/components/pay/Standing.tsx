import type { ReactElement } from 'react'

import { Notice } from '@/components/ui/Notice'
import type { OpenInvoiceView } from '@/contracts/pay'
import type { CivilDate } from '@/domain/dates/civilDate'
import type { PayTexts } from '@/i18n/pay'

import { Awaiting, AwaitingPdf } from './Awaiting'
import styles from './InvoicePage.module.css'
import { failedWords, isAwaitingConfirmation, standingWords, type Back } from './standingWords'

type StandingProps = { view: OpenInvoiceView; today: CivilDate; back: Back; texts: PayTexts; here: string }

/** How the invoice stands, told truly; read out when it changes while the page is open. */
export function Standing({ view, today, back, texts, here }: StandingProps): ReactElement {
  return (
    <div aria-live="polite" className={styles.standing}>
      {isAwaitingConfirmation({ view, back }) ? (
        <Awaiting words={texts.back} again={here} />
      ) : (
        <Told view={view} today={today} back={back} texts={texts} />
      )}
    </div>
  )
}

function Told({ view, today, back, texts }: Omit<StandingProps, 'here'>): ReactElement {
  const { title, body } = standingWords({ view, today, back }, texts)
  const failed = failedWords(view, texts)
  const isAbandoned = back === 'abandoned' && view.dueCents > 0
  return (
    <>
      {isAbandoned && (
        <Notice tone="info" title={texts.back.abandoned.title}>
          <p>{texts.back.abandoned.body}</p>
        </Notice>
      )}
      {failed && (
        <Notice tone="danger" title={failed.title}>
          <p>{failed.body}</p>
        </Notice>
      )}
      <section className={styles.notice}>
        <h2 className={styles.noticeTitle}>{title}</h2>
        <p>{body}</p>
        {view.state === 'preparing' && <AwaitingPdf />}
      </section>
    </>
  )
}
