import type { ReactElement, ReactNode } from 'react'
import { formatCents, formatQuantity, formatRate } from '@/domain/money/format'
import type { BasisPoints, Cents, Milli } from '@/domain/money/cents'
import type { Language } from '@/domain/parties/snapshots'
import { printablesText } from '@/i18n/printables'

/** Whether a line that may be left out counts in the printed total, in words and as a mark that survives black and white. */
export type ChoiceMark = { shape: 'box' | 'circle'; isIncluded: boolean; words: string }

export type PrintedLine = {
  key: string
  label: string
  description: string | null
  note: string | null
  unit: string
  quantityMilli: Milli
  unitPriceCents: Cents
  discountBp: BasisPoints
  vatRateBp: BasisPoints
  netCents: Cents
  choice: ChoiceMark | null
}

/** Lines under a heading of their own inside the table; null: the table's caption says it all. */
export type LineGroup = { heading: string | null; lines: PrintedLine[] }

export type LinesTableProps = {
  caption: string
  groups: LineGroup[]
  currency: string
  language: Language
  /** What must stay with the last lines on one page, the totals: only a row of the same `tbody` does in Chromium. */
  closing: ReactNode | null
  /** Without VAT nothing about it may be printed (R11). */
  columns: { discount: boolean; vat: boolean }
}

/** One row per line: what, how much of it, at what price, at which VAT rate (R9, R16, R17). */
export function LinesTable(props: LinesTableProps): ReactElement {
  const { caption, groups, closing, currency, language, columns } = props
  const columnCount = 5 + Number(columns.discount) + Number(columns.vat)
  return (
    <table className="lines">
      <caption>{caption}</caption>
      <Columns language={language} columns={columns} />
      {groups.map((group, index) => (
        <tbody key={group.heading ?? ''}>
          {group.heading !== null && (
            <tr className="group">
              <th scope="rowgroup" colSpan={columnCount}>
                {group.heading}
              </th>
            </tr>
          )}
          {group.lines.map((line) => (
            <LineRow key={line.key} {...{ line, currency, language, columns }} />
          ))}
          {closing && index === groups.length - 1 && (
            <tr className="closing">
              <td colSpan={columnCount}>{closing}</td>
            </tr>
          )}
        </tbody>
      ))}
    </table>
  )
}

function Columns({ language, columns }: Pick<LinesTableProps, 'language' | 'columns'>): ReactElement {
  const text = printablesText(language).columns
  return (
    <thead>
      <tr>
        <th scope="col">{text.label}</th>
        <th scope="col" className="quantity">
          {text.quantity}
        </th>
        <th scope="col" className="unit">
          {text.unit}
        </th>
        <th scope="col" className="amount">
          {columns.vat ? text.unitPrice : text.unitPriceNoVat}
        </th>
        {columns.discount && (
          <th scope="col" className="rate">
            {text.discount}
          </th>
        )}
        {columns.vat && (
          <th scope="col" className="rate">
            {text.vatRate}
          </th>
        )}
        <th scope="col" className="amount">
          {columns.vat ? text.net : text.netNoVat}
        </th>
      </tr>
    </thead>
  )
}

type LineRowProps = Pick<LinesTableProps, 'currency' | 'language' | 'columns'> & { line: PrintedLine }

function LineRow({ line, currency, language, columns }: LineRowProps): ReactElement {
  const money = { currency, language }
  return (
    <tr className={line.choice && !line.choice.isIncluded ? 'excluded' : undefined}>
      <td className="what">
        {line.choice && <Mark {...line.choice} />}
        <p className="line-label">{line.label}</p>
        {line.description && <p className="description">{line.description}</p>}
        {line.note && <p className="description">{line.note}</p>}
        {line.choice && <p className="choice-words">{line.choice.words}</p>}
      </td>
      <td className="quantity">{formatQuantity(line.quantityMilli, language)}</td>
      <td className="unit">{line.unit}</td>
      <td className="amount">{formatCents(line.unitPriceCents, money)}</td>
      {columns.discount && (
        <td className="rate">{line.discountBp === 0 ? '' : formatRate(line.discountBp, language)}</td>
      )}
      {columns.vat && <td className="rate">{formatRate(line.vatRateBp, language)}</td>}
      <td className="amount net">{formatCents(line.netCents, money)}</td>
    </tr>
  )
}

function Mark({ shape, isIncluded }: ChoiceMark): ReactElement {
  return (
    <svg className="mark" viewBox="0 0 12 12" aria-hidden="true">
      {shape === 'box' ? (
        <rect x="0.6" y="0.6" width="10.8" height="10.8" rx="2" fill="none" stroke="currentColor" strokeWidth="0.9" />
      ) : (
        <circle cx="6" cy="6" r="5.4" fill="none" stroke="currentColor" strokeWidth="0.9" />
      )}
      {isIncluded && shape === 'box' && (
        <path d="M3 6.2 5.2 8.4 9 3.8" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" />
      )}
      {isIncluded && shape === 'circle' && <circle cx="6" cy="6" r="2.8" fill="currentColor" />}
    </svg>
  )
}
