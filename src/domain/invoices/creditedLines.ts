import { DomainError } from '../errors'
import { addCents, roundedRatio, type Cents, type Milli } from '../money/cents'
import { lineNet, type VatGroup } from '../quotes/totals'
import type { InvoiceContent, InvoiceLine } from './content'
import { isSameGroup } from './vatGroups'

/** How much of which line goes back; the index counts from 0. */
export type CreditedLine = { index: number; quantityMilli: Milli }

/** What a credit note takes back. */
export type Credit = Pick<InvoiceContent, 'lines' | 'documentDiscountCents' | 'vat'>

type Invoiced = Pick<InvoiceContent, 'lines' | 'vat'>

/**
 * Takes back lines or parts of lines at their price, with their share of the document's discount (M3–M5, I6). The last of a
 * group takes the VAT that is left there to the cent.
 *
 * @throws {DomainError} `creditNote.unknownLine`, `creditNote.duplicateLine` { lineNumber } · `creditNote.quantityOutOfRange`
 *   { lineNumber, maxQuantityMilli } · `creditNote.tooMuch` { rateBp, leftCents }, the net that is left at that rate
 */
export function creditOfLines(invoice: Invoiced, chosen: readonly CreditedLine[], left: readonly VatGroup[]): Credit {
  assertNoneTwice(chosen)
  const lines = chosen.map((each) => creditedLine(invoice, each))
  const parts = left.flatMap((group) => creditOfGroup(group, { invoice, lines }))
  return {
    lines,
    documentDiscountCents: addCents(...parts.map(({ discountCents }) => discountCents)),
    vat: parts.map(({ group }) => group),
  }
}

function assertNoneTwice(chosen: readonly CreditedLine[]): void {
  const twice = chosen.find(({ index }, rank) => chosen.findIndex((other) => other.index === index) !== rank)
  if (twice !== undefined) throw new DomainError('creditNote.duplicateLine', { lineNumber: twice.index + 1 })
}

function creditedLine({ lines }: Invoiced, { index, quantityMilli }: CreditedLine): InvoiceLine {
  const lineNumber = index + 1
  const line = lines[index]
  if (line === undefined) throw new DomainError('creditNote.unknownLine', { lineNumber })
  const isPart = quantityMilli > 0 === line.quantityMilli > 0 && Math.abs(quantityMilli) <= Math.abs(line.quantityMilli)
  if (!Number.isSafeInteger(quantityMilli) || quantityMilli === 0 || !isPart)
    throw new DomainError('creditNote.quantityOutOfRange', { lineNumber, maxQuantityMilli: line.quantityMilli })
  return { ...line, quantityMilli, netCents: lineNet({ ...line, quantityMilli }) }
}

type GroupCredit = { group: VatGroup; discountCents: Cents }

function creditOfGroup(left: VatGroup, credit: { invoice: Invoiced; lines: readonly InvoiceLine[] }): GroupCredit[] {
  const { invoice, lines } = credit
  if (linesOf(left, lines).length === 0) return []
  const creditedCents = netOf(linesOf(left, lines))
  const discountCents = discountShare(invoice, left, creditedCents)
  const netCents = creditedCents - discountCents
  if (!isWithin(netCents, left.netCents))
    throw new DomainError('creditNote.tooMuch', { rateBp: left.rateBp, leftCents: left.netCents })
  return [{ group: { ...left, netCents, vatCents: vatOfPart(left, netCents) }, discountCents }]
}

/** The document's discount fell on the whole group; these lines bear it in proportion. */
function discountShare(invoice: Invoiced, left: VatGroup, creditedCents: Cents): Cents {
  const beforeDiscount = netOf(linesOf(left, invoice.lines))
  if (beforeDiscount === 0) return 0
  const afterDiscount = addCents(...invoice.vat.filter(isSameGroup(left)).map((group) => group.netCents))
  return roundedRatio(BigInt(beforeDiscount - afterDiscount) * BigInt(creditedCents), BigInt(beforeDiscount))
}

function vatOfPart(left: VatGroup, netCents: Cents): Cents {
  if (netCents === left.netCents) return left.vatCents
  const atRate = roundedRatio(BigInt(netCents) * BigInt(left.rateBp), 10_000n)
  return isWithin(atRate, left.vatCents) ? atRate : left.vatCents
}

/** Between nothing and the whole, whichever sign it has. */
function isWithin(part: Cents, whole: Cents): boolean {
  return part >= Math.min(0, whole) && part <= Math.max(0, whole)
}

function linesOf(group: VatGroup, lines: readonly InvoiceLine[]): InvoiceLine[] {
  return lines.filter((line) => isSameGroup(group)({ category: line.vatCategory, rateBp: line.vatRateBp }))
}

function netOf(lines: readonly InvoiceLine[]): Cents {
  return addCents(...lines.map((line) => line.netCents))
}
