import type { InvoiceContent, InvoiceKind, MentionCode, OperationKind } from '../../domain/invoices/content'
import type { ClientKind, ClientSnapshot, Language, SellerSnapshot } from '../../domain/parties/snapshots'
import type { VatCategory } from '../../domain/quotes/totals'

/** BT-3, UNTDID 1001: invoice, prepayment invoice, credit note (R19–R21). */
export const documentType: Readonly<Record<InvoiceKind, string>> = {
  standard: '380',
  deposit: '386',
  final: '380',
  'credit-note': '381',
}

const operationLetter: Readonly<Record<OperationKind, string>> = { services: 'S', goods: 'B', mixed: 'M' }

/** BT-23, the French invoicing frame: what is sold, and 1 to be paid, 2 paid already, 4 final after deposits (R19, R20, R56). */
export function invoicingFrame(content: InvoiceContent): string {
  return `${operationLetter[content.operation]}${frameDigit(content)}`
}

function frameDigit({ kind, prepaidCents, payableCents }: InvoiceContent): string {
  if (kind === 'final') return '4'
  return kind !== 'credit-note' && prepaidCents !== 0 && payableCents === 0 ? '2' : '1'
}

/** The note BAR: how a platform treats the invoice (R56). */
export const platformTreatment: Readonly<Record<ClientKind, string>> = {
  'pro-fr': 'B2B',
  public: 'B2B',
  'pro-eu': 'B2BINT',
  'pro-non-eu': 'B2BINT',
  consumer: 'B2C',
}

/** BT-21 (R13, R14). Reasons for no VAT have no code: what counts for machines is BT-120 and BT-121. */
export const subjectCode: Readonly<Record<MentionCode, string | null>> = {
  PMD: 'PMD',
  PMT: 'PMT',
  AAB: 'AAB',
  'vat-franchise': null,
  'vat-exempt': null,
  'vat-reverse-charge': null,
  'vat-intra-eu': null,
  'vat-export': null,
  'vat-out-of-scope': null,
  'vat-on-debits': 'TXD',
}

export type Exemption = { mention: MentionCode; code: string | null }

/** Why a VAT group bears no VAT: the note that says it and its VATEX code, BT-121 (R11). Null where VAT is due. */
export function exemptionOf(category: VatCategory, { seller, client }: ExemptionFacts): Exemption | null {
  switch (category) {
    case 'S':
    case 'Z':
      return null
    case 'E':
      return seller.vatRegime === 'franchise'
        ? { mention: 'vat-franchise', code: 'VATEX-FR-FRANCHISE' }
        : { mention: 'vat-exempt', code: null }
    case 'AE':
      return { mention: 'vat-reverse-charge', code: isFrench(client) ? 'VATEX-FR-AE' : 'VATEX-EU-AE' }
    case 'K':
      return { mention: 'vat-intra-eu', code: 'VATEX-EU-IC' }
    case 'G':
      return { mention: 'vat-export', code: 'VATEX-EU-G' }
    case 'O':
      return { mention: 'vat-out-of-scope', code: 'VATEX-EU-O' }
  }
}

/** Whether a client is a business or a public body known by SIREN, overseas too: it is in the directory of platforms. */
export function isFrench({ kind }: Pick<ClientSnapshot, 'kind'>): boolean {
  return kind === 'pro-fr' || kind === 'public'
}

type ExemptionFacts = Pick<InvoiceContent, 'client'> & { seller: Pick<SellerSnapshot, 'vatRegime'> }

/** BT-8, when VAT falls due: 5 on debits, 29 on delivery of goods, 72 on payment, as for services and every deposit (R14). */
export function taxPointCode({ kind, operation, seller }: InvoiceContent): string {
  if (seller.vatOnDebits) return '5'
  return operation === 'goods' && kind !== 'deposit' ? '29' : '72'
}

const unitCodes: readonly { code: string; words: readonly string[] }[] = [
  { code: 'DAY', words: ['jour', 'jours', 'j', 'day', 'days'] },
  { code: 'HUR', words: ['heure', 'heures', 'h', 'hour', 'hours'] },
  { code: 'WEE', words: ['semaine', 'semaines', 'week', 'weeks'] },
  { code: 'MON', words: ['mois', 'month', 'months'] },
  { code: 'ANN', words: ['an', 'ans', 'année', 'années', 'year', 'years'] },
  { code: 'LS', words: ['forfait', 'forfaits', 'lump sum', 'flat fee', 'fixed price'] },
]

/** BT-130, UN/ECE Recommendation 20; a unit that the agency made up is "one" (C62). */
export function unitCode(unit: string): string {
  const word = unit.trim().toLowerCase()
  return unitCodes.find(({ words }) => words.includes(word))?.code ?? 'C62'
}

/** Electronic address schemes whose addresses are the VAT numbers of a member state, by prefix (CEF EAS list). */
const vatSchemes: Readonly<Record<string, string>> = {
  AT: '9914',
  BE: '9925',
  BG: '9926',
  CY: '9928',
  CZ: '9929',
  DE: '9930',
  EE: '9931',
  EL: '9933',
  ES: '9920',
  FI: '0213',
  HR: '9934',
  HU: '9910',
  IE: '9935',
  IT: '0211',
  LT: '9937',
  LU: '9938',
  LV: '9939',
  MT: '9943',
  NL: '9944',
  PL: '9945',
  PT: '9946',
  RO: '9947',
  SI: '9949',
  SK: '9950',
}

/** BT-49-1 for a foreign VAT number, or null where the country has no such scheme. */
export function vatAddressScheme(vatNumber: string): string | null {
  return vatSchemes[vatNumber.slice(0, 2)] ?? null
}

/** UNCL 5189: a discount. */
export const discountCode = '95'

/** BT-97 and BT-139 name the discount in the invoice's language; it is data for a machine and a reader, not a printed text. */
export const discountReason: Readonly<Record<Language, string>> = { fr: 'Remise', en: 'Discount' }
