import type { ReactElement } from 'react'
import { formatCents } from '@/domain/money/format'
import type { Cents } from '@/domain/money/cents'
import type { Language } from '@/domain/parties/snapshots'
import type { VatGroup } from '@/domain/quotes/totals'
import { printablesText } from '@/i18n/printables'
import { VatTable } from './VatTable'

/** `main` stands under the rule and is what the reader looks for; `after` comes below it. */
export type TotalRow = { label: string; cents: Cents; weight: 'plain' | 'main' | 'after' }

type TotalsProps = {
  rows: TotalRow[]
  /** null: nothing about VAT may be printed (R11). */
  vat: VatGroup[] | null
  /** e.g. "Acquittée le 24 novembre 2026" */
  stamp: string | null
  currency: string
  language: Language
}

/** The VAT table and, beside it, the sums down to what is to be paid; never torn apart by a page's end (R9). */
export function Totals({ rows, vat, stamp, currency, language }: TotalsProps): ReactElement {
  return (
    <section className="totals" aria-label={printablesText(language).totals}>
      <div>
        {vat && <VatTable groups={vat} currency={currency} language={language} />}
        {stamp && <p className="stamp">{stamp}</p>}
      </div>
      <table className="sums">
        <tbody>
          {rows.map((row) => (
            <tr key={row.label} className={row.weight}>
              <th scope="row">{row.label}</th>
              <td className="amount">{formatCents(row.cents, { currency, language })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
