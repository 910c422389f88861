import type { CivilDate } from '../dates/civilDate'
import { DomainError } from '../errors'
import { addCents, type Cents } from '../money/cents'
import type { ClientSnapshot, SellerSnapshot } from '../parties/snapshots'
import type { QuoteContent } from '../quotes/content'
import type { Deposit } from '../quotes/deposit'
import type { QuoteTotals, VatGroup } from '../quotes/totals'
import type { InvoiceContent, InvoiceLine, Mention } from './content'

/** The words of the invoice, in the quote's language. */
export type DepositWording = {
  /** e.g. "Acompte de 30 % sur devis DEV-2026-0001"; must say "acompte" (R18). */
  lineLabel: string
  /** e.g. "forfait" */
  unit: string
  /** In printing order. */
  mentions: Mention[]
}

export type PaidDeposit = {
  quote: QuoteContent
  signedOn: CivilDate
  /** Of what the client chose and signed. */
  selectionTotals: Pick<QuoteTotals, 'grossCents'>
  deposit: Deposit
  number: string
  issuedOn: CivilDate
  /** When the money came. */
  paidOn: CivilDate
  paidCents: Cents
  paymentReference: string
  purchaseOrder: string | null
  wording: DepositWording
  /** As they are at issue (I2); the quote's own when not given. */
  seller?: SellerSnapshot
  client?: ClientSnapshot
}

/**
 * The invoice of a deposit that has been paid: nothing left to pay, due on the day of the payment, one line per VAT
 * group (I5, M6, R18, R19).
 *
 * @throws {DomainError} `invoice.depositAmountMismatch` { expectedCents, paidCents }
 */
export function depositInvoiceContent(paid: PaidDeposit): InvoiceContent {
  const { quote, deposit, paidOn, wording } = paid
  assertPaidExactly(paid)
  return {
    schema: 'trait-d-union/invoice/1',
    kind: 'deposit',
    number: paid.number,
    currency: quote.currency,
    language: quote.language,
    issuedOn: paid.issuedOn,
    suppliedOn: paidOn,
    dueOn: paidOn,
    period: null,
    operation: 'services',
    seller: paid.seller ?? quote.seller,
    client: paid.client ?? quote.client,
    quote: { number: quote.number, signedOn: paid.signedOn, grossCents: paid.selectionTotals.grossCents },
    purchaseOrder: paid.purchaseOrder,
    lines: deposit.vat.map((group) => lineOf(group, wording)),
    documentDiscountCents: 0,
    ...amountsOf(deposit),
    preceding: [],
    mentions: wording.mentions,
    note: null,
    paymentReference: paid.paymentReference,
  }
}

function assertPaidExactly({ deposit, paidCents }: PaidDeposit): void {
  if (paidCents === deposit.grossCents && paidCents > 0) return
  throw new DomainError('invoice.depositAmountMismatch', { expectedCents: deposit.grossCents, paidCents })
}

function lineOf(group: VatGroup, { lineLabel, unit }: DepositWording): InvoiceLine {
  return {
    label: lineLabel,
    description: null,
    unit,
    quantityMilli: 1_000,
    unitPriceCents: group.netCents,
    discountBp: 0,
    vatRateBp: group.rateBp,
    vatCategory: group.category,
    netCents: group.netCents,
  }
}

type Amounts = Pick<InvoiceContent, 'vat' | 'netCents' | 'vatCents' | 'grossCents' | 'prepaidCents' | 'payableCents'>

function amountsOf({ vat, grossCents }: Deposit): Amounts {
  return {
    vat,
    netCents: addCents(...vat.map((group) => group.netCents)),
    vatCents: addCents(...vat.map((group) => group.vatCents)),
    grossCents,
    prepaidCents: grossCents,
    payableCents: 0,
  }
}
