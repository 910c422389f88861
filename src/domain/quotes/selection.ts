import { DomainError } from '../errors'
import type { Milli } from '../money/cents'
import type { QuoteContent, QuoteLine } from './content'
import { computeTotals, type QuoteTotals } from './totals'

/** The lines that the client takes, each with its quantity; lines not named are left out (Q4). */
export type QuoteSelection = { lineId: string; quantityMilli: Milli }[]

/** What a choice is made from; a `QuoteContent` is one. */
export type Choosable = Pick<QuoteContent, 'lines' | 'documentDiscountBp' | 'depositBp'>

/** The lines that count unless the client chooses otherwise: fixed and preselected ones, as offered. */
export function defaultSelection(content: Pick<QuoteContent, 'lines'>): QuoteSelection {
  return content.lines.filter(isPreselected).map((line) => ({ lineId: line.id, quantityMilli: line.quantityMilli }))
}

/** A quote's own totals: those of its fixed and preselected lines (M8); `lineNetCents` goes with those lines only. */
export function computeTotalsOfContent(content: Choosable): QuoteTotals {
  return computeTotals({ ...content, lines: content.lines.filter(isPreselected) })
}

/**
 * Recomputes a quote for a client's choice from ids and quantities alone (Q4).
 *
 * @returns the taken lines in the quote's order, with the chosen quantities, and their totals (`lineNetCents` goes with them)
 * @throws {DomainError} `quote.unknownLine`, `quote.duplicateLine`, `quote.fixedLineMissing`, `quote.quantityOutOfRange` { lineId }
 *   · `quote.groupNeedsExactlyOne` { group } · `quote.nothingSelected`
 */
export function applySelection(
  content: Choosable,
  selection: QuoteSelection,
): { lines: QuoteLine[]; totals: QuoteTotals } {
  const quantities = quantitiesById(content, selection)
  const lines = content.lines.flatMap((line) => {
    const quantityMilli = quantities.get(line.id)
    return quantityMilli === undefined ? [] : [{ ...line, quantityMilli }]
  })
  assertNothingFixedIsMissing(content, quantities)
  lines.forEach(assertQuantity)
  assertOnePerGroup(content, lines)
  if (lines.length === 0) throw new DomainError('quote.nothingSelected')
  return { lines, totals: computeTotals({ ...content, lines }) }
}

/** Whether the line counts as offered. */
export function isPreselected(line: Pick<QuoteLine, 'choice'>): boolean {
  return line.choice.kind === 'fixed' || line.choice.selected
}

/** The names of the one-of groups, in the lines' order. */
export function groupsOf(content: { lines: readonly Pick<QuoteLine, 'choice'>[] }): string[] {
  return [...new Set(content.lines.flatMap((line) => (line.choice.kind === 'one-of' ? [line.choice.group] : [])))]
}

/** How many of the lines belong to the one-of group. */
export function countInGroup(lines: readonly Pick<QuoteLine, 'choice'>[], group: string): number {
  return lines.filter(({ choice }) => choice.kind === 'one-of' && choice.group === group).length
}

function quantitiesById(content: Choosable, selection: QuoteSelection): Map<string, Milli> {
  const known = new Set(content.lines.map((line) => line.id))
  const quantities = new Map<string, Milli>()
  for (const { lineId, quantityMilli } of selection) {
    if (!known.has(lineId)) throw new DomainError('quote.unknownLine', { lineId })
    if (quantities.has(lineId)) throw new DomainError('quote.duplicateLine', { lineId })
    quantities.set(lineId, quantityMilli)
  }
  return quantities
}

function assertNothingFixedIsMissing(content: Choosable, taken: ReadonlyMap<string, Milli>): void {
  const missing = content.lines.find((line) => line.choice.kind === 'fixed' && !taken.has(line.id))
  if (missing !== undefined) throw new DomainError('quote.fixedLineMissing', { lineId: missing.id })
}

function assertQuantity(line: QuoteLine): void {
  const { quantityMilli, minQuantityMilli, maxQuantityMilli } = line
  const isWithin = quantityMilli >= minQuantityMilli && quantityMilli <= maxQuantityMilli
  if (!Number.isSafeInteger(quantityMilli) || !isWithin)
    throw new DomainError('quote.quantityOutOfRange', { lineId: line.id, minQuantityMilli, maxQuantityMilli })
}

function assertOnePerGroup(content: Choosable, taken: readonly QuoteLine[]): void {
  const wrong = groupsOf(content).find((group) => countInGroup(taken, group) !== 1)
  if (wrong !== undefined) throw new DomainError('quote.groupNeedsExactlyOne', { group: wrong })
}
