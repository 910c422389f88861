'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import type { ReactElement } from 'react'

import type { AdminTexts } from '@/i18n/admin'
import { fill } from '@/i18n/fill'
import { shortDate } from '../fields/shortDate'
import styles from '../quotes/LiveTotals.module.css'
import { useAdminTexts } from '../useAdminTexts'
import { nextPeriodDue, type NextPeriodDue } from './nextPeriodDue'

/** Which days the next invoice of a retainer covers, as it is saved. */
export function NextPeriod(): ReactElement | null {
  const { id, data } = useDocumentInfo()
  const { invoice: words } = useAdminTexts().texts
  const sentence = sentenceOf(nextPeriodDue(data), words)
  if (id === undefined || sentence === null) return null
  return (
    <section className={styles['panel']} id="next-period">
      <strong>{words.nextPeriod}</strong>
      <p className={styles['note']}>{sentence}</p>
    </section>
  )
}

function sentenceOf(next: NextPeriodDue, words: AdminTexts['invoice']): string | null {
  switch (next.kind) {
    case 'unknown':
      return null
    case 'paused':
      return words.periodPaused
    case 'over':
      return words.noMorePeriod
    case 'unsure':
      return words.periodUnsure
    case 'due':
      return fill(words.nextPeriodFacts, { from: shortDate(next.period.from), to: shortDate(next.period.to) })
  }
}
