import type { ReactElement } from 'react'

import lineStyles from '@/components/sign/QuoteLines.module.css'
import { unitFor } from '@/components/sign/lineSentence'
import { Amount } from '@/components/ui/Amount'
import type { InvoiceContent, InvoiceLine } from '@/domain/invoices/content'
import { formatCents, formatQuantity, formatRate } from '@/domain/money/format'
import { fill } from '@/i18n/fill'
import type { PayTexts } from '@/i18n/pay'

import styles from './InvoicePage.module.css'

type InvoiceLinesProps = { content: InvoiceContent; texts: PayTexts }

/** A few lines are read at once; more of them stay folded until somebody wants to see them. */
const mostOpenLines = 3

/** What is invoiced, each line as a sentence with its net amount; folds without scripts. */
export function InvoiceLines({ content, texts }: InvoiceLinesProps): ReactElement {
  const showsVat = content.seller.vatRegime === 'standard'
  return (
    <details className={styles.lines} open={content.lines.length <= mostOpenLines}>
      <summary className={styles.summary}>
        <h2 className={styles.summaryHeading}>{fill(texts.page.lines, { count: content.lines.length })}</h2>
      </summary>
      <ul>
        {content.lines.map((line, index) => (
          <li key={`${index} ${line.label}`} className={lineStyles.line}>
            <span className={lineStyles.label}>{line.label}</span>
            <span className={styles.lineAmount}>
              <Amount cents={line.netCents} language={content.language} currency={content.currency} />
              {showsVat && <span className={styles.muted}> {texts.line.net}</span>}
            </span>
            <span className={`${lineStyles.detail} ${styles.muted}`}>{lineWords({ line, content, texts })}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** "3 jours à 650,00 €, remise de 10 %, TVA 20 %"; nothing about VAT under the franchise (R11). */
export function lineWords({ line, content, texts }: InvoiceLinesProps & { line: InvoiceLine }): string {
  const { language, currency, seller } = content
  const { line: words } = texts
  const says = line.quantityMilli === 1_000 && line.discountBp === 0 ? words.alone : words.sentence
  const vat = line.vatRateBp > 0 ? fill(words.vat, { rate: formatRate(line.vatRateBp, language) }) : words.noVat
  return [
    fill(says, {
      quantity: formatQuantity(line.quantityMilli, language),
      unit: unitFor(line.unit, line.quantityMilli, language),
      price: formatCents(line.unitPriceCents, { language, currency }),
    }),
    ...(line.discountBp > 0 ? [fill(words.discount, { rate: formatRate(line.discountBp, language) })] : []),
    ...(seller.vatRegime === 'standard' ? [vat] : []),
  ].join(', ')
}
