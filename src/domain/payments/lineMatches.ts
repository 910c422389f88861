import type { Cents } from '../money/cents'
import type { StatementMovement } from './bankStatement'
import { proposeMatches, type OpenInvoice, type ProposedMatch } from './proposeMatches'

/** Finds the matches of one line; made once for many lines. */
export type Matcher = (line: StatementMovement) => ProposedMatch[]

/**
 * The same proposals as `proposeMatches`, for many lines against many open invoices: only those that the line can name, or whose
 * balance it is, are looked at closely.
 */
export function matcherOf(open: readonly OpenInvoice[]): Matcher {
  const ofBalance = new Map<Cents, number[]>()
  const ofName = new Map<string, number[]>()
  for (const [index, { number, paymentReference, balanceCents }] of open.entries()) {
    add(ofBalance, balanceCents, index)
    for (const name of [number, paymentReference].map(plain)) if (name !== '') add(ofName, name, index)
  }
  const lengths = [...new Set([...ofName.keys()].map((name) => name.length))]
  return (line) => {
    const named = partsOf(plain(`${line.reference ?? ''} ${line.text}`), lengths).flatMap(
      (part) => ofName.get(part) ?? [],
    )
    const near = new Set([...named, ...(ofBalance.get(line.amountCents) ?? [])])
    return proposeMatches(
      line,
      // in the order of `open`, which is that of proposals that are as sure as each other
      [...near].toSorted((a, b) => a - b).flatMap((index) => open[index] ?? []),
    )
  }
}

function add<Key>(map: Map<Key, number[]>, key: Key, index: number): void {
  const indexes = map.get(key)
  if (indexes === undefined) map.set(key, [index])
  else indexes.push(index)
}

/** Every part of a text that has one of the lengths. */
function partsOf(text: string, lengths: readonly number[]): string[] {
  return lengths.flatMap((length) =>
    Array.from({ length: Math.max(text.length - length + 1, 0) }, (_, start) => text.slice(start, start + length)),
  )
}

/** Letters and digits only, in one case, as a name is found whatever marks stand in it. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
}

/** Whether a line names what it pays by reference, all of it and to the cent: sure enough to be recorded unseen (P5). */
export function isSure(proposals: readonly ProposedMatch[]): boolean {
  return (
    proposals.length > 0 &&
    proposals.every(({ confidence, reason, isExact }) => confidence === 'certain' && reason === 'reference' && isExact)
  )
}
