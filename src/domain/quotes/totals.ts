import { DomainError } from '../errors'
import { allocateByLargestRemainder } from '../money/allocate'
import { addCents, roundedRatio, type BasisPoints, type Cents, type Milli } from '../money/cents'

/**
 * VAT categories of EN 16931 (UNCL 5305): standard, exempt, reverse charge, intra-EU supply, export, out of
 * scope, zero-rated (R11).
 */
export const vatCategories = ['S', 'E', 'AE', 'K', 'G', 'O', 'Z'] as const
export type VatCategory = (typeof vatCategories)[number]

/** What one (category, rate) contributes to a document (M4). */
export type VatGroup = { category: VatCategory; rateBp: BasisPoints; netCents: Cents; vatCents: Cents }

export type QuoteTotals = {
  /** One per line, in the lines' order. */
  lineNetCents: Cents[]
  /** Sum of the lines, before the document discount. */
  subtotalCents: Cents
  documentDiscountCents: Cents
  /** Sorted by falling rate. */
  vat: VatGroup[]
  netCents: Cents
  vatCents: Cents
  grossCents: Cents
  depositGrossCents: Cents
}

export type PricedLine = {
  quantityMilli: Milli
  unitPriceCents: Cents
  discountBp: BasisPoints
  vatRateBp: BasisPoints
  /** Not given: S, or E when the rate is 0 (M4). */
  vatCategory?: VatCategory | null | undefined
}

export type TotalsInput = {
  lines: readonly PricedLine[]
  documentDiscountBp: BasisPoints
  depositBp: BasisPoints
}

/**
 * The one computation of every total that is shown, stored, printed, sent or written in XML (M3–M6, M8).
 *
 * @throws {DomainError} `quote.discountOutOfRange`, `quote.depositOutOfRange`, `quote.vatRateOutOfRange` (each 0…10 000 bp),
 *   `money.tooLarge`
 */
export function computeTotals(input: TotalsInput): QuoteTotals {
  assertRates(input)
  const lineNetCents = input.lines.map(lineNet)
  const subtotalCents = addCents(...lineNetCents)
  const documentDiscountCents = shareOf(subtotalCents, input.documentDiscountBp)
  const vat = discountGroups(groupByVat(input.lines, lineNetCents), documentDiscountCents)
  const netCents = addCents(...vat.map((group) => group.netCents))
  const vatCents = addCents(...vat.map((group) => group.vatCents))
  const grossCents = addCents(netCents, vatCents)
  const depositGrossCents = shareOf(grossCents, input.depositBp)
  return { lineNetCents, subtotalCents, documentDiscountCents, vat, netCents, vatCents, grossCents, depositGrossCents }
}

/** quantity × unit price × (1 − discount), rounded once to the cent (M3). */
export function lineNet(line: PricedLine): Cents {
  const exact = BigInt(line.quantityMilli) * BigInt(line.unitPriceCents) * BigInt(10_000 - line.discountBp)
  return roundedRatio(exact, 1_000n * 10_000n)
}

/** The category that a line counts under: its own, or S, or E when its rate is 0 (M4). */
export function vatCategoryOf(line: Pick<PricedLine, 'vatRateBp' | 'vatCategory'>): VatCategory {
  return line.vatCategory ?? (line.vatRateBp === 0 ? 'E' : 'S')
}

/** A share of an amount, rounded once (M5, M6). */
function shareOf(amount: Cents, shareBp: BasisPoints): Cents {
  return roundedRatio(BigInt(amount) * BigInt(shareBp), 10_000n)
}

type NetOfGroup = Omit<VatGroup, 'vatCents'>

function groupByVat(lines: readonly PricedLine[], lineNets: readonly Cents[]): NetOfGroup[] {
  const groups = new Map<string, NetOfGroup>()
  lines.forEach((line, index) => {
    const category = vatCategoryOf(line)
    const key = `${category} ${line.vatRateBp}`
    const netSoFar = groups.get(key)?.netCents ?? 0
    groups.set(key, { category, rateBp: line.vatRateBp, netCents: addCents(netSoFar, lineNets[index] ?? 0) })
  })
  return [...groups.values()].toSorted(byFallingRate)
}

function byFallingRate(a: NetOfGroup, b: NetOfGroup): number {
  return b.rateBp - a.rateBp || vatCategories.indexOf(a.category) - vatCategories.indexOf(b.category)
}

/** Groups come sorted by falling rate, so that ties of the discount go to the higher rate (M5). */
function discountGroups(groups: readonly NetOfGroup[], documentDiscountCents: Cents): VatGroup[] {
  const discounts = allocateByLargestRemainder(
    documentDiscountCents,
    groups.map((group) => group.netCents),
  )
  return groups.map((group, index) => {
    const netCents = addCents(group.netCents, 0 - (discounts[index] ?? 0))
    return { ...group, netCents, vatCents: shareOf(netCents, group.rateBp) }
  })
}

function assertRates({ lines, documentDiscountBp, depositBp }: TotalsInput): void {
  assertShare(documentDiscountBp, 'quote.discountOutOfRange')
  assertShare(depositBp, 'quote.depositOutOfRange')
  for (const line of lines) {
    assertShare(line.discountBp, 'quote.discountOutOfRange')
    assertShare(line.vatRateBp, 'quote.vatRateOutOfRange')
  }
}

function assertShare(bp: BasisPoints, code: string): void {
  if (!Number.isInteger(bp) || bp < 0 || bp > 10_000) throw new DomainError(code, { bp })
}
