import { amountText } from './ciiValues'
import { isFrench, vatAddressScheme } from './ciiCodes'
import { element, optional, type XmlElement } from './xmlText'
import type { InvoiceContent } from '../../domain/invoices/content'
import type { ClientSnapshot, PostalAddress, SellerSnapshot } from '../../domain/parties/snapshots'

/** BG-4: the agency, by SIREN (0002), SIRET (0009) and address 0225 (R1, R2, R56). */
export function sellerParty({ seller, currency, vat }: InvoiceContent): XmlElement {
  return element('ram:SellerTradeParty', [
    ...optional('ram:GlobalID', seller.siret, { schemeID: '0009' }),
    element('ram:Name', sellerName(seller)),
    element('ram:Description', legalInformation(seller, currency)),
    element('ram:SpecifiedLegalOrganization', [
      ...optional('ram:ID', seller.siren, { schemeID: '0002' }),
      ...optional('ram:TradingBusinessName', seller.tradeName),
    ]),
    element('ram:DefinedTradeContact', [
      element('ram:PersonName', seller.tradeName || seller.legalName),
      ...optional('ram:TelephoneUniversalCommunication', optional('ram:CompleteNumber', seller.phone)),
      ...optional('ram:EmailURIUniversalCommunication', optional('ram:URIID', seller.email)),
    ]),
    address('ram:PostalTradeAddress', seller.address),
    ...electronicAddress(seller.siren, '0225'),
    ...sellerTaxNumber(seller, isOutOfScope(vat)),
  ])
}

/** BG-7: the client, by what its kind has (R4, R56). */
export function buyerParty({ client, vat }: InvoiceContent): XmlElement {
  const vatNumber = isOutOfScope(vat) ? null : taxNumberOf(client)
  return element('ram:BuyerTradeParty', [
    ...optional('ram:GlobalID', client.siret, { schemeID: '0009' }),
    element('ram:Name', client.name),
    ...optional('ram:SpecifiedLegalOrganization', optional('ram:ID', client.siren, { schemeID: '0002' })),
    ...optional('ram:DefinedTradeContact', optional('ram:PersonName', client.attention)),
    address('ram:PostalTradeAddress', client.address),
    ...buyerAddress(client),
    ...optional('ram:SpecifiedTaxRegistration', optional('ram:ID', vatNumber, { schemeID: 'VA' })),
  ])
}

/** BG-15: goods that leave for another member state must say where to (BR-IC-12); nothing else is delivered (R15). */
export function deliveryParty({ client, vat }: InvoiceContent): XmlElement[] {
  if (!vat.some(({ category }) => category === 'K')) return []
  const place = [element('ram:Name', client.name), address('ram:PostalTradeAddress', client.address)]
  return [element('ram:ShipToTradeParty', place)]
}

/** Category O admits no VAT number of either side (BR-O-02). */
function isOutOfScope(vat: InvoiceContent['vat']): boolean {
  return vat.some(({ category }) => category === 'O')
}

/** As printed: "EI" beside a sole trader's name (R2). */
function sellerName({ soleTrader, legalName }: SellerSnapshot): string {
  return soleTrader && !/\bEI\b|entrepreneur individuel/i.test(legalName) ? `${legalName} EI` : legalName
}

/** BT-33, e.g. "SAS, 10000.00 EUR, RCS Lyon". */
function legalInformation({ legalForm, shareCapitalCents, registration }: SellerSnapshot, currency: string): string {
  const capital = shareCapitalCents === null ? '' : `${amountText(shareCapitalCents)} ${currency}`
  return [legalForm, capital, registration].filter((fact) => fact !== '').join(', ')
}

/** BT-31, or BT-32 for who has no VAT number or may not show it. */
function sellerTaxNumber({ vatNumber, siren }: SellerSnapshot, outOfScope: boolean): XmlElement[] {
  const id = outOfScope || !vatNumber ? optional('ram:ID', siren, { schemeID: 'FC' }) : vatId(vatNumber)
  return optional('ram:SpecifiedTaxRegistration', id)
}

function vatId(vatNumber: string): XmlElement[] {
  return [element('ram:ID', vatNumber, { schemeID: 'VA' })]
}

/** BT-48 begins with a country (BR-CO-09): the client's, or FR as in Monaco and overseas. Another number is not one for VAT. */
function taxNumberOf({ vatNumber, address: { country } }: ClientSnapshot): string | null {
  const prefixes = ['FR', country === 'GR' ? 'EL' : country]
  return prefixes.some((prefix) => vatNumber?.startsWith(prefix)) ? vatNumber : null
}

/** BT-49: in France the SIREN, in the Union the VAT number. Who has neither has no address that we know. */
function buyerAddress(client: ClientSnapshot): XmlElement[] {
  if (isFrench(client)) return electronicAddress(client.siren, '0225')
  const vatNumber = taxNumberOf(client)
  const scheme = vatNumber === null ? null : vatAddressScheme(vatNumber)
  return scheme === null ? [] : electronicAddress(vatNumber, scheme)
}

function electronicAddress(id: string | null, schemeID: string): XmlElement[] {
  return optional('ram:URIUniversalCommunication', optional('ram:URIID', id, { schemeID }))
}

function address(name: string, { line1, line2, postalCode, city, country }: PostalAddress): XmlElement {
  return element(name, [
    ...optional('ram:PostcodeCode', postalCode),
    ...optional('ram:LineOne', line1),
    ...optional('ram:LineTwo', line2),
    ...optional('ram:CityName', city),
    element('ram:CountryID', country),
  ])
}
