import { vatCategoryOf } from '../../../src/domain/quotes/totals'
import type { Quote } from '../../../src/payload-types'
import type { ClientStory } from '../data/clients'
import type { OfferLine } from '../data/offers'
import type { Random } from '../random'

export type SeededLine = NonNullable<Quote['lines']>[number]

/** An offer's lines as a quote's, with this client's VAT; days and prices differ a little from one client to the next. */
export function quoteLinesOf(
  lines: readonly OfferLine[],
  { client, random }: { client: ClientStory; random: Random | null },
): SeededLine[] {
  const size = random ? random.pick([0.8, 0.9, 1, 1, 1.1, 1.25, 1.5]) : 1
  return lines.map((line) => lineOf(line, { client, size }))
}

function lineOf(line: OfferLine, { client, size }: { client: ClientStory; size: number }): SeededLine {
  const isDays = line.unit === 'jour' || line.unit === 'day'
  const quantity = isDays ? Math.max(0.5, Math.round(line.quantity * size * 2) / 2) : line.quantity
  return {
    label: line.label,
    description: line.description ?? null,
    unit: line.unit,
    quantityMilli: thousandths(quantity),
    unitPriceCents: cents(line.price),
    discountBp: (line.discountPercent ?? 0) * 100,
    ...vatOf(line, client),
    ...choiceOf(line),
    ...(line.between
      ? { minQuantityMilli: thousandths(line.between[0]), maxQuantityMilli: thousandths(line.between[1]) }
      : {}),
  }
}

/** Services to businesses of the Union are taxed by the buyer, those outside of it not at all (R11). */
export function vatOf(
  { vatPercent = 20 }: Pick<OfferLine, 'vatPercent'>,
  { kind }: Pick<ClientStory, 'kind'>,
): Pick<SeededLine, 'vatRateBp' | 'vatCategory'> {
  if (kind === 'pro-eu') return { vatRateBp: 0, vatCategory: 'AE' }
  if (kind === 'pro-non-eu') return { vatRateBp: 0, vatCategory: 'G' }
  const vatRateBp = Math.round(vatPercent * 100)
  return { vatRateBp, vatCategory: vatCategoryOf({ vatRateBp }) }
}

function choiceOf(line: OfferLine): Pick<SeededLine, 'choice' | 'group' | 'selected'> {
  if (line.group) return { choice: 'one-of', group: line.group, selected: line.groupSelected === true }
  if (line.optional) return { choice: 'optional', group: null, selected: line.optional === 'preselected' }
  return { choice: 'fixed', group: null, selected: false }
}

/** Prices are written in euros and quantities as decimals here, and become whole numbers at once (M1, M2). */
export function cents(euros: number): number {
  return Math.round(euros * 100)
}

export function thousandths(quantity: number): number {
  return Math.round(quantity * 1_000)
}
