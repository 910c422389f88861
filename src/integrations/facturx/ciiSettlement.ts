import { discountReason, exemptionOf, taxPointCode } from './ciiCodes'
import { discount, vatRate } from './ciiLines'
import { amountText, dateTime, formattedDateTime } from './ciiValues'
import { element, optional, type XmlElement } from './xmlText'
import type { InvoiceContent } from '../../domain/invoices/content'
import { addCents } from '../../domain/money/cents'
import type { VatGroup } from '../../domain/quotes/totals'

/** What is owed, why, how and when: BG-3, BG-14, BG-16, BG-20, BG-22, BG-23. */
export function settlement(content: InvoiceContent): XmlElement {
  return element('ram:ApplicableHeaderTradeSettlement', [
    ...optional('ram:PaymentReference', content.paymentReference),
    element('ram:InvoiceCurrencyCode', content.currency),
    ...transfer(content),
    ...content.vat.map((group) => taxGroup(group, content)),
    ...billingPeriod(content),
    ...content.vat.flatMap((group) => documentDiscount(group, content)),
    element('ram:SpecifiedTradePaymentTerms', [dateTime('ram:DueDateDateTime', content.dueOn)]),
    summation(content),
    ...content.preceding.map(({ number, issuedOn }) =>
      element('ram:InvoiceReferencedDocument', [
        element('ram:IssuerAssignedID', number),
        formattedDateTime('ram:FormattedIssueDateTime', issuedOn),
      ]),
    ),
  ])
}

/** A credit transfer to the agency; a credit note asks the client for nothing. */
function transfer({ kind, seller }: InvoiceContent): XmlElement[] {
  if (kind === 'credit-note') return []
  return [
    element('ram:SpecifiedTradeSettlementPaymentMeans', [
      element('ram:TypeCode', '30'),
      element('ram:PayeePartyCreditorFinancialAccount', [
        element('ram:IBANID', seller.iban),
        element('ram:AccountName', seller.legalName),
      ]),
      ...optional('ram:PayeeSpecifiedCreditorFinancialInstitution', optional('ram:BICID', seller.bic)),
    ]),
  ]
}

function taxGroup(group: VatGroup, content: InvoiceContent): XmlElement {
  const exemption = exemptionOf(group.category, content)
  const reason = content.mentions.find(({ code }) => code === exemption?.mention)?.text ?? null
  return element('ram:ApplicableTradeTax', [
    element('ram:CalculatedAmount', amountText(group.vatCents)),
    element('ram:TypeCode', 'VAT'),
    ...optional('ram:ExemptionReason', reason),
    element('ram:BasisAmount', amountText(group.netCents)),
    element('ram:CategoryCode', group.category),
    ...optional('ram:ExemptionReasonCode', exemption?.code ?? null),
    ...(group.category === 'S' ? [element('ram:DueDateTypeCode', taxPointCode(content))] : []),
    ...vatRate(group.category, group.rateBp),
  ])
}

function billingPeriod({ period }: InvoiceContent): XmlElement[] {
  if (period === null) return []
  return [
    element('ram:BillingSpecifiedPeriod', [
      dateTime('ram:StartDateTime', period.from),
      dateTime('ram:EndDateTime', period.to),
    ]),
  ]
}

/** The group's share of the document discount: its lines less what it is taxed on (M5). */
function documentDiscount(group: VatGroup, content: InvoiceContent): XmlElement[] {
  const cents = linesOfGroup(group, content) - group.netCents
  if (cents === 0) return []
  const tax = element('ram:CategoryTradeTax', [
    element('ram:TypeCode', 'VAT'),
    element('ram:CategoryCode', group.category),
    ...vatRate(group.category, group.rateBp),
  ])
  return [discount(cents, discountReason[content.language], [tax])]
}

function linesOfGroup({ category, rateBp }: VatGroup, { lines }: InvoiceContent): number {
  const own = lines.filter((line) => line.vatCategory === category && line.vatRateBp === rateBp)
  return addCents(...own.map((line) => line.netCents))
}

function summation(content: InvoiceContent): XmlElement {
  const { currency, documentDiscountCents, prepaidCents } = content
  const amount = (name: string, cents: number): XmlElement => element(name, amountText(cents))
  return element('ram:SpecifiedTradeSettlementHeaderMonetarySummation', [
    amount('ram:LineTotalAmount', addCents(...content.lines.map((line) => line.netCents))),
    ...(documentDiscountCents === 0 ? [] : [amount('ram:AllowanceTotalAmount', documentDiscountCents)]),
    amount('ram:TaxBasisTotalAmount', content.netCents),
    element('ram:TaxTotalAmount', amountText(content.vatCents), { currencyID: currency }),
    amount('ram:GrandTotalAmount', content.grossCents),
    ...(prepaidCents === 0 ? [] : [amount('ram:TotalPrepaidAmount', prepaidCents)]),
    amount('ram:DuePayableAmount', content.payableCents),
  ])
}
