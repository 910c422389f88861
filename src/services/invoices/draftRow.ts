import type { InvoiceContent, InvoiceLine } from '../../domain/invoices/content'
import type { DraftLine } from '../../domain/invoices/draftContent'

/** A line of a document as a draft's row keeps it: Payload gives it an id of its own. */
export function lineRow(line: DraftLine): DraftLine {
  const { label, description, unit, quantityMilli, unitPriceCents, discountBp, vatRateBp, vatCategory } = line
  return { label, description, unit, quantityMilli, unitPriceCents, discountBp, vatRateBp, vatCategory }
}

/** The row of a content before it has a number: what lists and queries read. */
export function draftOf(content: InvoiceContent) {
  return {
    kind: content.kind,
    language: content.language,
    currency: content.currency,
    lines: content.lines.map(rowOf),
    suppliedOn: content.suppliedOn,
    dueOn: content.dueOn,
    netCents: content.netCents,
    vatCents: content.vatCents,
    grossCents: content.grossCents,
    prepaidCents: content.prepaidCents,
    vatGroups: content.vat,
    paymentReference: content.paymentReference,
  }
}

/**
 * The form takes no quantity below zero, whereas EN 16931 takes no such price (BR-27): the row of a line that goes back carries its
 * sign on the price, the content on the quantity.
 */
function rowOf(line: InvoiceLine): InvoiceLine {
  const { quantityMilli, unitPriceCents } = line
  return quantityMilli < 0
    ? { ...line, quantityMilli: 0 - quantityMilli, unitPriceCents: 0 - unitPriceCents }
    : { ...line }
}
