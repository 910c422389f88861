import type { ReactElement } from 'react'

import styles from '@/components/sign/QuoteHeader.module.css'
import { Amount } from '@/components/ui/Amount'
import { Line } from '@/components/ui/Line'
import type { OpenInvoiceView } from '@/contracts/pay'
import { fill } from '@/i18n/fill'
import type { PayTexts } from '@/i18n/pay'

import { mainFigure } from './figures'
import own from './InvoicePage.module.css'
import { shownDate } from './shownDate'

type InvoiceHeaderProps = { view: OpenInvoiceView; texts: PayTexts }

/** The agency, the line that joins it to its client, the client large, and the one amount that matters. */
export function InvoiceHeader({ view, texts }: InvoiceHeaderProps): ReactElement {
  const { content } = view
  const { name, cents } = mainFigure(view, texts)
  return (
    <header className={styles.header}>
      <p className={styles.seller} aria-hidden="true">
        {content.seller.tradeName}
        <Line strong />
      </p>
      <h1 className={styles.heading}>
        <span className={styles.from}>
          {fill(texts.page.from, { kind: texts.kind[content.kind], seller: content.seller.tradeName })}
        </span>{' '}
        <span className={styles.client}>{content.client.name}</span>
      </h1>
      <p className={styles.meta}>
        {metaSentences(view, texts).map((sentence) => (
          <span key={sentence} className={own.metaLine}>
            {sentence}
          </span>
        ))}
      </p>
      <p className={own.main}>
        <span className={own.mainName}>{name}</span>{' '}
        <span className={own.mainAmount}>
          <Amount cents={cents} language={content.language} currency={content.currency} />
        </span>
      </p>
    </header>
  )
}

function metaSentences({ content, dueCents }: OpenInvoiceView, { page }: PayTexts): string[] {
  const { number, issuedOn, dueOn, language, quote, purchaseOrder, preceding } = content
  const corrected = content.kind === 'credit-note' ? preceding : []
  return [
    fill(page.meta, { number, date: shownDate(issuedOn, language) }),
    ...(dueCents > 0 ? [fill(page.dueOn, { date: shownDate(dueOn, language) })] : []),
    ...corrected.map((invoice) =>
      fill(page.corrects, { number: invoice.number, date: shownDate(invoice.issuedOn, language) }),
    ),
    ...(quote ? [fill(page.quote, { number: quote.number, date: shownDate(quote.signedOn, language) })] : []),
    ...(purchaseOrder ? [fill(page.purchaseOrder, { number: purchaseOrder })] : []),
  ]
}
