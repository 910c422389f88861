import type { CollectionBeforeChangeHook } from 'payload'

import { DomainError } from '../../domain/errors'
import { computeTotals, lineNet, type PricedLine } from '../../domain/quotes/totals'
import type { Quote } from '../../payload-types'
import { arePriceable } from '../priceable'
import { refuse } from '../refuse'

type Line = NonNullable<Quote['lines']>[number]

/** Computes a draft's totals from its included lines (M8): what a form sends for them is never believed. */
export const deriveTotals: CollectionBeforeChangeHook<Quote> = ({ data, originalDoc, req }) => {
  if ((data.state ?? originalDoc?.state) !== 'draft') return data
  const lines = data.lines ?? []
  // What is no whole number is named by the field's own validation, which runs after this.
  if (!arePriceable(data, lines)) return data
  const included = lines.filter(isIncluded)
  try {
    const totals = computeTotals({
      lines: included.map(toPricedLine),
      documentDiscountBp: data.documentDiscountBp ?? 0,
      depositBp: data.depositBp ?? 0,
    })
    return {
      ...data,
      lines: lines.map((line) => ({ ...line, netCents: lineNet(toPricedLine(line)) })),
      currency: data.currency ?? 'EUR',
      subtotalCents: totals.subtotalCents,
      netCents: totals.netCents,
      vatCents: totals.vatCents,
      grossCents: totals.grossCents,
      depositCents: totals.depositGrossCents,
      vatGroups: totals.vat,
    }
  } catch (error) {
    if (error instanceof DomainError) throw refuse(req, { code: error.code, data: error.data, status: 400 })
    throw error
  }
}

/** Options count only when preselected; the client's own choice is totalled on the page (Q4). */
function isIncluded(line: Line): boolean {
  return line.choice === 'fixed' || line.selected === true
}

function toPricedLine(line: Line): PricedLine {
  return {
    quantityMilli: line.quantityMilli,
    unitPriceCents: line.unitPriceCents,
    discountBp: line.discountBp ?? 0,
    vatRateBp: line.vatRateBp,
    vatCategory: line.vatCategory,
  }
}
