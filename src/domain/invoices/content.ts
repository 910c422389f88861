import type { BasisPoints, Cents, Milli } from '../money/cents'
import type { CivilDate } from '../dates/civilDate'
import type { ClientSnapshot, Language, SellerSnapshot } from '../parties/snapshots'
import type { VatCategory, VatGroup } from '../quotes/totals'

export const invoiceKinds = ['standard', 'deposit', 'final', 'credit-note'] as const
export type InvoiceKind = (typeof invoiceKinds)[number]

/**
 * The legal notes of an invoice. PMD late-payment rate, PMT 40 € indemnity, AAB discount or its absence are the subject codes of
 * BT-21 (R13); the others are ours, one per VAT case (R11) and VAT on debits (R14). Their texts are dated settings.
 */
export const mentionCodes = [
  'PMD',
  'PMT',
  'AAB',
  'vat-franchise',
  'vat-exempt',
  'vat-reverse-charge',
  'vat-intra-eu',
  'vat-export',
  'vat-out-of-scope',
  'vat-on-debits',
] as const
export type MentionCode = (typeof mentionCodes)[number]

/** A legal note with its text as it is printed. */
export type Mention = { code: MentionCode; text: string }

/** What is sold: the letter of the French invoicing frame, BT-23 (R14). */
export const operationKinds = ['services', 'goods', 'mixed'] as const
export type OperationKind = (typeof operationKinds)[number]

export type InvoiceLine = {
  label: string
  description: string | null
  unit: string
  quantityMilli: Milli
  unitPriceCents: Cents
  discountBp: BasisPoints
  vatRateBp: BasisPoints
  vatCategory: VatCategory
  netCents: Cents
}

/** A deposit invoice that a final invoice deducts, or the invoice that a credit note corrects (I5, I6, R20, R21). */
export type PrecedingInvoice = { number: string; issuedOn: CivilDate; grossCents: Cents; vat: VatGroup[] }

/**
 * All that an issued invoice says: its canonical JSON is hashed, chained and frozen at issue (I2, I3).
 * The PDF and the Factur-X XML are written from this object alone.
 */
export type InvoiceContent = {
  schema: 'trait-d-union/invoice/1'
  kind: InvoiceKind
  /** FA-2026-0001, AV-2026-0001 */
  number: string
  currency: string
  language: Language
  issuedOn: CivilDate
  /** Date of supply or of payment received (R9). */
  suppliedOn: CivilDate
  dueOn: CivilDate
  /** The days that a retainer's invoice covers, both included (R9, BG-14). */
  period: { from: CivilDate; to: CivilDate } | null
  operation: OperationKind
  seller: SellerSnapshot
  client: ClientSnapshot
  /** The signed quote that it comes from, if any. */
  quote: { number: string; signedOn: CivilDate; grossCents: Cents } | null
  purchaseOrder: string | null
  lines: InvoiceLine[]
  documentDiscountCents: Cents
  /** Sorted by falling rate. */
  vat: VatGroup[]
  netCents: Cents
  vatCents: Cents
  grossCents: Cents
  /** Money already received against it, e.g. the deposit's own payment (BT-113). */
  prepaidCents: Cents
  /** What is left to pay when it is issued (BT-115). */
  payableCents: Cents
  preceding: PrecedingInvoice[]
  /** Legal mentions, in printing order: late penalties, 40 EUR, discount, VAT wording … (R11, R13, R14). */
  mentions: Mention[]
  /** A sentence of the agency to the client, such as why a credit note is given. */
  note: string | null
  /** Reference that the client puts on a transfer (P5). */
  paymentReference: string
}
