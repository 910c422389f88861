import type { ReactElement } from 'react'

import { shownDate } from '@/components/pay/shownDate'
import pageStyles from '@/components/sign/QuotePage.module.css'
import actionStyles from '@/components/sign/SheetActions.module.css'
import { Line } from '@/components/ui/Line'
import { Notice } from '@/components/ui/Notice'
import type { OpenAnswersView } from '@/contracts/answer'
import type { AnswerRefusal, ReminderAnswerKind } from '@/domain/dunning/answers'
import { formatCents } from '@/domain/money/format'
import type { AnswerTexts } from '@/i18n/answers.fr'
import { fill } from '@/i18n/fill'

import styles from './AnswerPage.module.css'
import { AnswerWays } from './AnswerWays'

type AnswerPageProps = {
  view: OpenAnswersView
  token: string
  texts: AnswerTexts
  /** What has just been answered, or why it was refused. */
  done: ReminderAnswerKind | null
  refusal: AnswerRefusal | null
}

/** The page behind a reminder's link: what is owed, the way to pay it, and the other answers (D4). Works without scripts. */
export function AnswerPage({ view, token, texts, done, refusal }: AnswerPageProps): ReactElement {
  const { number, seller, language, currency, dueOn, leftCents, state, payUrl } = view
  const isOpen = state !== 'closed'
  return (
    <main className={`${pageStyles.sheet} ${styles.sheet}`} data-answer-state={state}>
      <header className={styles.header}>
        <p className={styles.seller}>
          {seller.tradeName}
          <Line strong />
        </p>
        <h1 className={styles.title}>{fill(texts.title, { number })}</h1>
        <p className={styles.meta}>{fill(texts.due, { date: shownDate(dueOn, language) })}</p>
        <p>
          <span className={styles.meta}>{texts.left}</span>
          <br />
          <span className={styles.amount}>{formatCents(leftCents, { language, currency })}</span>
        </p>
        {isOpen && (
          <a className={styles.pay} href={payUrl}>
            {texts.pay}
          </a>
        )}
      </header>
      {refusal !== null && (
        <Notice tone="danger" announce="now">
          <p>{texts.refusals[refusal]}</p>
        </Notice>
      )}
      {done !== null && refusal === null && (
        <Notice tone="success" announce="politely">
          <p>{texts.done[done]}</p>
        </Notice>
      )}
      <Standing view={view} texts={texts} />
      {isOpen && <AnswerWays view={view} token={token} texts={texts} />}
      <footer className={actionStyles.actions}>
        <a className={actionStyles.link} href={`mailto:${seller.email}?subject=${encodeURIComponent(number)}`}>
          {texts.question}
        </a>
      </footer>
    </main>
  )
}

function Standing({ view, texts }: Pick<AnswerPageProps, 'view' | 'texts'>): ReactElement | null {
  const { state, promisedOn, language } = view
  if (state === 'open') return null
  const date = promisedOn === null ? '' : shownDate(promisedOn, language)
  return (
    <Notice tone="info">
      <p>{fill(texts.standing[state], { date })}</p>
    </Notice>
  )
}
