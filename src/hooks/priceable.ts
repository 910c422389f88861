const required = ['quantityMilli', 'unitPriceCents', 'vatRateBp']
const optional = ['discountBp', 'documentDiscountBp', 'depositBp']

/**
 * Whether totals can be computed at all: every line has its quantity, price and rate, and all of them and the document's
 * own rates are safe integers (M1, M2). What is not is named by the fields' own validation.
 */
export function arePriceable(document: object, lines: readonly object[]): boolean {
  const areOptionalWhole = [document, ...lines].every((row) =>
    optional.every((field) => {
      const value = valueOf(row, field)
      return value === null || value === undefined || Number.isSafeInteger(value)
    }),
  )
  return (
    areOptionalWhole && lines.every((line) => required.every((field) => Number.isSafeInteger(valueOf(line, field))))
  )
}

function valueOf(row: object, field: string): unknown {
  return Reflect.get(row, field)
}
