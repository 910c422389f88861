'use client'

import { Fragment, type ReactElement } from 'react'

import { fill } from '@/i18n/fill'
import { formatCents, formatRate } from '@/domain/money/format'
import { useAdminTexts } from '../useAdminTexts'
import type { StoredTotals } from './formTotals'
import styles from './LiveTotals.module.css'

type TotalsTableProps = { totals: StoredTotals; currency: string | null; depositLabel: string }

/** Net, discount, VAT per rate, the line, gross, deposit. The gross is spoken politely when it changes. */
export function TotalsTable({ totals, currency, depositLabel }: TotalsTableProps): ReactElement {
  const { texts, language } = useAdminTexts()
  const words = texts.totals
  const money = (cents: number): string => formatCents(cents, { language, currency: currency ?? 'EUR' })
  const { subtotalCents, documentDiscountCents, vat, netCents, grossCents, depositGrossCents } = totals
  return (
    <dl className={styles['totals']}>
      {documentDiscountCents === 0 ? null : (
        <>
          <Row label={words.subtotal} amount={money(subtotalCents)} />
          <Row label={words.discount} amount={money(0 - documentDiscountCents)} />
        </>
      )}
      <Row label={words.net} amount={money(netCents)} />
      {vat.map(({ category, rateBp, vatCents }) => (
        <Fragment key={`${category}${rateBp}`}>
          <Row label={fill(words.vat, { rate: formatRate(rateBp, language) })} amount={money(vatCents)} />
        </Fragment>
      ))}
      <div className={styles['gross']} aria-live="polite" aria-atomic="true">
        <dt>{words.gross}</dt>
        <dd id="quote-gross">{money(grossCents)}</dd>
      </div>
      {depositGrossCents === 0 ? null : <Row label={depositLabel} amount={money(depositGrossCents)} />}
    </dl>
  )
}

function Row({ label, amount }: { label: string; amount: string }): ReactElement {
  return (
    <div className={styles['row']}>
      <dt>{label}</dt>
      <dd>{amount}</dd>
    </div>
  )
}
