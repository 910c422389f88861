import type { ReactElement } from 'react'
import { formatCivilDate } from '@/domain/dates/civilDate'
import type { InvoiceContent } from '@/domain/invoices/content'
import { printablesText } from '@/i18n/printables'
import { DeductedDeposits } from './DeductedDeposits'
import { Facts, type Fact } from './Facts'
import { Letterhead } from './Letterhead'
import { LinesTable, type PrintedLine } from './LinesTable'
import { Mentions } from './Mentions'
import { Parties } from './Parties'
import { PrintedPage } from './PrintedPage'
import { Totals, type TotalRow } from './Totals'
import { TransferDetails } from './TransferDetails'

export type InvoiceDocumentProps = {
  content: InvoiceContent
  /** `data:` URI of the transfer's EPC code; null when there is none. */
  transferCodeImage: string | null
  /** A word across every page of what is not the document itself. */
  watermark?: string
}

/** An issued invoice, deposit invoice, final invoice or credit note on paper (R9, R19–R21, I2). */
export function InvoiceDocument({ content, transferCodeImage, watermark = '' }: InvoiceDocumentProps): ReactElement {
  const { kind, number, seller, client, currency, language } = content
  const text = printablesText(language)
  const title = `${text.invoiceKind[kind]} ${number}`
  const asksForMoney = kind !== 'credit-note' && content.payableCents > 0
  return (
    <PrintedPage title={title} footer={title} language={language} watermark={watermark}>
      <Letterhead seller={seller} kind={text.invoiceKind[kind]} />
      <h1>{title}</h1>
      <Facts layout="row" facts={invoiceFacts(content)} />
      <Parties {...{ seller, client, currency, language }} />
      <Corrected content={content} />
      {content.note && <p className="introduction">{content.note}</p>}
      <InvoiceLines content={content} />
      {kind === 'final' && <DeductedDeposits content={content} />}
      {asksForMoney && (
        <TransferDetails
          seller={seller}
          reference={content.paymentReference}
          codeImage={transferCodeImage}
          language={language}
        />
      )}
      <Mentions mentions={content.mentions.map(({ text: mention }) => mention)} language={language} />
    </PrintedPage>
  )
}

function InvoiceLines({ content }: { content: InvoiceContent }): ReactElement {
  const { lines, vat, seller, currency, language } = content
  const showsVat = seller.vatRegime === 'standard'
  const money = { currency, language }
  return (
    <LinesTable
      caption={printablesText(language).lines}
      groups={[{ heading: null, lines: printedLines(content) }]}
      closing={<Totals rows={totalRows(content)} vat={showsVat ? vat : null} stamp={paidStamp(content)} {...money} />}
      columns={{ discount: lines.some((line) => line.discountBp !== 0), vat: showsVat }}
      {...money}
    />
  )
}

function printedLines({ lines }: InvoiceContent): PrintedLine[] {
  return lines.map((line, index) => ({ ...line, key: String(index), note: null, choice: null }))
}

function invoiceFacts(content: InvoiceContent): Fact[] {
  const { kind, language, quote } = content
  const text = printablesText(language)
  const isCredit = kind === 'credit-note'
  const isPaid = kind === 'deposit' && content.payableCents === 0
  return [
    {
      label: isCredit ? text.creditNoteIssuedOn : text.invoiceIssuedOn,
      value: formatCivilDate(content.issuedOn, language),
    },
    {
      label: kind === 'deposit' ? text.receivedOn : text.suppliedOn,
      value: formatCivilDate(content.suppliedOn, language),
    },
    { label: text.period, value: periodWords(content) },
    { label: text.dueOn, value: isCredit || isPaid ? null : formatCivilDate(content.dueOn, language) },
    {
      label: text.signedQuote,
      value: quote && text.signedQuoteFacts(quote.number, formatCivilDate(quote.signedOn, language)),
    },
    { label: text.purchaseOrder, value: content.purchaseOrder },
    { label: text.operationLabel, value: text.operation[content.operation] },
  ]
}

/** The days that a retainer's invoice covers (R9). */
function periodWords({ period, language }: InvoiceContent): string | null {
  if (period === null) return null
  return printablesText(language).periodFacts(
    formatCivilDate(period.from, language),
    formatCivilDate(period.to, language),
  )
}

/** A credit note names the invoice that it corrects, with its date (R21). */
function Corrected({ content }: { content: InvoiceContent }): ReactElement | null {
  if (content.kind !== 'credit-note') return null
  const { language } = content
  return (
    <div className="introduction">
      {content.preceding.map(({ number, issuedOn }) => (
        <p key={number}>{printablesText(language).corrects(number, formatCivilDate(issuedOn, language))}</p>
      ))}
    </div>
  )
}

/** Only of a deposit the content says when the money came: it is due on that day (R19). */
function paidStamp({ kind, payableCents, suppliedOn, language }: InvoiceContent): string | null {
  if (kind !== 'deposit' || payableCents !== 0) return null
  return printablesText(language).paidOn(formatCivilDate(suppliedOn, language))
}

function totalRows(content: InvoiceContent): TotalRow[] {
  const { kind, documentDiscountCents, prepaidCents, payableCents, language } = content
  const text = printablesText(language)
  const showsVat = content.seller.vatRegime === 'standard'
  const isCredit = kind === 'credit-note'
  const grossLabels = isCredit ? [text.creditGross, text.creditGrossNoVat] : [text.gross, text.grossNoVat]
  const prepaid: TotalRow[] = [
    {
      label: kind === 'final' ? text.prepaidDeposits : text.prepaid,
      cents: 0 - prepaidCents,
      weight: 'after',
    },
    { label: text.payable, cents: payableCents, weight: 'main' },
  ]
  return [
    ...(documentDiscountCents === 0 ? [] : discountRows(content)),
    ...(showsVat ? taxRows(content) : []),
    { label: grossLabels[showsVat ? 0 : 1] ?? text.gross, cents: content.grossCents, weight: 'main' },
    ...(isCredit || prepaidCents === 0 ? [] : prepaid),
  ]
}

function discountRows({ netCents, documentDiscountCents, seller, language }: InvoiceContent): TotalRow[] {
  const text = printablesText(language)
  const label = seller.vatRegime === 'standard' ? text.subtotal : text.subtotalNoVat
  return [
    { label, cents: netCents + documentDiscountCents, weight: 'plain' },
    { label: text.documentDiscount(null), cents: 0 - documentDiscountCents, weight: 'plain' },
  ]
}

function taxRows({ netCents, vatCents, language }: InvoiceContent): TotalRow[] {
  const text = printablesText(language)
  return [
    { label: text.net, cents: netCents, weight: 'plain' },
    { label: text.vat, cents: vatCents, weight: 'plain' },
  ]
}
