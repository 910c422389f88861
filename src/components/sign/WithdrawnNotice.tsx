'use client'

import { useEffect, useRef, type ReactElement } from 'react'

import type { SignerView, Withdrawn } from '@/contracts/sign'
import { formatCents } from '@/domain/money/format'
import type { QuoteContent } from '@/domain/quotes/content'
import { fill } from '@/i18n/fill'
import type { SignTexts } from '@/i18n/sign'

import styles from './StateNotice.module.css'
import { useTexts } from './textsContext'
import type { WithdrawDates } from './withdrawDates'

type WithdrawnNoticeProps = {
  withdrawn: Withdrawn
  content: QuoteContent
  /** The money is the client's: whoever signs for the agency is told of the end only. */
  side: SignerView['side']
  dates: WithdrawDates
  /** This visit has just declared it: the notice takes the focus. */
  isFresh: boolean
}

/** How a contract stands that its consumer has withdrawn from: since when, and what becomes of the deposit (R44). */
export function WithdrawnNotice({ withdrawn, content, side, dates, isFresh }: WithdrawnNoticeProps): ReactElement {
  const texts = useTexts()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (isFresh) heading.current?.focus({ preventScroll: true })
  }, [isFresh])
  const { title, body } = texts.states.withdrawn
  return (
    <section className={styles.notice}>
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h2>
      <p>{fill(body, { withdrawnAt: dates.withdrawnAt ?? '' })}</p>
      {side === 'client' &&
        moneySentences({ withdrawn, content, dates }, texts.withdrawn).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
    </section>
  )
}

function moneySentences(
  { withdrawn, content, dates }: Pick<WithdrawnNoticeProps, 'withdrawn' | 'content' | 'dates'>,
  words: SignTexts['withdrawn'],
): string[] {
  const { refund, mayKeepPart } = withdrawn
  if (refund === null) return [mayKeepPart ? words.part : words.nothingPaid]
  if (refund.state === 'done') return [words.done]
  const values = { amount: formatCents(refund.paidCents, content), date: dates.refundDueOn ?? '' }
  return [fill(mayKeepPart ? words.duePart : words.due, values)]
}
