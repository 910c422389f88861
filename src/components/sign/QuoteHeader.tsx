import type { ReactElement } from 'react'

import { Line } from '@/components/ui/Line'
import type { QuoteContent } from '@/domain/quotes/content'

import { fill } from '@/i18n/fill'
import styles from './QuoteHeader.module.css'
import type { QuoteDates } from './quoteDates'
import { useTexts } from './textsContext'

type QuoteHeaderProps = { content: QuoteContent; label: string; dates: QuoteDates }

/** The agency, the line that joins it to its client, the client large, and what the quote is about. */
export function QuoteHeader({ content, label, dates }: QuoteHeaderProps): ReactElement {
  const texts = useTexts()
  return (
    <header className={styles.header}>
      <p className={styles.seller} aria-hidden="true">
        {content.seller.tradeName}
        <Line strong />
      </p>
      <h1 className={styles.heading}>
        <span className={styles.from}>{fill(texts.page.from, { seller: content.seller.tradeName })}</span>{' '}
        <span className={styles.client}>{content.client.name}</span>
      </h1>
      <p className={styles.title}>{content.title}</p>
      <p className={styles.meta}>
        {fill(texts.page.meta, { label, date: dates.issuedOn })}
        <br />
        {fill(texts.page.validUntil, { date: dates.validUntil })}
      </p>
    </header>
  )
}
