import { documentType, invoicingFrame, platformTreatment, subjectCode } from './ciiCodes'
import { lineItem } from './ciiLines'
import { buyerParty, deliveryParty, sellerParty } from './ciiParties'
import { settlement } from './ciiSettlement'
import { dateTime } from './ciiValues'
import { element, optional, xmlText, type XmlElement } from './xmlText'
import type { InvoiceContent } from '../../domain/invoices/content'

const unCefact = 'urn:un:unece:uncefact:data:standard'
const namespaces = {
  'xmlns:rsm': `${unCefact}:CrossIndustryInvoice:100`,
  'xmlns:ram': `${unCefact}:ReusableAggregateBusinessInformationEntity:100`,
  'xmlns:udt': `${unCefact}:UnqualifiedDataType:100`,
  'xmlns:qdt': `${unCefact}:QualifiedDataType:100`,
}

/**
 * The invoice as UN/CEFACT CII, EN 16931 profile with the French rules (R52, R53, R56): the XML of a Factur-X.
 *
 * The same content gives the same text. Every amount is the content's own; the one thing computed here is each VAT group's share of the
 * document discount, as the difference between its lines and its taxed amount. Nothing is checked: that is `xsdProblems` and
 * `businessRuleProblems`.
 */
export function ciiXml(content: InvoiceContent): string {
  return xmlText(
    element(
      'rsm:CrossIndustryInvoice',
      [context(content), header(content), element('rsm:SupplyChainTradeTransaction', transaction(content))],
      namespaces,
    ),
  )
}

function context(content: InvoiceContent): XmlElement {
  return element('rsm:ExchangedDocumentContext', [
    element('ram:BusinessProcessSpecifiedDocumentContextParameter', [element('ram:ID', invoicingFrame(content))]),
    element('ram:GuidelineSpecifiedDocumentContextParameter', [element('ram:ID', 'urn:cen.eu:en16931:2017')]),
  ])
}

function header(content: InvoiceContent): XmlElement {
  return element('rsm:ExchangedDocument', [
    element('ram:ID', content.number),
    element('ram:TypeCode', documentType[content.kind]),
    dateTime('ram:IssueDateTime', content.issuedOn),
    note(platformTreatment[content.client.kind], 'BAR'),
    ...content.mentions.map(({ code, text }) => note(text, subjectCode[code])),
    ...(content.note === null ? [] : [note(content.note, null)]),
  ])
}

/** BG-1: a note per element, as two in one break the schema (BR-FR-05). */
function note(text: string, code: string | null): XmlElement {
  return element('ram:IncludedNote', [element('ram:Content', text), ...optional('ram:SubjectCode', code)])
}

function transaction(content: InvoiceContent): XmlElement[] {
  return [
    ...content.lines.map((line, index) => lineItem(line, index, content.language)),
    element('ram:ApplicableHeaderTradeAgreement', [
      sellerParty(content),
      buyerParty(content),
      ...reference('ram:BuyerOrderReferencedDocument', content.purchaseOrder),
      ...reference('ram:ContractReferencedDocument', content.quote?.number ?? null),
    ]),
    element('ram:ApplicableHeaderTradeDelivery', [
      ...deliveryParty(content),
      element('ram:ActualDeliverySupplyChainEvent', [dateTime('ram:OccurrenceDateTime', content.suppliedOn)]),
    ]),
    settlement(content),
  ]
}

/** BT-13 the client's order, BT-12 the signed quote: it is the contract. */
function reference(name: string, id: string | null): XmlElement[] {
  return optional(name, optional('ram:IssuerAssignedID', id))
}
