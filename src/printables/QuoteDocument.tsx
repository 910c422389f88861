import type { ReactElement } from 'react'
import { formatCivilDate } from '@/domain/dates/civilDate'
import { formatCents, formatQuantity, formatRate } from '@/domain/money/format'
import type { QuoteContent, QuoteLine } from '@/domain/quotes/content'
import { groupsOf, isPreselected } from '@/domain/quotes/selection'
import { lineNet } from '@/domain/quotes/totals'
import { fill } from '@/i18n/fill'
import { printablesText } from '@/i18n/printables'
import { withdrawalInformation } from '@/i18n/withdrawal'
import { withdrawalPlaces } from '@/i18n/withdrawalPlaces'
import { Agreement } from './Agreement'
import { Facts } from './Facts'
import { Letterhead } from './Letterhead'
import { LinesTable, type ChoiceMark, type LineGroup, type PrintedLine } from './LinesTable'
import { Mentions } from './Mentions'
import { Parties } from './Parties'
import { PrintedPage } from './PrintedPage'
import { Terms } from './Terms'
import { Totals, type TotalRow } from './Totals'

export type QuoteDocumentProps = {
  content: QuoteContent
  /** "DEV-2026-0001-v2" */
  label: string
}

/** A quote version on paper: everything that is signed, and nothing else (R17, Q1). */
export function QuoteDocument({ content, label }: QuoteDocumentProps): ReactElement {
  const { seller, client, currency, language } = content
  const text = printablesText(language)
  return (
    <PrintedPage title={`${text.quote} ${label}`} footer={`${text.quote} ${label}`} language={language}>
      <Letterhead seller={seller} kind={text.quote} />
      <h1>{content.title}</h1>
      <Facts
        layout="row"
        facts={[
          { label: text.number, value: label },
          { label: text.issuedOn, value: formatCivilDate(content.issuedOn, language) },
          { label: text.validUntil, value: formatCivilDate(content.validUntil, language) },
        ]}
      />
      <Parties {...{ seller, client, currency, language }} />
      {content.introduction && <p className="introduction">{content.introduction}</p>}
      <QuoteLines content={content} />
      <Conditions content={content} />
      {client.kind === 'consumer' && <Withdrawal content={content} />}
      <Agreement signers={content.signers} language={language} />
      <Terms terms={content.terms} version={content.termsVersion} language={language} />
      <Mentions mentions={content.mentions} language={language} />
    </PrintedPage>
  )
}

/** Lines that nobody can leave out, then the options apart from them: one group of rows per group of alternatives. */
function QuoteLines({ content }: { content: QuoteContent }): ReactElement {
  const { lines, seller, currency, language } = content
  const text = printablesText(language)
  const columns = { discount: lines.some((line) => line.discountBp !== 0), vat: seller.vatRegime === 'standard' }
  const fixed = printedLines(content, 'fixed')
  const choices = choiceGroups(content)
  const table = { currency, language, columns }
  const totals = <QuoteSums content={content} />
  return (
    <>
      {fixed.length > 0 && (
        <LinesTable
          caption={text.lines}
          groups={[{ heading: null, lines: fixed }]}
          closing={choices.length > 0 ? null : totals}
          {...table}
        />
      )}
      {choices.length > 0 && (
        <section className="options">
          <h2>{text.options}</h2>
          <p className="hint">{text.optionsIntroduction}</p>
          <LinesTable caption={text.options} groups={choices} closing={totals} {...table} />
        </section>
      )}
    </>
  )
}

function QuoteSums({ content }: { content: QuoteContent }): ReactElement {
  const { totals, seller, currency, language } = content
  const vat = seller.vatRegime === 'standard' ? totals.vat : null
  return <Totals rows={totalRows(content)} vat={vat} stamp={null} {...{ currency, language }} />
}

function choiceGroups(content: QuoteContent): LineGroup[] {
  const text = printablesText(content.language)
  const optional = printedLines(content, 'optional')
  return [
    ...(optional.length > 0 ? [{ heading: text.optional, lines: optional }] : []),
    ...groupsOf(content).map((group) => ({ heading: text.oneOf(group), lines: printedLines(content, { group }) })),
  ]
}

function printedLines(content: QuoteContent, of: 'fixed' | 'optional' | { group: string }): PrintedLine[] {
  const isWanted = ({ choice }: QuoteLine): boolean =>
    typeof of === 'string' ? choice.kind === of : choice.kind === 'one-of' && choice.group === of.group
  return content.lines.filter(isWanted).map((line) => ({
    ...line,
    key: line.id,
    note: quantityNote(line, content),
    netCents: lineNet(line),
    choice: choiceMark(line, content),
  }))
}

function quantityNote(line: QuoteLine, { language }: QuoteContent): string | null {
  if (line.minQuantityMilli === line.maxQuantityMilli) return null
  const limits = [line.minQuantityMilli, line.maxQuantityMilli] as const
  const [min, max] = limits.map((milli) => formatQuantity(milli, language))
  return printablesText(language).quantityRange(min ?? '', max ?? '')
}

function choiceMark(line: QuoteLine, { language }: QuoteContent): ChoiceMark | null {
  const text = printablesText(language)
  const isIncluded = isPreselected(line)
  switch (line.choice.kind) {
    case 'fixed':
      return null
    case 'optional':
      return { shape: 'box', isIncluded, words: isIncluded ? text.optionIncluded : text.optionExcluded }
    case 'one-of':
      return { shape: 'circle', isIncluded, words: isIncluded ? text.choiceIncluded : text.choiceExcluded }
  }
}

function totalRows({ totals, seller, documentDiscountBp, depositBp, language }: QuoteContent): TotalRow[] {
  const text = printablesText(language)
  const showsVat = seller.vatRegime === 'standard'
  const discount: TotalRow[] = [
    { label: showsVat ? text.subtotal : text.subtotalNoVat, cents: totals.subtotalCents, weight: 'plain' },
    {
      label: text.documentDiscount(formatRate(documentDiscountBp, language)),
      cents: 0 - totals.documentDiscountCents,
      weight: 'plain',
    },
  ]
  const taxes: TotalRow[] = [
    { label: text.net, cents: totals.netCents, weight: 'plain' },
    { label: text.vat, cents: totals.vatCents, weight: 'plain' },
  ]
  const deposit: TotalRow = {
    label: text.depositDue(formatRate(depositBp, language)),
    cents: totals.depositGrossCents,
    weight: 'after',
  }
  return [
    ...(totals.documentDiscountCents === 0 ? [] : discount),
    ...(showsVat ? taxes : []),
    { label: showsVat ? text.gross : text.grossNoVat, cents: totals.grossCents, weight: 'main' },
    ...(totals.depositGrossCents === 0 ? [] : [deposit]),
  ]
}

/** Validity, delivery time and how it is paid: what a quote must say beside its price (R17, R18). */
function Conditions({ content }: { content: QuoteContent }): ReactElement {
  const { totals, depositBp, currency, language } = content
  const text = printablesText(language)
  const money = { currency, language }
  const hasDeposit = totals.depositGrossCents !== 0
  const deposit = text.depositFacts(formatRate(depositBp, language), formatCents(totals.depositGrossCents, money))
  const balance = formatCents(totals.grossCents - totals.depositGrossCents, money)
  return (
    <section className="conditions">
      <h2>{text.conditions}</h2>
      <Facts
        layout="list"
        facts={[
          { label: text.validity, value: text.validityFacts(formatCivilDate(content.validUntil, language)) },
          { label: text.deliveryTime, value: content.deliveryTime },
          { label: text.deposit, value: hasDeposit ? deposit : text.noDeposit },
          { label: text.balance, value: hasDeposit ? text.balanceFacts(balance) : null },
          { label: text.payment, value: text.paymentFacts(content.paymentTermDays) },
        ]}
      />
    </section>
  )
}

/** What a consumer must read of their right to withdraw before ordering, with the model form, on paper too (R44). */
function Withdrawal({ content }: { content: QuoteContent }): ReactElement {
  const { title, paragraphs, formTitle, form } = withdrawalInformation(content.language)
  const places = withdrawalPlaces(content)
  return (
    <section className="terms">
      <h2>{title}</h2>
      <div className="terms-text">
        {Object.values(paragraphs).map((paragraph) => (
          <p key={paragraph}>{fill(paragraph, places)}</p>
        ))}
        <h3>{formTitle}</h3>
        {Object.values(form).map((line) => (
          <p key={line}>{fill(line, places)}</p>
        ))}
      </div>
    </section>
  )
}
