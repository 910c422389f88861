import type { ReactElement } from 'react'
import { formatCivilDate } from '@/domain/dates/civilDate'
import type { InvoiceContent, PrecedingInvoice } from '@/domain/invoices/content'
import { formatCents } from '@/domain/money/format'
import { printablesText } from '@/i18n/printables'
import { rateWords } from './VatTable'

/** Each deposit invoice that a final invoice takes off, by number and date, with its VAT (R20). */
export function DeductedDeposits({ content }: { content: InvoiceContent }): ReactElement {
  const { seller, language } = content
  const text = printablesText(language)
  const showsVat = seller.vatRegime === 'standard'
  return (
    <table className="lines deposits">
      <caption>{text.deposits}</caption>
      <thead>
        <tr>
          <th scope="col">{text.depositColumns.number}</th>
          <th scope="col">{text.depositColumns.date}</th>
          {showsVat && <th scope="col">{text.depositColumns.vat}</th>}
          <th scope="col" className="amount">
            {showsVat ? text.depositColumns.gross : text.depositColumns.grossNoVat}
          </th>
        </tr>
      </thead>
      <tbody>
        {content.preceding.map((deposit) => (
          <tr key={deposit.number}>
            <td>{deposit.number}</td>
            <td>{formatCivilDate(deposit.issuedOn, language)}</td>
            {showsVat && <td>{vatWords(deposit, content)}</td>}
            <td className="amount">{formatCents(deposit.grossCents, content)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** "20 % : 576,00 € · 10 % : 12,00 €" */
function vatWords(deposit: PrecedingInvoice, content: InvoiceContent): ReactElement[] {
  const { language } = content
  const { between } = printablesText(language).vatParts
  return deposit.vat.map((group) => (
    <p key={`${group.category}${group.rateBp}`} className="unbroken">
      {`${rateWords(group, language)}${between}${formatCents(group.vatCents, content)}`}
    </p>
  ))
}
