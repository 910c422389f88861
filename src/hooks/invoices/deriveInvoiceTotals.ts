import type { CollectionBeforeChangeHook } from 'payload'

import { computeTotals } from '../../domain/quotes/totals'
import type { Invoice } from '../../payload-types'
import { arePriceable } from '../priceable'

/**
 * Computes a draft's totals from its lines (M8). Deposit invoices and credit notes are left alone: their amounts are splits
 * of other amounts (M6, I6) and come from the verbs that draft them.
 */
export const deriveInvoiceTotals: CollectionBeforeChangeHook<Invoice> = ({ data, originalDoc }) => {
  if ((data.state ?? originalDoc?.state) !== 'draft') return data
  const kind = data.kind ?? originalDoc?.kind
  if (kind === 'deposit' || kind === 'credit-note') return data
  if (!arePriceable(data, data.lines ?? [])) return data
  const lines = (data.lines ?? []).map((line) => ({
    quantityMilli: line.quantityMilli,
    unitPriceCents: line.unitPriceCents,
    discountBp: line.discountBp ?? 0,
    vatRateBp: line.vatRateBp,
    vatCategory: line.vatCategory,
  }))
  const totals = computeTotals({ lines, documentDiscountBp: data.documentDiscountBp ?? 0, depositBp: 0 })
  return {
    ...data,
    lines: (data.lines ?? []).map((line, index) => ({ ...line, netCents: totals.lineNetCents[index] ?? 0 })),
    currency: data.currency ?? 'EUR',
    netCents: totals.netCents,
    vatCents: totals.vatCents,
    grossCents: totals.grossCents,
    balanceCents: totals.grossCents,
    vatGroups: totals.vat,
  }
}
