import type { ReactElement } from 'react'
import { formatCivilDate } from '@/domain/dates/civilDate'
import type { AccountStatement, StatementRow } from '@/domain/exports/accountStatement'
import { formatCents } from '@/domain/money/format'
import { printablesText } from '@/i18n/printables'
import { Facts } from './Facts'
import { Letterhead } from './Letterhead'
import { Parties } from './Parties'
import { PrintedPage } from './PrintedPage'

/** A client's account over a period on paper: what was asked for, what was paid, what is still open. */
export function StatementDocument({ content }: { content: AccountStatement }): ReactElement {
  const { seller, client, currency, language, from, to, closingCents } = content
  const text = printablesText(language)
  const title = text.statementTitle(client.name)
  return (
    <PrintedPage title={title} footer={title} language={language}>
      <Letterhead seller={seller} kind={text.statement} />
      <h1>{title}</h1>
      <Facts
        layout="row"
        facts={[
          {
            label: text.period,
            value: text.periodFacts(formatCivilDate(from, language), formatCivilDate(to, language)),
          },
          { label: text.statementBalance, value: formatCents(closingCents, { currency, language }) },
        ]}
      />
      <Parties {...{ seller, client, currency, language }} />
      <MovementsTable content={content} />
      {content.openItems.length > 0 && <OpenItemsTable content={content} />}
      <section className="mentions">
        <p>{text.statementNote}</p>
      </section>
    </PrintedPage>
  )
}

function MovementsTable({ content }: { content: AccountStatement }): ReactElement {
  const { language, from, to, openingCents, closingCents } = content
  const text = printablesText(language)
  const columns = text.statementColumns
  return (
    <table className="lines">
      <caption>{text.statementMovements}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.date}</th>
          <th scope="col">{columns.label}</th>
          <th scope="col" className="amount">
            {columns.debit}
          </th>
          <th scope="col" className="amount">
            {columns.credit}
          </th>
          <th scope="col" className="amount">
            {columns.balance}
          </th>
        </tr>
      </thead>
      <tbody>
        <BalanceRow
          label={text.openingBalance(formatCivilDate(from, language))}
          cents={openingCents}
          content={content}
        />
        {content.rows.map((row, index) => (
          <MovementRow key={`${row.kind}${row.reference}${index}`} row={row} content={content} />
        ))}
        <BalanceRow label={text.closingBalance(formatCivilDate(to, language))} cents={closingCents} content={content} />
      </tbody>
    </table>
  )
}

type RowProps = { content: AccountStatement }

function BalanceRow({ label, cents, content }: RowProps & { label: string; cents: number }): ReactElement {
  return (
    <tr>
      <td colSpan={4}>{label}</td>
      <td className="amount">{formatCents(cents, content)}</td>
    </tr>
  )
}

function MovementRow({ row, content }: RowProps & { row: StatementRow }): ReactElement {
  const { language } = content
  const kind = printablesText(language).statementKind[row.kind]
  return (
    <tr>
      <td>{formatCivilDate(row.on, language)}</td>
      <td>{row.reference === '' ? kind : `${kind} ${row.reference}`}</td>
      <td className="amount">{row.cents > 0 ? formatCents(row.cents, content) : ''}</td>
      <td className="amount">{row.cents < 0 ? formatCents(0 - row.cents, content) : ''}</td>
      <td className="amount">{formatCents(row.balanceCents, content)}</td>
    </tr>
  )
}

function OpenItemsTable({ content }: RowProps): ReactElement {
  const { language } = content
  const text = printablesText(language)
  return (
    <table className="lines deposits">
      <caption>{text.openItems}</caption>
      <thead>
        <tr>
          <th scope="col">{text.depositColumns.number}</th>
          <th scope="col">{text.depositColumns.date}</th>
          <th scope="col">{text.dueOn}</th>
          <th scope="col" className="amount">
            {text.statementColumns.balance}
          </th>
        </tr>
      </thead>
      <tbody>
        {content.openItems.map((item) => (
          <tr key={item.invoice}>
            <td>{item.invoice}</td>
            <td>{formatCivilDate(item.issuedOn, language)}</td>
            <td>{formatCivilDate(item.dueOn, language)}</td>
            <td className="amount">{formatCents(item.cents, content)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
