import type { SelectionRequest } from '@/contracts/sign'
import type { QuoteContent, QuoteLine } from '@/domain/quotes/content'

/** What the client has ticked, picked and counted on the page (Q4). */
export type Choices = {
  taken: Readonly<Record<string, boolean>>
  quantities: Readonly<Record<string, number>>
}

/** The choices as the agency preselected them, or as they were signed. */
export function initialChoices(content: QuoteContent, signed: SelectionRequest | null): Choices {
  const signedQuantities = signed && new Map(signed.map((line) => [line.lineId, line.quantityMilli]))
  const taken = (line: QuoteLine): boolean =>
    line.choice.kind === 'fixed' || (signedQuantities ? signedQuantities.has(line.id) : line.choice.selected)
  return {
    taken: Object.fromEntries(content.lines.map((line) => [line.id, taken(line)])),
    quantities: Object.fromEntries(
      content.lines.map((line) => [line.id, signedQuantities?.get(line.id) ?? line.quantityMilli]),
    ),
  }
}

/** Takes or leaves an optional line. */
export function withOption(choices: Choices, lineId: string, taken: boolean): Choices {
  return { ...choices, taken: { ...choices.taken, [lineId]: taken } }
}

/** Takes one line of a group and leaves the others. */
export function withPick(choices: Choices, content: QuoteContent, picked: QuoteLine): Choices {
  const group = picked.choice.kind === 'one-of' ? picked.choice.group : null
  const rivals = content.lines.filter((line) => line.choice.kind === 'one-of' && line.choice.group === group)
  const taken = Object.fromEntries(rivals.map((line) => [line.id, line.id === picked.id]))
  return { ...choices, taken: { ...choices.taken, ...taken } }
}

/** Changes the quantity of a line; the caller keeps it within the line's limits. */
export function withQuantity(choices: Choices, lineId: string, quantityMilli: number): Choices {
  return { ...choices, quantities: { ...choices.quantities, [lineId]: quantityMilli } }
}

/** The lines taken, in the quote's order, as the server wants them. */
export function toSelection(content: QuoteContent, choices: Choices): SelectionRequest {
  return content.lines
    .filter((line) => choices.taken[line.id] === true)
    .map((line) => ({ lineId: line.id, quantityMilli: choices.quantities[line.id] ?? line.quantityMilli }))
}

/** Whether the client has anything to choose. */
export function hasChoices(content: QuoteContent): boolean {
  return content.lines.some((line) => line.choice.kind !== 'fixed' || isAdjustable(line))
}

/** Whether the client may change the line's quantity. */
export function isAdjustable(line: QuoteLine): boolean {
  return line.minQuantityMilli < line.maxQuantityMilli
}

/** How far one press moves a quantity: a whole unit where limits and start allow, else a half, a quarter or a tenth. */
export function stepMilli(line: QuoteLine): number {
  const marks = [line.minQuantityMilli, line.maxQuantityMilli, line.quantityMilli]
  return [1000, 500, 250, 100, 50, 10].find((step) => marks.every((mark) => mark % step === 0)) ?? 1
}

/** A run of lines that the page shows together. */
export type LineBlock =
  | { kind: 'line'; line: QuoteLine }
  | { kind: 'option'; line: QuoteLine }
  | { kind: 'group'; name: string; lines: QuoteLine[] }

/** Fixed lines first, then options and groups, each in the quote's order; a group stands where its first line stood. */
export function blocksOf(content: QuoteContent): { included: LineBlock[]; choices: LineBlock[] } {
  const included: LineBlock[] = []
  const choices: LineBlock[] = []
  const groups = new Map<string, QuoteLine[]>()
  for (const line of content.lines) {
    const { choice } = line
    if (choice.kind === 'fixed') included.push({ kind: 'line', line })
    if (choice.kind === 'optional') choices.push({ kind: 'option', line })
    if (choice.kind !== 'one-of') continue
    const lines = groups.get(choice.group)
    if (lines) lines.push(line)
    else {
      const first = [line]
      groups.set(choice.group, first)
      choices.push({ kind: 'group', name: choice.group, lines: first })
    }
  }
  return { included, choices }
}
