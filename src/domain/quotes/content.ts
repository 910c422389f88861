import type { BasisPoints, Cents, Milli } from '../money/cents'
import type { CivilDate } from '../dates/civilDate'
import type { ClientSnapshot, Language, SellerSnapshot } from '../parties/snapshots'
import type { QuoteTotals, VatCategory } from './totals'

/** How the client may change a line on the page (Q4); a `fixed` line cannot be left out. */
export type LineChoice =
  | { kind: 'fixed' }
  /** May be taken or left. */
  | { kind: 'optional'; selected: boolean }
  /** Exactly one line of the group is taken. */
  | { kind: 'one-of'; group: string; selected: boolean }

export type QuoteLine = {
  /** Stable within the quote; the sign request names lines by it. */
  id: string
  label: string
  description: string | null
  /** e.g. "jour", "forfait", "heure" */
  unit: string
  quantityMilli: Milli
  /** The client may change the quantity within these limits; equal limits = fixed quantity. */
  minQuantityMilli: Milli
  maxQuantityMilli: Milli
  unitPriceCents: Cents
  discountBp: BasisPoints
  vatRateBp: BasisPoints
  vatCategory: VatCategory
  choice: LineChoice
}

/** Signs in the order of the list; `side`: for whom, absent in content frozen before the agency could sign too. */
export type QuoteSigner = { name: string; email: string; role: string; side?: 'client' | 'agency' }

/**
 * All that a client sees of one sent quote version, and all that is signed: the canonical JSON of this
 * object is what `quote-versions` freezes (Q1). Printables, sign page and evidence read only this.
 */
export type QuoteContent = {
  schema: 'trait-d-union/quote/1'
  /** DEV-2026-0001 */
  number: string
  /** 1 for the first sending; printed as "-v2" from the second on. */
  version: number
  currency: string
  language: Language
  title: string
  introduction: string | null
  issuedOn: CivilDate
  /** The last day on which it can be accepted, Europe/Paris (Q3). */
  validUntil: CivilDate
  /** Free text, e.g. "8 semaines après réception de l'acompte" (R17). */
  deliveryTime: string | null
  seller: SellerSnapshot
  client: ClientSnapshot
  signers: QuoteSigner[]
  lines: QuoteLine[]
  documentDiscountBp: BasisPoints
  depositBp: BasisPoints
  /** Totals of the lines as preselected; the page recomputes them for another choice. */
  totals: QuoteTotals
  /** Days after the invoice's date (R12). */
  paymentTermDays: number
  /** Conditions as plain text, paragraphs separated by blank lines. */
  terms: string
  /** Version label of the general conditions (R17). */
  termsVersion: string
  /** VAT exemption wording etc., ready to print (R11). */
  mentions: string[]
}

/** "DEV-2026-0001" for version 1, "DEV-2026-0001-v2" from the second sending on (Q1). */
export function versionLabel(content: Pick<QuoteContent, 'number' | 'version'>): string {
  return content.version === 1 ? content.number : `${content.number}-v${content.version}`
}
