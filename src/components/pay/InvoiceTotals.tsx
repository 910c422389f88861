import type { ReactElement } from 'react'

import styles from '@/components/sign/Totals.module.css'
import { Amount } from '@/components/ui/Amount'
import { Line } from '@/components/ui/Line'
import type { OpenInvoiceView } from '@/contracts/pay'
import type { PayTexts } from '@/i18n/pay'

import { figures, type Figure } from './figures'
import own from './InvoicePage.module.css'

type InvoiceTotalsProps = { view: OpenInvoiceView; texts: PayTexts }

/** The totals as a column of figures, the line above the sum, and what is left of it. */
export function InvoiceTotals({ view, texts }: InvoiceTotalsProps): ReactElement {
  const { language, currency } = view.content
  return (
    <section className={styles.totals}>
      <h2 className={styles.heading}>{texts.page.totals}</h2>
      <dl className={styles.figures}>
        {figures(view, texts).map(({ name, cents, weight }) => (
          <div key={name} className={`${styles.row} ${rowLook[weight] ?? ''}`}>
            {weight === 'sum' && (
              <span className={own.rule} aria-hidden="true">
                <Line strong />
              </span>
            )}
            <dt>{name}</dt>
            <dd>
              <Amount cents={cents} language={language} currency={currency} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const rowLook: Readonly<Record<Figure['weight'], string | undefined>> = {
  plain: '',
  sum: `${styles.sum} ${own.sumRow}`,
  left: own.leftRow,
}
