import type { ReactElement } from 'react'
import { formatCents, formatRate } from '@/domain/money/format'
import type { Language } from '@/domain/parties/snapshots'
import type { VatGroup } from '@/domain/quotes/totals'
import { printablesText } from '@/i18n/printables'

type VatTableProps = { groups: VatGroup[]; currency: string; language: Language }

/** Base and VAT of each rate, with the reason beside a rate of zero (R9, R11, M4). */
export function VatTable({ groups, currency, language }: VatTableProps): ReactElement {
  const text = printablesText(language)
  const money = { currency, language }
  return (
    <table className="vat">
      <caption>{text.vatTable}</caption>
      <thead>
        <tr>
          <th scope="col">{text.vatRate}</th>
          <th scope="col" className="amount">
            {text.vatBase}
          </th>
          <th scope="col" className="amount">
            {text.vatAmount}
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={`${group.category}${group.rateBp}`}>
            <td>{rateWords(group, language)}</td>
            <td className="amount">{formatCents(group.netCents, money)}</td>
            <td className="amount">{formatCents(group.vatCents, money)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** "20 %", "0 % (autoliquidation)". */
export function rateWords(group: VatGroup, language: Language): string {
  const reason = printablesText(language).vatCategory[group.category]
  const rate = formatRate(group.rateBp, language)
  return reason === '' ? rate : `${rate} (${reason})`
}
