'use client'

import type { ReactElement } from 'react'

import type { PayTexts } from '@/i18n/pay'

import styles from './InvoicePage.module.css'
import { useRefreshEvery } from './useRefreshEvery'

const often = { everyMs: 3_000, forMs: 120_000 }

/** Back from paying, and no word from the bank yet: says so, looks again by itself for two minutes, then says what to do. */
export function Awaiting({ words, again }: { words: PayTexts['back']; again: string }): ReactElement {
  const isOver = useRefreshEvery(often)
  const { title, body } = isOver ? words.late : words.waiting
  return (
    <section className={styles.notice}>
      <h2 className={styles.noticeTitle}>{title}</h2>
      <p>{body}</p>
      {isOver && <a href={again}>{words.again}</a>}
      <noscript>
        <meta httpEquiv="refresh" content="10" />
      </noscript>
    </section>
  )
}

/** Looks again by itself while the invoice's PDF is being made. */
export function AwaitingPdf(): ReactElement {
  useRefreshEvery(often)
  return (
    <noscript>
      <meta httpEquiv="refresh" content="10" />
    </noscript>
  )
}
