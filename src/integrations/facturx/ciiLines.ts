import { discountCode, discountReason, unitCode } from './ciiCodes'
import { amountText, percentText, quantityText } from './ciiValues'
import { element, optional, type XmlElement } from './xmlText'
import type { InvoiceLine } from '../../domain/invoices/content'
import type { Language } from '../../domain/parties/snapshots'
import { lineNet, type VatCategory } from '../../domain/quotes/totals'

/** BG-25. A price is never negative (BR-27): a line that takes off counts a negative quantity. */
export function lineItem(line: InvoiceLine, index: number, language: Language): XmlElement {
  const isNegative = line.unitPriceCents < 0
  const quantity = isNegative ? 0 - line.quantityMilli : line.quantityMilli
  const price = element('ram:ChargeAmount', amountText(Math.abs(line.unitPriceCents)))
  return element('ram:IncludedSupplyChainTradeLineItem', [
    element('ram:AssociatedDocumentLineDocument', [element('ram:LineID', String(index + 1))]),
    element('ram:SpecifiedTradeProduct', [
      element('ram:Name', line.label),
      ...optional('ram:Description', line.description),
    ]),
    element('ram:SpecifiedLineTradeAgreement', [element('ram:NetPriceProductTradePrice', [price])]),
    element('ram:SpecifiedLineTradeDelivery', [
      element('ram:BilledQuantity', quantityText(quantity), { unitCode: unitCode(line.unit) }),
    ]),
    element('ram:SpecifiedLineTradeSettlement', [
      lineTax(line),
      ...lineDiscount(line, language),
      element('ram:SpecifiedTradeSettlementLineMonetarySummation', [
        element('ram:LineTotalAmount', amountText(line.netCents)),
      ]),
    ]),
  ])
}

function lineTax({ vatCategory, vatRateBp }: InvoiceLine): XmlElement {
  return element('ram:ApplicableTradeTax', [
    element('ram:TypeCode', 'VAT'),
    element('ram:CategoryCode', vatCategory),
    ...vatRate(vatCategory, vatRateBp),
  ])
}

/** BG-27: shown beside the price, never hidden in it (R16). Its amount is the difference, so that line and net agree to the cent (M3). */
function lineDiscount(line: InvoiceLine, language: Language): XmlElement[] {
  const discountCents = lineNet({ ...line, discountBp: 0 }) - line.netCents
  if (discountCents === 0) return []
  return [discount(discountCents, `${discountReason[language]} ${percentText(line.discountBp)} %`)]
}

/** An allowance; the CII order is indicator, amount, reason code, reason, and the VAT group of a document's own. */
export function discount(cents: number, reason: string, tax: XmlElement[] = []): XmlElement {
  return element('ram:SpecifiedTradeAllowanceCharge', [
    element('ram:ChargeIndicator', [element('udt:Indicator', 'false')]),
    element('ram:ActualAmount', amountText(cents)),
    element('ram:ReasonCode', discountCode),
    element('ram:Reason', reason),
    ...tax,
  ])
}

/** What is out of scope has no rate, not even zero (BR-O-05). */
export function vatRate(category: VatCategory, rateBp: number): XmlElement[] {
  return category === 'O' ? [] : [element('ram:RateApplicablePercent', percentText(rateBp))]
}
