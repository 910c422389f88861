import { DomainError } from '@/domain/errors'
import { vatCategories, computeTotals, lineNet, type PricedLine, type QuoteTotals } from '@/domain/quotes/totals'
import { listAt, numberAt, textAt } from '../records'

/** The fields of Payload's form by path, as far as totals need them. */
export type FormFields = Readonly<Record<string, { value?: unknown; rows?: unknown[] | undefined } | undefined>>

export type FormTotals =
  | { kind: 'computed'; totals: QuoteTotals; depositBp: number; incompleteLines: number; hasOptions: boolean }
  | { kind: 'impossible' }

/**
 * The totals of a quote that is being typed, by the same rules as on save (M8): fixed and preselected lines count. A line that is not
 * filled in yet is left out and counted as incomplete.
 */
export function formTotals(fields: FormFields): FormTotals {
  const lines = linesOf(fields)
  const included = lines.filter(isIncluded)
  const priced = included.map(pricedLineOf).filter((line) => line !== null)
  const depositBp = wholeAt(fields, 'depositBp') ?? 0
  try {
    const totals = computeTotals({
      lines: priced,
      documentDiscountBp: wholeAt(fields, 'documentDiscountBp') ?? 0,
      depositBp,
    })
    const incompleteLines = included.length - priced.length
    return { kind: 'computed', totals, depositBp, incompleteLines, hasOptions: lines.some(isOption) }
  } catch (error) {
    if (error instanceof DomainError) return { kind: 'impossible' }
    throw error
  }
}

/** The net of one line's form data, or null while it has none (M3). */
export function lineNetOf(line: unknown): number | null {
  const priced = pricedLineOf(line)
  if (priced === null) return null
  try {
    return lineNet(priced)
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}

export type StoredTotals = Omit<QuoteTotals, 'lineNetCents'>

/** The totals that the server computed and keeps on the quote. */
export function storedTotals(quote: unknown): StoredTotals {
  const amount = (key: string): number => numberAt(quote, key) ?? 0
  return {
    subtotalCents: amount('subtotalCents'),
    documentDiscountCents: amount('subtotalCents') - amount('netCents'),
    vat: listAt(quote, 'vatGroups').map((group) => ({
      category: categoryAt(group, 'category') ?? 'S',
      rateBp: numberAt(group, 'rateBp') ?? 0,
      netCents: numberAt(group, 'netCents') ?? 0,
      vatCents: numberAt(group, 'vatCents') ?? 0,
    })),
    netCents: amount('netCents'),
    vatCents: amount('vatCents'),
    grossCents: amount('grossCents'),
    depositGrossCents: amount('depositCents'),
  }
}

const lineFields = ['quantityMilli', 'unitPriceCents', 'discountBp', 'vatRateBp', 'vatCategory', 'choice', 'selected']

function linesOf(fields: FormFields): Record<string, unknown>[] {
  const rows = fields['lines']?.rows ?? []
  return rows.map((_, index) =>
    Object.fromEntries(lineFields.map((name) => [name, fields[`lines.${index}.${name}`]?.value])),
  )
}

function isIncluded(line: Record<string, unknown>): boolean {
  return !isOption(line) || line['selected'] === true
}

function isOption(line: Record<string, unknown>): boolean {
  return line['choice'] === 'optional' || line['choice'] === 'one-of'
}

function pricedLineOf(line: unknown): PricedLine | null {
  const quantityMilli = wholeIn(line, 'quantityMilli')
  const unitPriceCents = wholeIn(line, 'unitPriceCents')
  const vatRateBp = wholeIn(line, 'vatRateBp')
  if (quantityMilli === null || unitPriceCents === null || vatRateBp === null) return null
  const discountBp = wholeIn(line, 'discountBp') ?? 0
  return { quantityMilli, unitPriceCents, vatRateBp, discountBp, vatCategory: categoryAt(line, 'vatCategory') }
}

function categoryAt(value: unknown, key: string): PricedLine['vatCategory'] {
  const text = textAt(value, key)
  return vatCategories.find((category) => category === text) ?? null
}

function wholeIn(value: unknown, key: string): number | null {
  const number = numberAt(value, key)
  return number !== null && Number.isSafeInteger(number) ? number : null
}

function wholeAt(fields: FormFields, path: string): number | null {
  return wholeIn(fields[path], 'value')
}
