import type { ReactElement } from 'react'

import type { OpenInvoiceView } from '@/contracts/pay'
import { formatCents } from '@/domain/money/format'
import type { PayTexts } from '@/i18n/pay'

import { PayOnline, type PayAction } from './PayOnline'
import { PayTransfer } from './PayTransfer'
import styles from './PayWays.module.css'

type PayWaysProps = { view: OpenInvoiceView; token: string; texts: PayTexts; pay: PayAction }

/** Card, debit and transfer as equal choices, at one price (R47); the transfer alone without a provider (P5). */
export function PayWays({ view, token, texts, pay }: PayWaysProps): ReactElement | null {
  const { content, online, transfer, dueCents } = view
  if (dueCents === 0) return null
  const isTransferOnly = online.length === 0
  return (
    <section className={styles.ways} aria-labelledby="payer">
      <h2 id="payer" className={styles.heading}>
        {isTransferOnly ? texts.ways.only : texts.ways.title}
      </h2>
      {!isTransferOnly && (
        <PayOnline
          token={token}
          methods={online}
          amountCents={dueCents}
          amount={formatCents(dueCents, content)}
          texts={texts}
          pay={pay}
        />
      )}
      {transfer && (
        <section className={styles.way}>
          {!isTransferOnly && <h3 className={styles.wayTitle}>{texts.ways.transfer.title}</h3>}
          <p className={styles.wayBody}>{texts.ways.transfer.body}</p>
          <PayTransfer transfer={transfer} content={content} texts={texts} />
        </section>
      )}
    </section>
  )
}
