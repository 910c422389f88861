import type { ReactElement, ReactNode } from 'react'

import { Amount } from '@/components/ui/Amount'
import { Line } from '@/components/ui/Line'
import { formatRate } from '@/domain/money/format'
import type { QuoteContent } from '@/domain/quotes/content'
import type { QuoteTotals } from '@/domain/quotes/totals'

import { fill } from '@/i18n/fill'
import { useTexts } from './textsContext'
import styles from './Totals.module.css'

type TotalsProps = { content: QuoteContent; totals: QuoteTotals | null }

/** The totals as a column of figures, the line above the sum; null while a choice is missing. */
export function Totals({ content, totals }: TotalsProps): ReactElement {
  const texts = useTexts()
  return (
    <section className={styles.totals}>
      <h2 className={styles.heading}>{texts.page.totals}</h2>
      {totals ? <Figures content={content} totals={totals} /> : <p>{texts.totals.incomplete}</p>}
    </section>
  )
}

function Figures({ content, totals }: { content: QuoteContent; totals: QuoteTotals }): ReactElement {
  const { totals: words } = useTexts()
  const { language, currency } = content
  const amount = (cents: number): ReactElement => <Amount cents={cents} language={language} currency={currency} />
  const rate = (bp: number): string => formatRate(bp, language)
  const vat = totals.vat.filter((group) => group.vatCents !== 0)
  return (
    <dl className={styles.figures}>
      {totals.documentDiscountCents !== 0 && (
        <>
          <Row name={words.subtotal}>{amount(totals.subtotalCents)}</Row>
          <Row name={fill(words.discount, { rate: rate(content.documentDiscountBp) })}>
            {amount(0 - totals.documentDiscountCents)}
          </Row>
        </>
      )}
      <Row name={words.net}>{amount(totals.netCents)}</Row>
      {vat.map((group) => (
        <Row key={`${group.category} ${group.rateBp}`} name={fill(words.vat, { rate: rate(group.rateBp) })}>
          {amount(group.vatCents)}
        </Row>
      ))}
      <div className={styles.rule}>
        <Line strong />
      </div>
      <Row isSum name={vat.length > 0 ? words.gross : words.grossNoVat}>
        {amount(totals.grossCents)}
      </Row>
      {totals.depositGrossCents > 0 && (
        <Row name={fill(words.deposit, { rate: rate(content.depositBp) })}>{amount(totals.depositGrossCents)}</Row>
      )}
    </dl>
  )
}

function Row({ name, isSum = false, children }: { name: string; isSum?: boolean; children: ReactNode }): ReactElement {
  return (
    <div className={isSum ? `${styles.row} ${styles.sum}` : styles.row}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
